import { addressRange, type Family } from './cidr.ts';

type Range = readonly [first: bigint, last: bigint];

/** Addresses of one family: ranges in order that do not touch. */
export type AddressSet = readonly Range[];

export const NO_ADDRESSES: AddressSet = [];

/** All addresses of a family. */
export const allAddresses = (family: Family): AddressSet => [[0n, (1n << (family === 'ipv4' ? 32n : 128n)) - 1n]];

/** The addresses of one family that these sources name. Names of groups hold none. */
export function addressSet(sources: readonly string[], family: Family): AddressSet {
  return merge(
    sources.flatMap(source => {
      const range = addressRange(source);
      return range?.family === family ? [[range.first, range.last] as const] : [];
    }),
  );
}

export const uniteAddresses = (a: AddressSet, b: AddressSet): AddressSet => merge([...a, ...b]);

export const subtractAddresses = (a: AddressSet, b: AddressSet): AddressSet =>
  b.reduce<AddressSet>((left, taken) => left.flatMap(range => without(range, taken)), a);

export const intersectAddresses = (a: AddressSet, b: AddressSet): AddressSet =>
  subtractAddresses(a, subtractAddresses(a, b));

export const countAddresses = (set: AddressSet): bigint =>
  set.reduce((sum, [first, last]) => sum + last - first + 1n, 0n);

function merge(ranges: readonly Range[]): AddressSet {
  const merged: [bigint, bigint][] = [];
  const ordered = ranges.filter(([first, last]) => first <= last).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [first, last] of ordered) {
    const before = merged.at(-1);
    if (before === undefined || first > before[1] + 1n) merged.push([first, last]);
    else if (last > before[1]) before[1] = last;
  }
  return merged;
}

function without([first, last]: Range, [from, to]: Range): Range[] {
  if (to < first || last < from) return [[first, last]];
  const left: Range[] = [];
  if (first < from) left.push([first, from - 1n]);
  if (to < last) left.push([to + 1n, last]);
  return left;
}
