/** `$id` of a published JSON Schema: a URN, because a URL would depend on a domain that can change owner. */
export const schemaId = (file: string): string => `urn:cloudbrief:schemas:${file}`;

/** Path for editors, relative to a configuration in a project that depends on cloudbrief. */
export const schemaPath = (file: string): string => `./node_modules/cloudbrief/schemas/${file}`;
