import { compareText } from './text.ts';

/** The value with the keys of every object in code-point order; undefined members are left out, as JSON does. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, member]) => [key, sortKeys(member)]),
  );
}
