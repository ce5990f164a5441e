import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';

const PROFILES: ArmType = { type: 'Microsoft.Network/trafficManagerProfiles', apiVersion: '2022-04-01' };

interface Endpoint {
  readonly type?: string;
  readonly properties?: {
    readonly endpointStatus?: string;
    readonly endpointMonitorStatus?: string;
    readonly endpointLocation?: string | null;
    readonly target?: string | null;
    readonly alwaysServe?: string;
  };
}
interface Profile {
  readonly profileStatus?: string;
  readonly trafficRoutingMethod?: string;
  readonly dnsConfig?: { readonly fqdn?: string };
  readonly endpoints?: readonly Endpoint[] | null;
}

/** Names that lead visitors to one of several places. */
export const azureTrafficManager: AzureCollector = {
  id: 'azure-traffic-manager',
  provider: 'azure',
  scope: 'global',
  lists: ['global-load-balancer'],
  fills: {
    'global-load-balancer': [
      'publicAccess',
      'listeners',
      'origins',
      'originFailover',
      'accessLogging',
      'state',
      'addresses',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  types: [PROFILES],
  operations: azureOperations([PROFILES]),
  collect: async ctx => {
    await ctx.list('global-load-balancer', listCall(PROFILES), () =>
      ctx.each(PROFILES, row => {
        emitProfile(ctx, row);
      }),
    );
  },
};

function emitProfile(ctx: AzureContext, row: ArmResource): void {
  const profile = propertiesOf(row) as Profile;
  const fqdn = profile.dnsConfig?.fqdn;
  ctx.emit({
    ...headOf(row, 'global-load-balancer', PROFILES.type),
    facets: {
      // It tells visitors where to go, and none of them comes by: it has no door, no origin and no log of visits.
      publicAccess: value('blocked'),
      listeners: value([]),
      origins: value([]),
      accessLogging: absent,
      originFailover: originFailoverOf(profile),
      state: value(profile.profileStatus === 'Enabled' ? 'running' : 'stopped'),
      addresses: value(fqdn === undefined ? [] : [fqdn.toLowerCase()]),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value([]),
    },
  });
}

/** By these a visitor belongs to one place, and goes nowhere else when it fails (Microsoft, "Traffic Manager routing methods"). */
const FIXED = /^(Geographic|Subnet)$/i;
const UNHEALTHY_STATES = /^(Degraded|Stopped|Inactive|Disabled)$/i;

/** Whether it turns to another region by itself: two of them are well, and it looks whether the one in use still is. */
function originFailoverOf({ trafficRoutingMethod = '', endpoints }: Profile): Reading<Facets['originFailover']> {
  const used = (endpoints ?? []).filter(({ properties }) => properties?.endpointStatus === 'Enabled');
  if (used.length === 0) return absent;
  const places = new Set<string>();
  for (const { properties = {} } of used) {
    const { endpointLocation, target } = properties;
    if (UNHEALTHY_STATES.test(properties.endpointMonitorStatus ?? '')) continue;
    places.add((endpointLocation ?? '') === '' ? (target ?? '') : regionName(endpointLocation));
  }
  const watched = used.some(({ properties }) => properties?.alwaysServe !== 'Enabled');
  const nested = used.some(({ type }) => /nestedEndpoints$/i.test(type ?? ''));
  return value(places.size > 1 && watched && (nested || !FIXED.test(trafficRoutingMethod)));
}
