import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, valueOrNull, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import { AUTOSCALE, readAutoscale, scalingOf, type Autoscale } from '../../facets/autoscale.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { API_MANAGEMENT } from '../../resource-types.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { isEnumValue } from '../../enum-value.ts';

interface Service {
  readonly provisioningState?: string;
  readonly createdAtUtc?: string;
  readonly publicNetworkAccess?: string | null;
  readonly virtualNetworkType?: string | null;
  readonly zoneRedundant?: boolean | null;
  readonly additionalLocations?: readonly { readonly location?: string; readonly disableGateway?: boolean }[] | null;
  readonly customProperties?: Readonly<Record<string, string | null>> | null;
}

const APIS_CALL = 'Microsoft.ApiManagement/service/apis:list';

/** Services of Azure API Management. */
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
  types: [API_MANAGEMENT, AUTOSCALE],
  operations: azureOperations([API_MANAGEMENT, AUTOSCALE], {
    [APIS_CALL]: 'Microsoft.ApiManagement/service/apis/read',
  }),
  collect: async ctx => {
    const rules = await readAutoscale(ctx);
    await ctx.list('api-gateway', listCall(API_MANAGEMENT), () =>
      ctx.each(API_MANAGEMENT, row => emitService(ctx, row, rules)),
    );
  },
};

async function emitService(ctx: AzureContext, row: ArmResource, rules: Autoscale): Promise<void> {
  const service = propertiesOf(row) as Service;
  const isInternal =
    isEnumValue(service.virtualNetworkType, 'Internal') || isEnumValue(service.publicNetworkAccess, 'Disabled');
  ctx.emit({
    ...headOf(row, 'api-gateway', API_MANAGEMENT.type),
    createdAt: service.createdAtUtc,
    facets: {
      placement: await placementOf(ctx, row, service),
      // The Consumption tier scales without a limit that can be set.
      scaling:
        tierOf(row) === 'consumption'
          ? absent
          : scalingOf(rules, row.id, requireField(row.sku?.capacity, 'sku.capacity')),
      publicAccess: value(isInternal ? 'blocked' : 'public'),
      listeners: mapReading(await httpApis(ctx, row), plain => [
        { protocol: 'https', port: 443, redirectsToHttps: false, ...minTlsVersionOf(service) },
        ...(plain ? [{ protocol: 'http', port: 80, redirectsToHttps: false }] : []),
      ]),
      state: value(isEnumValue(service.provisioningState, 'Succeeded') ? 'running' : 'other'),
      relationships: value([]),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Whether an API of the service takes plain HTTP too. */
function httpApis(ctx: AzureContext, { id }: ArmResource): Promise<Reading<boolean>> {
  return ctx.read(APIS_CALL, async () => {
    const read = { path: `${id}/apis`, apiVersion: API_MANAGEMENT.apiVersion, call: APIS_CALL };
    for await (const page of ctx.pages<ArmResource>(read))
      if (page.map(propertiesOf).some(({ protocols }) => Array.isArray(protocols) && protocols.some(isHttp)))
        return true;
    return false;
  });
}

const isHttp = (protocol: unknown): boolean => isEnumValue(protocol, 'http') || isEnumValue(protocol, 'ws');

const tierOf = ({ sku }: ArmResource): string => sku?.name?.toLowerCase() ?? '';

/** By Microsoft, "Reliability in Azure API Management". */
async function placementOf(
  ctx: AzureContext,
  row: ArmResource,
  { additionalLocations, zoneRedundant }: Service,
): Promise<Reading<Facets['placement']>> {
  const additionalRegions = (additionalLocations ?? []).filter(({ disableGateway }) => disableGateway !== true);
  if (additionalRegions.length > 0) {
    const locations = [row.location, ...additionalRegions.map(({ location }) => location)].map((location, index) => ({
      region: regionName(location),
      role: index === 0 ? ('primary' as const) : ('replica' as const),
    }));
    return value({ spread: 'multi-region', locations });
  }
  const zones = row.zones ?? [];
  if (zones.length > 0) return zonalPlacement(ctx, row);
  // Premium with several units is zone-redundant automatically where no zones are chosen; other tiers only where
  // requested.
  const spread = zoneRedundant === true || (tierOf(row) === 'premium' && (row.sku?.capacity ?? 1) > 1);
  const regions = await ctx.regions();
  if (regions.state === 'unread') return regions;
  const hasZones = (valueOrNull(regions)?.get(regionName(row.location))?.zones.size ?? 0) > 1;
  return zonalPlacement(ctx, row, spread && hasZones ? 'multi-zone' : 'single-zone');
}

const PROTOCOL_SETTING = 'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.';
const OLD_PROTOCOLS = [
  ['Ssl30', 'ssl-3'],
  ['Tls10', '1.0'],
  ['Tls11', '1.1'],
] as const;

/** Old protocols are custom properties; without any the service does not report its minimum version. */
function minTlsVersionOf({ customProperties }: Service): Pick<Facets['listeners'][number], 'minTlsVersion'> {
  const settings = OLD_PROTOCOLS.map(([name, version]) => ({
    version,
    on: customProperties?.[PROTOCOL_SETTING + name]?.toLowerCase(),
  }));
  const oldest = settings.find(({ on }) => on === 'true')?.version;
  if (oldest !== undefined) return { minTlsVersion: oldest };
  return settings.every(({ on }) => on === 'false') ? { minTlsVersion: '1.2' } : {};
}
