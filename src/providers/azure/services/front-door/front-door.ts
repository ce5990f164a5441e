import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { refId, rowsOn, shelve, type Ref, type Shelved } from '../network/network-types.ts';
import { webRulesOf, type FilterProperties } from '../network/waf-policies.ts';

const apiVersion = '2024-02-01';
const PROFILES: ArmType = { type: 'Microsoft.Cdn/profiles', apiVersion };
const ENDPOINTS: ArmType = { type: 'Microsoft.Cdn/profiles/afdEndpoints', apiVersion, within: PROFILES };
const ROUTES: ArmType = { type: 'Microsoft.Cdn/profiles/afdEndpoints/routes', apiVersion, within: ENDPOINTS };
const GROUPS: ArmType = { type: 'Microsoft.Cdn/profiles/originGroups', apiVersion, within: PROFILES };
const ORIGINS: ArmType = { type: 'Microsoft.Cdn/profiles/originGroups/origins', apiVersion, within: GROUPS };
const POLICIES: ArmType = { type: 'Microsoft.Cdn/profiles/securityPolicies', apiVersion, within: PROFILES };
const FILTERS: ArmType = {
  type: 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies',
  apiVersion: '2024-02-01',
};
const TYPES = [ENDPOINTS, ROUTES, ORIGINS, POLICIES, FILTERS];

interface Around {
  readonly routes: Shelved;
  readonly origins: Shelved;
  readonly policies: Shelved;
}

/** Front Door: its names that the world may call, where it fetches what it shows, and the filters in front. */
export const azureFrontDoor: AzureCollector = {
  id: 'azure-front-door',
  provider: 'azure',
  scope: 'global',
  lists: ['edge', 'firewall'],
  fills: {
    edge: [
      'placement',
      'scaling',
      'publicAccess',
      'listeners',
      'origins',
      'fallback',
      'state',
      'knownAs',
      'management',
      'links',
    ],
    firewall: [
      'openings', 'providerDefault', 'placement', 'accessLog', 'networkFilter', 'webRules', 'management', 'links',
    ], // prettier-ignore
  },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [routes, origins, policies] = await Promise.all([
      shelve(ctx, ROUTES),
      shelve(ctx, ORIGINS),
      shelve(ctx, POLICIES),
    ]);
    const around: Around = { routes, origins, policies };
    await ctx.list('edge', listCall(ENDPOINTS), () =>
      ctx.each(ENDPOINTS, row => {
        emitEdge(ctx, row, around);
      }),
    );
    await ctx.list('firewall', listCall(FILTERS), () =>
      ctx.each(FILTERS, row => {
        emitFilter(ctx, row);
      }),
    );
  },
};

interface RouteProperties {
  readonly originGroup?: Ref | null;
  readonly supportedProtocols?: readonly string[];
  readonly httpsRedirect?: string;
  readonly forwardingProtocol?: string;
  readonly enabledState?: string;
}

function emitEdge(ctx: AzureContext, row: ArmResource, { routes, origins, policies }: Around): void {
  const { hostName, enabledState } = propertiesOf(row) as {
    readonly hostName?: string;
    readonly enabledState?: string;
  };
  const tags = tagsOf(row);
  const on = enabledState !== 'Disabled';
  const own = mapReading(routes, all =>
    [...all.values()]
      .filter(({ id }) => id.startsWith(`${row.id}/`))
      .map(({ properties }) => (properties ?? {}) as RouteProperties)
      .filter(route => route.enabledState !== 'Disabled'),
  );
  ctx.emit({
    id: row.id,
    kind: 'edge',
    type: ENDPOINTS.type,
    name: row.name,
    region: 'global',
    tags,
    facets: {
      // Microsoft runs it in many places, and as large as it must be.
      placement: absent,
      scaling: absent,
      publicAccess: value(on ? 'open' : 'blocked'),
      listeners: mapReading(own, listenersOf),
      origins: originsOf(own, origins),
      fallback: fallbackOf(own, origins),
      state: value(on ? 'running' : 'stopped'),
      knownAs: value(hostName === undefined ? [] : [hostName]),
      management: managementOf(tags),
      links: mapReading(policies, all =>
        [...all.values()].flatMap(policy => filterOf(policy, row.id)).map(to => ({ to, role: 'filter' })),
      ),
    },
  });
}

/** Front Door answers on the two usual ports, and nowhere else. */
function listenersOf(routes: readonly RouteProperties[]): Facets['listeners'] {
  const speak = (word: string): readonly RouteProperties[] =>
    routes.filter(({ supportedProtocols = ['Http', 'Https'] }) => supportedProtocols.includes(word));
  const plain = speak('Http');
  return [
    ...(plain.length === 0
      ? []
      : [{ protocol: 'HTTP', port: 80, redirects: plain.every(({ httpsRedirect }) => httpsRedirect === 'Enabled') }]),
    ...(speak('Https').length === 0 ? [] : [{ protocol: 'HTTPS', port: 443, redirects: false }]),
  ];
}

const inGroup = (origins: Shelved, group: string): readonly ArmResource[] =>
  rowsOn(origins).filter(
    ({ id, properties }) =>
      id.startsWith(`${group}/`) && (properties as { enabledState?: string } | null)?.enabledState !== 'Disabled',
  );

function originsOf(routes: Reading<readonly RouteProperties[]>, origins: Shelved): Reading<Facets['origins']> {
  if (routes.state !== 'value') return routes;
  if (origins.state !== 'value') return origins;
  const found = new Map<string, boolean>();
  for (const { originGroup, forwardingProtocol, httpsRedirect, supportedProtocols = [] } of routes.value) {
    // Asked in the open it fetches in the open, unless nobody can ask that way.
    const safe =
      forwardingProtocol === 'HttpsOnly' ||
      (forwardingProtocol === 'MatchRequest' && (httpsRedirect === 'Enabled' || !supportedProtocols.includes('Http')));
    for (const { properties } of inGroup(origins, refId(originGroup) ?? '')) {
      const { hostName } = (properties ?? {}) as { readonly hostName?: string };
      if (hostName !== undefined) found.set(hostName, (found.get(hostName) ?? true) && safe);
    }
  }
  return value([...found].map(([to, encrypted]) => ({ to, encrypted })));
}

/** Whether every route has somewhere else to turn to. */
function fallbackOf(routes: Reading<readonly RouteProperties[]>, origins: Shelved): Reading<boolean> {
  if (routes.state !== 'value') return routes;
  if (origins.state !== 'value') return origins;
  const groups = routes.value.flatMap(({ originGroup }) => refId(originGroup) ?? []);
  return groups.length === 0 ? absent : value(groups.every(group => inGroup(origins, group).length > 1));
}

/** The filter that a policy puts in front of this endpoint. */
function filterOf({ properties }: ArmResource, endpoint: string): string[] {
  const { parameters } = (properties ?? {}) as {
    readonly parameters?: {
      readonly wafPolicy?: Ref | null;
      readonly associations?: readonly { readonly domains?: readonly Ref[] }[];
    } | null;
  };
  const guards = (parameters?.associations ?? []).some(({ domains = [] }) =>
    domains.some(domain => refId(domain) === endpoint),
  );
  const filter = refId(parameters?.wafPolicy);
  return guards && filter !== undefined ? [filter] : [];
}

function emitFilter(ctx: AzureContext, row: ArmResource): void {
  const tags = tagsOf(row);
  ctx.emit({
    id: row.id,
    kind: 'firewall',
    type: FILTERS.type,
    name: row.name,
    region: 'global',
    tags,
    facets: {
      openings: absent,
      providerDefault: value(false),
      placement: absent,
      // What it does stands in the record of the profile that it guards.
      accessLog: absent,
      networkFilter: absent,
      webRules: value(webRulesOf(propertiesOf(row) as FilterProperties)),
      management: managementOf(tags),
      links: value([]),
    },
  });
}
