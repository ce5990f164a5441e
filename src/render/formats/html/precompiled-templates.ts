/**
 * Our templates as the code that the engine makes of them, by the mark of their text. The build writes this file anew with
 * all of them in it; where nothing is built, or a template is somebody's own, the engine compiles.
 */
export const PRECOMPILED_TEMPLATES: ReadonlyMap<string, TemplateSpecification> = new Map();
