/** A JSON object from a file that anybody may have written: nothing of its shape is given. */
export type Json = Readonly<Record<string, unknown>>;

export const objectOf = (given: unknown): Json =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Json) : {};

export const listOf = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : []);

export const textOf = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined);

/** A member of an object or list; never what every object inherits. */
export const memberOf = (given: unknown, key: string): unknown =>
  typeof given === 'object' && given !== null && Object.hasOwn(given, key) ? (given as Json)[key] : undefined;
