/**
 * The built-in templates, compiled, by the hash of their source (`templateHash`). Empty in the sources: the build writes the
 * compiled file. Handlebars compiles custom templates, and all of them when nothing is built.
 */
export const PRECOMPILED_TEMPLATES: ReadonlyMap<string, TemplateSpecification> = new Map();
