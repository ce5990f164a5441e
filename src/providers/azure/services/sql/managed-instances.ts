import { absent, mapReading, unread, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { SQL_MANAGED_INSTANCES } from '../../resource-types.ts';

interface ManagedInstance {
  readonly zoneRedundant?: boolean;
  readonly state?: string;
  readonly keyId?: string | null;
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
      performance: mapReading(requireField(row.sku?.name, 'sku'), type => ({ type, burstable: false })),
      state: mapReading(requireField(instance.state, 'state'), state =>
        state === 'Ready' ? 'running' : state === 'Stopped' ? 'stopped' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
