import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { refId, resourcesIn, readById, type Ref, type ResourcesById } from '../network/network-types.ts';
import { wafRulesOf, type FilterProperties } from '../network/waf-policies.ts';

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

interface NetworkContext {
  readonly routes: ResourcesById;
  readonly origins: ResourcesById;
  readonly policies: ResourcesById;
}

/** Front Door: its names that the world may call, where it fetches what it shows, and the filters in front. */
export const azureFrontDoor: AzureCollector = {
  id: 'azure-front-door',
  provider: 'azure',
  scope: 'global',
  lists: ['cdn', 'firewall'],
  fills: {
    cdn: [
      'placement',
      'scaling',
      'publicAccess',
      'listeners',
      'origins',
      'originFailover',
      'state',
      'addresses',
      'infrastructureAsCode',
      'relationships',
    ],
    firewall: [
      'allowedIngress', 'defaultSecurityGroup', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships',
    ], // prettier-ignore
  },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [routes, origins, policies] = await Promise.all([
      readById(ctx, ROUTES),
      readById(ctx, ORIGINS),
      readById(ctx, POLICIES),
    ]);
    const around: NetworkContext = { routes, origins, policies };
    await ctx.list('cdn', listCall(ENDPOINTS), () =>
      ctx.each(ENDPOINTS, row => {
        emitCdn(ctx, row, around);
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

function emitCdn(ctx: AzureContext, row: ArmResource, { routes, origins, policies }: NetworkContext): void {
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
    kind: 'cdn',
    type: ENDPOINTS.type,
    name: row.name,
    region: 'global',
    tags,
    facets: {
      // Microsoft runs it in many places, and as large as it must be.
      placement: absent,
      scaling: absent,
      publicAccess: value(on ? 'public' : 'blocked'),
      listeners: mapReading(own, listenersOf),
      origins: originsOf(own, origins),
      originFailover: originFailoverOf(own, origins),
      state: value(on ? 'running' : 'stopped'),
      addresses: value(hostName === undefined ? [] : [hostName]),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: mapReading(policies, all =>
        [...all.values()].flatMap(policy => filterOf(policy, row.id)).map(to => ({ to, role: 'waf' })),
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
      : [
          {
            protocol: 'HTTP',
            port: 80,
            redirectsToHttps: plain.every(({ httpsRedirect }) => httpsRedirect === 'Enabled'),
          },
        ]),
    ...(speak('Https').length === 0 ? [] : [{ protocol: 'HTTPS', port: 443, redirectsToHttps: false }]),
  ];
}

const inGroup = (origins: ResourcesById, group: string): readonly ArmResource[] =>
  resourcesIn(origins).filter(
    ({ id, properties }) =>
      id.startsWith(`${group}/`) && (properties as { enabledState?: string } | null)?.enabledState !== 'Disabled',
  );

function originsOf(routes: Reading<readonly RouteProperties[]>, origins: ResourcesById): Reading<Facets['origins']> {
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
function originFailoverOf(routes: Reading<readonly RouteProperties[]>, origins: ResourcesById): Reading<boolean> {
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
      allowedIngress: absent,
      defaultSecurityGroup: value(false),
      placement: absent,
      // What it does stands in the record of the profile that it guards.
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: value(wafRulesOf(propertiesOf(row) as FilterProperties)),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value([]),
    },
  });
}
