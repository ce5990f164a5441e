import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import type { ArmResource } from '../../client/arm.ts';
import { refId, resourcesIn, type Ref, type ResourcesById } from '../../resources-by-id.ts';
import { isEnumValue } from '../../enum-value.ts';

export interface Route {
  readonly originGroup?: Ref | null;
  readonly supportedProtocols?: readonly string[];
  readonly httpsRedirect?: string;
  readonly forwardingProtocol?: string;
  readonly enabledState?: string;
}

/** Front Door listens on ports 80 and 443 only. */
export function listenersOf(routes: readonly Route[]): Facets['listeners'] {
  const supporting = (protocol: string): readonly Route[] =>
    routes.filter(({ supportedProtocols = ['Http', 'Https'] }) => supportedProtocols.includes(protocol));
  const http = supporting('Http');
  const redirectsToHttps = http.every(({ httpsRedirect }) => isEnumValue(httpsRedirect, 'Enabled'));
  return [
    ...(http.length === 0 ? [] : [{ protocol: 'HTTP', port: 80, redirectsToHttps }]),
    ...(supporting('Https').length === 0 ? [] : [{ protocol: 'HTTPS', port: 443, redirectsToHttps: false }]),
  ];
}

/** An origin is encrypted when all routes to it are. */
export function originsOf(routes: Reading<readonly Route[]>, origins: ResourcesById): Reading<Facets['origins']> {
  if (routes.state !== 'value') return routes;
  if (origins.state !== 'value') return origins;
  const found = new Map<string, boolean>();
  for (const route of routes.value) {
    const encrypted = forwardsOverHttps(route);
    for (const { properties } of originsIn(origins, refId(route.originGroup) ?? '')) {
      const { hostName } = (properties ?? {}) as { readonly hostName?: string };
      if (hostName !== undefined) found.set(hostName, (found.get(hostName) ?? true) && encrypted);
    }
  }
  return value([...found].map(([to, encrypted]) => ({ to, encrypted })));
}

/** `MatchRequest` forwards an HTTP request over HTTP, unless clients cannot make one. */
const forwardsOverHttps = ({ forwardingProtocol, httpsRedirect, supportedProtocols = [] }: Route): boolean =>
  isEnumValue(forwardingProtocol, 'HttpsOnly') ||
  (isEnumValue(forwardingProtocol, 'MatchRequest') &&
    (isEnumValue(httpsRedirect, 'Enabled') || !supportedProtocols.includes('Http')));

/** Whether every route has a second origin; absent without routes. */
export function originFailoverOf(routes: Reading<readonly Route[]>, origins: ResourcesById): Reading<boolean> {
  if (routes.state !== 'value') return routes;
  if (origins.state !== 'value') return origins;
  const groups = routes.value.flatMap(({ originGroup }) => refId(originGroup) ?? []);
  return groups.length === 0 ? absent : value(groups.every(group => originsIn(origins, group).length > 1));
}

const originsIn = (origins: ResourcesById, group: string): readonly ArmResource[] =>
  resourcesIn(origins).filter(
    ({ id, properties }) => id.startsWith(`${group}/`) && !isEnumValue(properties?.['enabledState'], 'Disabled'),
  );
