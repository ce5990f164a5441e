import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, regionName, subscriptionOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { listOnce } from '../../read-lists.ts';
import { SQL_SERVERS } from '../../resource-types.ts';
import { headOf, leafName, propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

const GROUPS: ArmType = {
  type: 'Microsoft.Sql/servers/failoverGroups',
  apiVersion: '2021-11-01',
  within: SQL_SERVERS,
};

interface Group {
  readonly readWriteEndpoint?: { readonly failoverPolicy?: string } | null;
  readonly replicationRole?: string;
  readonly replicationState?: string;
  readonly partnerServers?: readonly { readonly id?: string; readonly location?: string }[] | null;
  readonly databases?: readonly string[] | null;
}

/** Failover groups of Azure SQL: replication health, failover policy, and the secondaries as backups. */
export const azureFailoverGroups: AzureCollector = {
  id: 'azure-failover-groups',
  provider: 'azure',
  scope: 'global',
  lists: ['replication', 'backup'],
  fills: { replication: ['failoverTests', 'replicationHealth'], backup: ['backup', 'encryptionAtRest', 'sharedWith'] },
  types: [GROUPS],
  operations: azureOperations([GROUPS]),
  collect: async ctx => {
    const listGroups = listOnce(ctx, GROUPS);
    await listGroups('replication', rows => {
      for (const row of rows) if (isPrimary(row)) emitReplication(ctx, row);
    });
    await listGroups('backup', rows => {
      for (const row of rows) if (isPrimary(row)) emitSecondaries(ctx, row);
    });
  },
};

/** Both servers list the group. */
const isPrimary = (row: ArmResource): boolean => isEnumValue(propertiesOf(row)['replicationRole'], 'Primary');

const HEALTH: Readonly<Record<string, Facets['replicationHealth']['health']>> = {
  CATCH_UP: 'healthy',
  SEEDING: 'warning',
  PENDING: 'warning',
  SUSPENDED: 'critical',
};

function emitReplication(ctx: AzureContext, row: ArmResource): void {
  const { readWriteEndpoint, replicationState = '' } = propertiesOf(row) as Group;
  const health = HEALTH[replicationState];
  const policy = readWriteEndpoint?.failoverPolicy;
  ctx.emit({
    ...headOf(row, 'replication', GROUPS.type),
    name: leafName(row.name),
    facets: {
      // Azure keeps no list of failovers.
      failoverTests: absent,
      replicationHealth:
        health === undefined
          ? unread('failed', `the response has the unknown replicationState ${replicationState}`)
          : value({
              health,
              ...(policy === undefined
                ? {}
                : {
                    failoverPolicy: isEnumValue(policy, 'Automatic')
                      ? ('provider-managed' as const)
                      : ('customer-managed' as const),
                  }),
            }),
    },
  });
}

/** One secondary of each database on each partner server; in state `CATCH_UP` it lags by seconds. */
function emitSecondaries(ctx: AzureContext, row: ArmResource): void {
  const { databases, partnerServers, replicationState } = propertiesOf(row) as Group;
  const isInSync = replicationState === 'CATCH_UP';
  for (const database of databases ?? []) {
    for (const { id = '', location } of partnerServers ?? []) {
      // A secondary that is not in sync is no backup.
      const backup: Reading<Facets['backup']> = isInSync
        ? value({
            source: armId(database),
            provider: 'azure',
            account: subscriptionOf(id) ?? ctx.account,
            region: regionName(location),
            takenAt: new Date().toISOString(),
            immutability: 'none',
          })
        : absent;
      const name = leafName(armId(database));
      ctx.emit({
        ...headOf(row, 'backup', GROUPS.type),
        id: `${armId(id)}/databases/${name}#follower`,
        name,
        region: regionName(location),
        // A secondary is encrypted like its primary; Azure roles are granted within the tenant only.
        facets: { backup, encryptionAtRest: unread('not-collected', armId(database)), sharedWith: value([]) },
      });
    }
  }
}
