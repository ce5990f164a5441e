import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, regionName, subscriptionOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';

const apiVersion = '2021-11-01';
const SERVERS: ArmType = { type: 'Microsoft.Sql/servers', apiVersion };
const GROUPS: ArmType = { type: 'Microsoft.Sql/servers/failoverGroups', apiVersion, within: SERVERS };

interface Group {
  readonly readWriteEndpoint?: { readonly failoverPolicy?: string } | null;
  readonly replicationRole?: string;
  readonly replicationState?: string;
  readonly partnerServers?: readonly { readonly id?: string; readonly location?: string }[] | null;
  readonly databases?: readonly string[] | null;
}

/** Groups of databases of Azure SQL that another region follows, and who decides that it takes over. */
export const azureFailoverGroups: AzureCollector = {
  id: 'azure-failover-groups',
  provider: 'azure',
  scope: 'global',
  lists: ['replication', 'backup'],
  fills: { replication: ['failoverTests', 'replicationHealth'], backup: ['backup', 'encryptionAtRest', 'sharedWith'] },
  types: [GROUPS],
  operations: azureOperations([GROUPS]),
  collect: async ctx => {
    const rows: ArmResource[] = [];
    let listed: Promise<void> | undefined;
    for (const emit of [emitGroup, emitFollowers]) {
      await ctx.list(emit === emitFollowers ? 'backup' : 'replication', listCall(GROUPS), async () => {
        try {
          await (listed ??= ctx.each(GROUPS, row => void rows.push(row)));
        } finally {
          // Both ends list the group; the one that writes says it.
          for (const row of rows) if ((propertiesOf(row) as Group).replicationRole === 'Primary') emit(ctx, row);
        }
      });
    }
  },
};

const HEALTH: Readonly<Record<string, Facets['replicationHealth']['health']>> = {
  CATCH_UP: 'healthy',
  SEEDING: 'warning',
  PENDING: 'warning',
  SUSPENDED: 'critical',
};

function emitGroup(ctx: AzureContext, row: ArmResource): void {
  const { readWriteEndpoint, replicationState = '' } = propertiesOf(row) as Group;
  const health = HEALTH[replicationState];
  const policy = readWriteEndpoint?.failoverPolicy;
  ctx.emit({
    ...headOf(row, 'replication', GROUPS.type),
    name: row.name.split('/').at(-1) ?? row.name,
    facets: {
      // No list says whether anybody ever switched over.
      failoverTests: absent,
      replicationHealth:
        health === undefined
          ? unread('failed', `the answer has the unknown replicationState ${replicationState}`)
          : value({
              health,
              ...(policy === undefined
                ? {}
                : {
                    failoverPolicy:
                      policy === 'Automatic' ? ('provider-managed' as const) : ('customer-managed' as const),
                  }),
            }),
    },
  });
}

/** Each database has one copy with each partner, which follows within seconds while all is well. */
function emitFollowers(ctx: AzureContext, row: ArmResource): void {
  const { databases, partnerServers, replicationState } = propertiesOf(row) as Group;
  const follows = replicationState === 'CATCH_UP';
  for (const database of databases ?? []) {
    for (const { id = '', location } of partnerServers ?? []) {
      // What is in a follower that does not follow, nobody can rely on.
      const backup: Reading<Facets['backup']> = follows
        ? value({
            source: armId(database),
            provider: 'azure',
            account: subscriptionOf(id) ?? ctx.account,
            region: regionName(location),
            takenAt: new Date().toISOString(),
            immutability: 'none',
          })
        : absent;
      const name = armId(database).split('/').at(-1) ?? '';
      ctx.emit({
        ...headOf(row, 'backup', GROUPS.type),
        id: `${armId(id)}/databases/${name}#follower`,
        name,
        region: regionName(location),
        // A follower is encrypted as what it follows is; only roles and log-ins of its own lead to it.
        facets: { backup, encryptionAtRest: unread('not-collected', armId(database)), sharedWith: value([]) },
      });
    }
  }
}
