import type { Facets } from '../../../../model/facets.ts';
import { absent, valueOrNull, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { AUTOSCALE, readAutoscale, scalingOf, type Autoscale } from '../../facets/autoscale.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';

const SERVICES: ArmType = { type: 'Microsoft.ApiManagement/service', apiVersion: '2022-08-01' };

interface Service {
  readonly provisioningState?: string;
  readonly createdAtUtc?: string;
  readonly publicNetworkAccess?: string | null;
  readonly virtualNetworkType?: string | null;
  readonly zoneRedundant?: boolean | null;
  readonly additionalLocations?: readonly { readonly location?: string; readonly disableGateway?: boolean }[] | null;
  readonly customProperties?: Readonly<Record<string, string | null>> | null;
}

/** API Management: the door to what programs offer each other. */
export const azureApiManagement: AzureCollector = {
  id: 'azure-api-management',
  provider: 'azure',
  scope: 'global',
  lists: ['api-gateway'],
  fills: {
    'api-gateway': [
      'placement',
      'scaling',
      'publicAccess',
      'listeners',
      'state',
      'relationships',
      'infrastructureAsCode',
    ],
  },
  types: [SERVICES, AUTOSCALE],
  operations: azureOperations([SERVICES, AUTOSCALE]),
  collect: async ctx => {
    const rules = await readAutoscale(ctx);
    await ctx.list('api-gateway', listCall(SERVICES), () => ctx.each(SERVICES, row => emitService(ctx, row, rules)));
  },
};

async function emitService(ctx: AzureContext, row: ArmResource, rules: Autoscale): Promise<void> {
  const service = propertiesOf(row) as Service;
  const inside = service.virtualNetworkType === 'Internal' || service.publicNetworkAccess === 'Disabled';
  ctx.emit({
    ...headOf(row, 'api-gateway', SERVICES.type),
    createdAt: service.createdAtUtc,
    facets: {
      placement: await placementOf(ctx, row, service),
      // What is paid by the call grows by itself, and nobody may say how far.
      scaling:
        tierOf(row) === 'consumption'
          ? absent
          : scalingOf(rules, row.id, requireField(row.sku?.capacity, 'sku.capacity')),
      publicAccess: value(inside ? 'blocked' : 'public'),
      listeners: value([{ protocol: 'https', port: 443, redirectsToHttps: false, ...oldestOf(service) }]),
      state: value(service.provisioningState === 'Succeeded' ? 'running' : 'other'),
      relationships: value([]),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

const tierOf = ({ sku }: ArmResource): string => sku?.name?.toLowerCase() ?? '';

/** Where its units stand, by the page of Microsoft on the reliability of the service. */
async function placementOf(
  ctx: AzureContext,
  row: ArmResource,
  { additionalLocations, zoneRedundant }: Service,
): Promise<Reading<Facets['placement']>> {
  const others = (additionalLocations ?? []).filter(({ disableGateway }) => disableGateway !== true);
  if (others.length > 0) {
    const locations = [row.location, ...others.map(({ location }) => location)].map((location, index) => ({
      region: regionName(location),
      role: index === 0 ? ('primary' as const) : ('replica' as const),
    }));
    return value({ spread: 'multi-region', locations });
  }
  const zones = row.zones ?? [];
  if (zones.length > 0) return zonalPlacement(ctx, row);
  // Azure spreads several units of the first tier by itself where nobody named zones; all others only where it was asked to.
  const spread = zoneRedundant === true || (tierOf(row) === 'premium' && (row.sku?.capacity ?? 1) > 1);
  const regions = await ctx.regions();
  if (regions.state === 'unread') return regions;
  const zoned = (valueOrNull(regions)?.get(regionName(row.location))?.zones.size ?? 0) > 1;
  return zonalPlacement(ctx, row, spread && zoned ? 'multi-zone' : 'single-zone');
}

const PROTOCOL = 'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.';
const OLD = [
  ['Ssl30', 'ssl-3'],
  ['Tls10', '1.0'],
  ['Tls11', '1.1'],
] as const;

/** What it still agrees to is told by switches; a service without any does not say. */
function oldestOf({ customProperties }: Service): Pick<Facets['listeners'][number], 'minTlsVersion'> {
  const switches = OLD.map(([name, version]) => ({ version, on: customProperties?.[PROTOCOL + name]?.toLowerCase() }));
  const oldest = switches.find(({ on }) => on === 'true')?.version;
  if (oldest !== undefined) return { minTlsVersion: oldest };
  return switches.every(({ on }) => on === 'false') ? { minTlsVersion: '1.2' } : {};
}
