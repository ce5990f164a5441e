import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { SQL_MANAGED_INSTANCES } from '../../resource-types.ts';
import { isEnumValue } from '../../enum-value.ts';

interface ManagedInstance {
  readonly zoneRedundant?: boolean;
  readonly state?: string;
  readonly keyId?: string | null;
  readonly publicDataEndpointEnabled?: boolean | null;
  readonly subnetId?: string | null;
}

/** The port of the public endpoint (Microsoft, "Configure public endpoints in Azure SQL Managed Instance"), and of the private one. */
const PUBLIC_PORT = 3342;
const PRIVATE_PORT = 1433;

/** Without a public endpoint nothing outside of its network reaches it. */
function networkFacets({
  publicDataEndpointEnabled: isPublic,
  subnetId,
}: ManagedInstance): Pick<FacetReadings, 'networkInterfaces' | 'publicAccess' | 'listeners'> {
  const listener = (port: number): Facets['listeners'][number] => ({ protocol: 'tcp', port, redirectsToHttps: false });
  if (isPublic !== true)
    return { networkInterfaces: absent, publicAccess: value('blocked'), listeners: value([listener(PRIVATE_PORT)]) };
  return {
    networkInterfaces: mapReading(requireField(subnetId ?? undefined, 'subnetId'), subnet => [
      { subnet: armId(subnet), firewalls: [], addressFamilies: ['ipv4'] },
    ]),
    publicAccess: value('public'),
    listeners: value([listener(PUBLIC_PORT)]),
  };
}

/** Emits a managed instance. It runs in a subnet, whose security group also guards its public endpoint. */
export async function emitManagedInstance(ctx: AzureContext, row: ArmResource, locked: LockLookup): Promise<void> {
  const instance = propertiesOf(row) as ManagedInstance;
  const zoneRedundant = requireField(instance.zoneRedundant, 'zoneRedundant');
  ctx.emit({
    ...headOf(row, 'database', SQL_MANAGED_INSTANCES.type),
    facets: {
      placement:
        zoneRedundant.state === 'value'
          ? await zonalPlacement(ctx, row, zoneRedundant.value ? 'multi-zone' : 'single-zone')
          : zoneRedundant,
      dataDurability: value('durable'),
      encryptionAtRest: value((instance.keyId ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key'),
      deletionProtection: locked(row.id),
      automatedBackups: unread('failed', 'each database of an instance has its own backups'),
      // All databases share the storage reserved for the instance.
      storageAutoscaling: value(false),
      localAuthentication: absent,
      ...networkFacets(instance),
      performance: mapReading(requireField(row.sku?.name, 'sku'), type => ({ type, burstable: false })),
      state: mapReading(requireField(instance.state, 'state'), state =>
        isEnumValue(state, 'Ready') ? 'running' : isEnumValue(state, 'Stopped') ? 'stopped' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
