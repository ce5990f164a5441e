export type Family = 'ipv4' | 'ipv6';

const WIDTH = { ipv4: 32, ipv6: 128 } as const;

/** The family of a CIDR block, and the bits that are fixed in it; undefined when it is none. */
export function prefixLength(cidr: string): { readonly family: Family; readonly bits: number } | undefined {
  const [address, bits] = cidr.split('/');
  if (address === undefined || bits === undefined || !/^\d{1,3}$/.test(bits)) return undefined;
  const family = familyOf(address);
  if (family === undefined || Number(bits) > WIDTH[family]) return undefined;
  return { family, bits: Number(bits) };
}

/** Whether every address of one block lies in the other. */
export function isWithin(inner: string, outer: string): boolean {
  const [small, large] = [addressRange(inner), addressRange(outer)];
  if (small === undefined || large?.family !== small.family) return false;
  return large.first <= small.first && small.last <= large.last;
}

/** The addresses of a CIDR block, of one address, or of `first-last`; undefined where it is none of them. */
export function addressRange(
  source: string,
): { readonly family: Family; readonly first: bigint; readonly last: bigint } | undefined {
  const [from = '', to, ...more] = source.split('-').map(part => part.trim());
  if (to !== undefined) {
    const family = familyOf(from);
    if (family === undefined || familyOf(to) !== family || more.length > 0) return undefined;
    const [first, last] = [addressNumber(from, family), addressNumber(to, family)];
    return first === undefined || last === undefined ? undefined : { family, first, last };
  }
  const [address = ''] = from.split('/');
  const family = familyOf(address);
  if (family === undefined) return undefined;
  const bits = from.includes('/') ? prefixLength(from)?.bits : WIDTH[family];
  const number = addressNumber(address, family);
  if (bits === undefined || number === undefined) return undefined;
  const rest = BigInt(WIDTH[family] - bits);
  const first = (number >> rest) << rest;
  return { family, first, last: first + (1n << rest) - 1n };
}

const familyOf = (address: string): Family | undefined =>
  address.includes(':') ? 'ipv6' : /^\d+(\.\d+){3}$/.test(address) ? 'ipv4' : undefined;

/** An address as a number; undefined where it is none. */
function addressNumber(address: string, family: Family): bigint | undefined {
  const parts = family === 'ipv4' ? address.split('.') : groupsOf(address);
  const [width, base] = family === 'ipv4' ? [8n, 10] : [16n, 16];
  let bits = 0n;
  for (const part of parts) {
    const number = Number.parseInt(part, base);
    if (Number.isNaN(number) || number < 0 || number >= 2 ** Number(width)) return undefined;
    bits = (bits << width) | BigInt(number);
  }
  return parts.length === (family === 'ipv4' ? 4 : 8) ? bits : undefined;
}

/** The eight groups of an IPv6 address, `::` expanded. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.split('::');
  const split = (text: string): string[] => (text === '' ? [] : text.split(':'));
  if (tail === undefined) return split(head);
  const [before, after] = [split(head), split(tail)];
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after];
}
