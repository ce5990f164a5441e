import { internetFamilies } from '../../../lib/cidr.ts';
import type { Facets } from '../../../model/facets.ts';
import { value, type Reading } from '../../../model/reading.ts';

export type NetworkAccess = Facets['networkAccess'];

/** The network rules of a service, as most of them write them; each has its own name for a range. */
export interface NetworkRules {
  readonly defaultAction?: string | null;
  readonly ipRules?: readonly ({ readonly value?: unknown; readonly ipMask?: unknown } | null)[] | null;
}

/**
 * From where a service takes callers: from private endpoints alone where its public door is shut, else from whatever its
 * rules let in. A private endpoint beside an open door shuts nothing.
 */
export function networkAccessBy(publicNetworkAccess: unknown, rules: NetworkRules | null | undefined): NetworkAccess {
  if (isPublicAccessDisabled(publicNetworkAccess)) return 'private';
  if (rules?.defaultAction !== 'Deny') return 'all-networks';
  return networkAccessIn(rules.ipRules ?? [], 'private');
}

/** From where the named ranges let callers come; `without` is what holds where there are none. */
export function networkAccessIn(ranges: NetworkRules['ipRules'] & {}, without: NetworkAccess): NetworkAccess {
  const named = ranges.flatMap(rule => {
    const range = rule?.value ?? rule?.ipMask;
    return typeof range === 'string' ? [range] : [];
  });
  if (named.length === 0) return without;
  return named.some(range => internetFamilies(range).length > 0) ? 'all-networks' : 'selected-networks';
}

/** `SecuredByPerimeter`: only what a perimeter of our own lets in. */
export const isPublicAccessDisabled = (publicNetworkAccess: unknown): boolean =>
  typeof publicNetworkAccess === 'string' && /^(disabled|securedByPerimeter)$/i.test(publicNetworkAccess);

/** Whether keys open a service, by the switch that shuts them out: left out, they do. `made`: when each was made, where it is told. */
export function keysOf(
  disableLocalAuth: unknown,
  made: readonly unknown[] = [],
): Reading<Facets['localAuthentication']> {
  const dates = made.filter((date): date is string => typeof date === 'string' && !Number.isNaN(Date.parse(date)));
  const [oldest] = dates.sort((a, b) => Date.parse(a) - Date.parse(b));
  return value({ enabled: disableLocalAuth !== true, ...(oldest === undefined ? {} : { createdAt: oldest }) });
}
