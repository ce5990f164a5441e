import { absent, mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { wafRulesOf, type WafPolicyProperties } from '../../facets/waf-rules.ts';
import { CDN_ENDPOINTS, CDN_PROFILES, CLASSIC_FRONT_DOORS, FRONT_DOOR_ENDPOINTS } from '../../resource-types.ts';
import { readById, refId, type Ref, type ResourcesById } from '../../resources-by-id.ts';
import { emitCdnEndpoint, emitClassicFrontDoor } from './classic.ts';
import { listenersOf, originFailoverOf, originsOf, type Route } from './routes.ts';
import { isEnumValue } from '../../enum-value.ts';

const apiVersion = '2024-02-01';
const ROUTES: ArmType = {
  type: 'Microsoft.Cdn/profiles/afdEndpoints/routes',
  apiVersion,
  within: FRONT_DOOR_ENDPOINTS,
};
const ORIGIN_GROUPS: ArmType = { type: 'Microsoft.Cdn/profiles/originGroups', apiVersion, within: CDN_PROFILES };
const ORIGINS: ArmType = { type: 'Microsoft.Cdn/profiles/originGroups/origins', apiVersion, within: ORIGIN_GROUPS };
const SECURITY_POLICIES: ArmType = {
  type: 'Microsoft.Cdn/profiles/securityPolicies',
  apiVersion,
  within: CDN_PROFILES,
};
const WAF_POLICIES: ArmType = { type: 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies', apiVersion };
const CDN_WAF_POLICIES: ArmType = { type: 'Microsoft.Cdn/cdnWebApplicationFirewallPolicies', apiVersion };
const TYPES = [
  FRONT_DOOR_ENDPOINTS,
  ROUTES,
  ORIGINS,
  SECURITY_POLICIES,
  WAF_POLICIES,
  CDN_ENDPOINTS,
  CDN_WAF_POLICIES,
  CLASSIC_FRONT_DOORS,
];

interface FrontDoorReads {
  readonly routes: ResourcesById;
  readonly origins: ResourcesById;
  readonly securityPolicies: ResourcesById;
}

/** Endpoints of Azure Front Door and of classic CDN, classic Front Doors, their origins, and the WAF policies in front of them. */
export const azureFrontDoor: AzureCollector = {
  id: 'azure-front-door',
  provider: 'azure',
  scope: 'global',
  lists: ['cdn', 'firewall'],
  fills: {
    cdn: [
      'placement', 'scaling', 'publicAccess', 'listeners', 'origins', 'originFailover', 'state', 'addresses', 'infrastructureAsCode', 'relationships',
    ],
    firewall: [
      'allowedIngress', 'defaultSecurityGroup', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships',
    ],
  }, // prettier-ignore
  // Served from edge locations everywhere.
  invariants: { cdn: { placement: absent }, firewall: { placement: absent } },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [routes, origins, securityPolicies] = await Promise.all([
      readById(ctx, ROUTES),
      readById(ctx, ORIGINS),
      readById(ctx, SECURITY_POLICIES),
    ]);
    await ctx.list('cdn', listCall(FRONT_DOOR_ENDPOINTS), () =>
      ctx.each(FRONT_DOOR_ENDPOINTS, row => {
        emitEndpoint(ctx, row, { routes, origins, securityPolicies });
      }),
    );
    await ctx.list('cdn', listCall(CDN_ENDPOINTS), () =>
      ctx.each(CDN_ENDPOINTS, row => {
        emitCdnEndpoint(ctx, row);
      }),
    );
    await ctx.list('cdn', listCall(CLASSIC_FRONT_DOORS), () =>
      ctx.each(CLASSIC_FRONT_DOORS, row => {
        emitClassicFrontDoor(ctx, row);
      }),
    );
    for (const type of [WAF_POLICIES, CDN_WAF_POLICIES])
      await ctx.list('firewall', listCall(type), () =>
        ctx.each(type, row => {
          emitWafPolicy(ctx, type, row);
        }),
      );
  },
};

function emitEndpoint(
  ctx: AzureContext,
  row: ArmResource,
  { routes, origins, securityPolicies }: FrontDoorReads,
): void {
  const { hostName, enabledState } = propertiesOf(row) as {
    readonly hostName?: string;
    readonly enabledState?: string;
  };
  const isEnabled = !isEnumValue(enabledState, 'Disabled');
  const ownRoutes = mapReading(routes, all =>
    [...all.values()]
      .filter(({ id }) => id.startsWith(`${row.id}/`))
      .map(({ properties }) => (properties ?? {}) as Route)
      .filter(route => !isEnumValue(route.enabledState, 'Disabled')),
  );
  ctx.emit({
    ...headOf(row, 'cdn', FRONT_DOOR_ENDPOINTS.type),
    region: 'global',
    facets: {
      // A global service that Microsoft scales.
      placement: absent,
      scaling: absent,
      publicAccess: value(isEnabled ? 'public' : 'blocked'),
      listeners: mapReading(ownRoutes, listenersOf),
      origins: originsOf(ownRoutes, origins),
      originFailover: originFailoverOf(ownRoutes, origins),
      state: value(isEnabled ? 'running' : 'stopped'),
      addresses: value(hostName === undefined ? [] : [hostName]),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: mapReading(securityPolicies, all =>
        [...all.values()].flatMap(policy => wafPolicyOf(policy, row.id)).map(to => ({ to, role: 'waf' })),
      ),
    },
  });
}

interface SecurityPolicy {
  readonly parameters?: {
    readonly wafPolicy?: Ref | null;
    readonly associations?: readonly { readonly domains?: readonly Ref[] }[];
  } | null;
}

/** The WAF policy that a security policy puts in front of an endpoint. */
function wafPolicyOf({ properties }: ArmResource, endpoint: string): string[] {
  const { parameters } = (properties ?? {}) as SecurityPolicy;
  const isAssociated = (parameters?.associations ?? []).some(({ domains = [] }) =>
    domains.some(domain => refId(domain) === endpoint),
  );
  const wafPolicy = refId(parameters?.wafPolicy);
  return isAssociated && wafPolicy !== undefined ? [wafPolicy] : [];
}

function emitWafPolicy(ctx: AzureContext, { type }: ArmType, row: ArmResource): void {
  ctx.emit({
    ...headOf(row, 'firewall', type),
    region: 'global',
    facets: {
      allowedIngress: absent,
      defaultSecurityGroup: value(false),
      placement: absent,
      // The WAF log is part of the profile's diagnostic settings.
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: value(wafRulesOf(propertiesOf(row) as WafPolicyProperties)),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value([]),
    },
  });
}
