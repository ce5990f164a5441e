import { unread, value, type Reading } from '../../model/reading.ts';

/** A response that arrived whole and lacks a field that the service always sends. */
export class IncompleteResponseError extends Error {
  override readonly name = 'IncompleteResponseError';
}

/** A field that the service always sends. Throws `IncompleteResponseError` without it: a missing list is not an empty one. */
export function assertField<T>(field: T | null | undefined, name: string): T {
  if (field === undefined || field === null) throw new IncompleteResponseError(`the response has no ${name}`);
  return field;
}

/** The same for a list from a client that hands on what it gets: a text would be read as a list of its characters. */
export function assertRows<T extends object>(field: readonly T[] | null | undefined, name: string): readonly T[] {
  const rows: unknown = assertField(field, name);
  if (Array.isArray(rows) && rows.every(row => typeof row === 'object' && row !== null)) return rows as readonly T[];
  throw new IncompleteResponseError(`the response has ${name} of another type`);
}

/** The same as a reading: a missing field is unread, never a guess. */
export function requireField<T>(field: T | null | undefined, name: string): Reading<T> {
  return field === undefined || field === null ? unread('failed', `the response has no ${name}`) : value(field);
}

/** A facet made from a response: unread where a field is missing, so that the other facets of the resource stay. */
export function facetFrom<T>(make: () => T): Reading<T> {
  try {
    return value(make());
  } catch (error) {
    if (error instanceof IncompleteResponseError) return unread('failed', error.message);
    throw error;
  }
}
