import { internetFamilies, isOpenToStrangers, largePublicAccess, PROVIDER_CUSTOMERS } from '../../../lib/internet.ts';
import type { Facets } from '../../../model/facets.ts';
import { value, type Reading } from '../../../model/reading.ts';
import { isEnumValue } from '../enum-value.ts';

export type NetworkAccess = Facets['networkAccess'];

/** Network rules in the format of most services; the member for an IP range has two names. */
export interface NetworkRules {
  readonly defaultAction?: string | null;
  readonly ipRules?: readonly ({ readonly value?: unknown; readonly ipMask?: unknown } | null)[] | null;
}

/** Private where public access is disabled, else by the rules. A private endpoint does not disable public access. */
export function networkAccessBy(publicNetworkAccess: unknown, rules: NetworkRules | null | undefined): NetworkAccess {
  if (isPublicAccessDisabled(publicNetworkAccess)) return 'private';
  if (!rules || !isEnumValue(rules.defaultAction, 'Deny')) return 'all-networks';
  return networkAccessIn(rules.ipRules ?? [], 'private');
}

/** By the IP ranges; `without`: the result without any. */
export function networkAccessIn(ranges: NonNullable<NetworkRules['ipRules']>, without: NetworkAccess): NetworkAccess {
  const named = ranges.flatMap(rule => {
    const range = rule?.value ?? rule?.ipMask;
    return typeof range === 'string' ? [range] : [];
  });
  if (named.length === 0) return without;
  return isOpenToStrangers(named) ? 'all-networks' : (largePublicAccess(named) ?? 'selected-networks');
}

/** A range of a firewall rule as a source. `0.0.0.0` alone stands for all of Azure, of whatever customer ("Allow Azure services"). */
export const firewallSource = (first: unknown, last: unknown): string =>
  first === '0.0.0.0' && last === '0.0.0.0' ? PROVIDER_CUSTOMERS : `${String(first)}-${String(last)}`;

/** Who may connect to a service whose firewall lets these sources in. */
export function publicAccessBy(sources: readonly string[]): Facets['publicAccess'] {
  if (internetFamilies(sources).length > 0) return 'public';
  if (sources.includes(PROVIDER_CUSTOMERS)) return PROVIDER_CUSTOMERS;
  return largePublicAccess(sources) ?? 'possible';
}

/** `SecuredByPerimeter`: access only within a network security perimeter. */
export const isPublicAccessDisabled = (publicNetworkAccess: unknown): boolean =>
  typeof publicNetworkAccess === 'string' && /^(disabled|securedByPerimeter)$/i.test(publicNetworkAccess);

/**
 * Local authentication is enabled unless it is disabled explicitly. `createdAt`: when each key was created, where the
 * service reports it; the oldest counts.
 */
export function localAuthenticationOf(
  disableLocalAuth: unknown,
  createdAt: readonly unknown[] = [],
): Reading<Facets['localAuthentication']> {
  const dates = createdAt.filter((date): date is string => typeof date === 'string' && !Number.isNaN(Date.parse(date)));
  const [oldest] = dates.sort((a, b) => Date.parse(a) - Date.parse(b));
  return value({ enabled: disableLocalAuth !== true, ...(oldest === undefined ? {} : { createdAt: oldest }) });
}
