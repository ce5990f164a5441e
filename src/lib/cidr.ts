export type Family = 'ipv4' | 'ipv6';

/** Address family and prefix length of a CIDR block; undefined for other text. */
export function prefixLength(cidr: string): { readonly family: Family; readonly bits: number } | undefined {
  const [address, bits] = cidr.split('/');
  if (address === undefined || bits === undefined || !/^\d{1,3}$/.test(bits)) return undefined;
  const family = address.includes(':') ? 'ipv6' : /^\d+(\.\d+){3}$/.test(address) ? 'ipv4' : undefined;
  if (family === undefined || Number(bits) > (family === 'ipv4' ? 32 : 128)) return undefined;
  return { family, bits: Number(bits) };
}

const PRIVATE_V4 = [
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^127\./,
  /^169\.254\./,
];
const PRIVATE_V6 = [/^f[cd]/i, /^fe[89ab]/i];

/** Whether the block is larger than that of any organization, so that it counts as the internet: `0.0.0.0/1` like `/0`. */
export function isInternetWide(cidr: string): boolean {
  const prefix = prefixLength(cidr);
  if (prefix === undefined) return false;
  if (prefix.family === 'ipv4')
    return prefix.bits < 8 && (prefix.bits === 0 || !PRIVATE_V4.some(range => range.test(cidr)));
  return prefix.bits < 16 && !PRIVATE_V6.some(range => range.test(cidr));
}

const INTERNET_NAMES = new Set(['*', 'any', 'internet']);
const BOTH: readonly Family[] = ['ipv4', 'ipv6'];

/** Address families for which a source is the internet: a block that large, or a provider's name for it. */
export function internetFamilies(source: string): readonly Family[] {
  if (INTERNET_NAMES.has(source.toLowerCase())) return BOTH;
  const family = isInternetWide(source) ? prefixLength(source)?.family : undefined;
  return family === undefined ? [] : [family];
}

/** Whether a source is exactly all addresses of that family. */
export function coversAddressFamily(source: string, family: Family): boolean {
  const prefix = prefixLength(source);
  return INTERNET_NAMES.has(source.toLowerCase()) || (prefix?.family === family && prefix.bits === 0);
}

/** Whether one block contains the other. */
export function isWithin(inner: string, outer: string): boolean {
  const [small, large] = [prefixLength(inner), prefixLength(outer)];
  if (small === undefined || large === undefined || small.family !== large.family || small.bits < large.bits)
    return false;
  const [one, other] = [bitsOf(inner, small.family), bitsOf(outer, large.family)];
  const rest = BigInt((small.family === 'ipv4' ? 32 : 128) - large.bits);
  return one !== undefined && other !== undefined && one >> rest === other >> rest;
}

/** The address of a block as a number; undefined for other text. */
function bitsOf(cidr: string, family: Family): bigint | undefined {
  const [address = ''] = cidr.split('/');
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
