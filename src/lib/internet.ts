import { addressSet, countAddresses, intersectAddresses, subtractAddresses, type AddressSet } from './address-set.ts';
import { prefixLength, type Family } from './cidr.ts';
import { memoizePerObject } from './memoize.ts';

/** The name of a source that is every address that customers of the same provider can rent. */
export const PROVIDER_CUSTOMERS = 'provider-customers';

/** Strangers: everybody with an address of that family, or every customer of the provider, by their IPv4 addresses. */
export type Audience = Family | typeof PROVIDER_CUSTOMERS;

const NAMES_OF_THE_INTERNET = new Set(['*', 'any', 'internet']);
const BOTH: readonly Family[] = ['ipv4', 'ipv6'];

/** Addresses that no packet from the internet has (IANA special-purpose address registries; multicast). */
const NOT_PUBLIC_V4 = addressSet(
  ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3'],
  'ipv4',
); // prettier-ignore
/** Global unicast addresses; nothing else is routed on the internet (RFC 4291). */
const PUBLIC_V6 = addressSet(['2000::/3'], 'ipv6');

/** More public addresses than any one organization has: twice a `/8`, or a `/15` of IPv6. */
const INTERNET_WIDE: Readonly<Record<Family, bigint>> = { ipv4: 1n << 25n, ipv6: 1n << 113n };
/** More than a `/16`, or than a `/32` of IPv6, which registries give to a whole network operator. */
const LARGE: Readonly<Record<Family, bigint>> = { ipv4: 1n << 16n, ipv6: 1n << 96n };

const publicPart = (set: AddressSet, family: Family): AddressSet =>
  family === 'ipv4' ? subtractAddresses(set, NOT_PUBLIC_V4) : intersectAddresses(set, PUBLIC_V6);

/** Whether the addresses let strangers in: two halves are as open as the whole. */
export const isInternetWide = (set: AddressSet, family: Family): boolean =>
  countAddresses(set) >= INTERNET_WIDE[family] && countAddresses(publicPart(set, family)) >= INTERNET_WIDE[family];

const isNameOfInternet = (source: string): boolean => NAMES_OF_THE_INTERNET.has(source.toLowerCase());

/** What sources name at first sight: whether all of a family, and at most how many of its addresses. */
interface Extent {
  readonly all: Readonly<Record<Family, boolean>>;
  readonly atMost: Readonly<Record<Family, number>>;
}

const ADDRESS_RANGE = /^[\da-f.:]+\s*-/i;

/** Most rules name a few small blocks, and need no closer look. Rules are asked often: the answer is kept. */
const extentOf: (sources: readonly string[]) => Extent = memoizePerObject(sources => {
  const all = { ipv4: false, ipv6: false };
  const atMost = { ipv4: 0, ipv6: 0 };
  for (const source of sources) {
    const prefix = prefixLength(source);
    if (prefix !== undefined) {
      atMost[prefix.family] += 2 ** ((prefix.family === 'ipv4' ? 32 : 128) - prefix.bits);
      if (prefix.bits === 0) all[prefix.family] = true;
    } else if (isNameOfInternet(source)) all.ipv4 = all.ipv6 = true;
    else if (ADDRESS_RANGE.test(source)) atMost.ipv4 = atMost.ipv6 = Infinity;
  }
  return { all, atMost };
});

/** Whether several lists of sources may together be the internet. */
export const mayAddUp = (lists: readonly (readonly string[])[], family: Family): boolean =>
  lists.reduce((sum, sources) => sum + extentOf(sources).atMost[family], 0) >= Number(INTERNET_WIDE[family]);

/** The address families in which these sources together let strangers in. */
export const internetFamilies: (sources: readonly string[]) => readonly Family[] = memoizePerObject(sources => {
  const { all, atMost } = extentOf(sources);
  return BOTH.filter(
    family =>
      all[family] ||
      (atMost[family] >= Number(INTERNET_WIDE[family]) && isInternetWide(addressSet(sources, family), family)),
  );
});

/** Whether a source is every address of that family, and not merely most of them. */
export function coversAddressFamily(source: string, family: Family): boolean {
  const prefix = prefixLength(source);
  return isNameOfInternet(source) || (prefix?.family === family && prefix.bits === 0);
}

/** Whether everybody, or every customer of the provider, is among these sources. */
export const isOpenToStrangers = (sources: readonly string[]): boolean =>
  sources.includes(PROVIDER_CUSTOMERS) || internetFamilies(sources).length > 0;

/** How many public addresses these sources name, where they are more than one network operator has; else undefined. */
export function largePublicRange(sources: readonly string[]): bigint | undefined {
  for (const family of BOTH) {
    if (extentOf(sources).atMost[family] <= Number(LARGE[family])) continue;
    const count = countAddresses(publicPart(addressSet(sources, family), family));
    if (count > LARGE[family]) return count;
  }
  return undefined;
}

/** Access of these sources, where they are a large part of the internet. */
export function largePublicAccess(sources: readonly string[]): { readonly publicAddresses: number } | undefined {
  const count = largePublicRange(sources);
  return count === undefined ? undefined : { publicAddresses: Number(count) };
}
