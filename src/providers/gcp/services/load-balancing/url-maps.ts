import type { Route, UrlMap } from './rows.ts';

/** Every route of a URL map, its default first. */
const routesOf = (map: UrlMap): readonly Route[] => [
  map,
  ...(map.pathMatchers ?? []).flatMap(matcher => [
    matcher,
    ...(matcher.pathRules ?? []),
    ...(matcher.routeRules ?? []),
  ]),
];

/** Addresses of the backend services and backend buckets that a URL map sends requests to. */
export const servicesOfMap = (map: UrlMap): readonly string[] => [
  ...new Set(
    routesOf(map).flatMap(({ service, defaultService, routeAction, defaultRouteAction }) => [
      ...[service, defaultService].flatMap(one => one ?? []),
      ...[routeAction, defaultRouteAction].flatMap(action =>
        (action?.weightedBackendServices ?? []).flatMap(({ backendService }) => backendService ?? []),
      ),
    ]),
  ),
];

/** Whether it serves nothing and sends every request to HTTPS. */
export function redirectsAll(map: UrlMap): boolean {
  if (servicesOfMap(map).length > 0) return false;
  const redirects = routesOf(map).flatMap(
    ({ urlRedirect, defaultUrlRedirect }) => urlRedirect ?? defaultUrlRedirect ?? [],
  );
  return redirects.length > 0 && redirects.every(({ httpsRedirect }) => httpsRedirect === true);
}
