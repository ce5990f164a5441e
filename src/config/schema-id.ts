/** What a published JSON Schema calls itself: a name, the same on every machine, not a place that somebody else could own. */
export const schemaId = (file: string): string => `urn:cloudbrief:schemas:${file}`;

/** Where an editor finds it beside a configuration, when cloudbrief is a dependency there. */
export const schemaPath = (file: string): string => `./node_modules/cloudbrief/schemas/${file}`;
