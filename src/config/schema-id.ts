/**
 * What a published JSON Schema calls itself. It is where the package's file is served once it is published, and the same
 * on every machine, so that it may stand in a file that is shared.
 */
export const schemaId = (file: string): string => `https://unpkg.com/cloudbrief/schemas/${file}`;
