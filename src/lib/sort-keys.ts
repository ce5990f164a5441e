import { compareText } from './text.ts';

/** Sorts the keys of all objects by code point; drops undefined members, like JSON. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(value).filter(key => members[key] !== undefined);
  return Object.fromEntries(keys.sort(compareText).map(key => [key, sortKeys(members[key])]));
}
