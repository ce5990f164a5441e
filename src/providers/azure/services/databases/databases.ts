import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, parentOf, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { emitCosmos, COSMOS } from '../cosmos/cosmos.ts';
import { backupOf, emitFlexible, FLEXIBLE } from './flexible-servers.ts';
import { publicAccessByFirewallRules, firewallRuleReads } from './firewall-rules.ts';
import { headOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';
import { LOCK_READS, readLocks, type LockLookup } from '../../facets/management-locks.ts';

const SERVERS: ArmType = { type: 'Microsoft.Sql/servers', apiVersion: '2021-11-01' };
const DATABASES: ArmType = { type: 'Microsoft.Sql/servers/databases', apiVersion: '2021-11-01', within: SERVERS };
const INSTANCES: ArmType = { type: 'Microsoft.Sql/managedInstances', apiVersion: '2021-11-01' };
const TYPES = [SERVERS, DATABASES, INSTANCES, ...FLEXIBLE, COSMOS];
const ENCRYPTION = 'Microsoft.Sql/servers/databases/transparentDataEncryption:get';
const RETENTION = 'Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies:get';

interface SqlServer {
  readonly publicNetworkAccess?: string | null;
  readonly keyId?: string | null;
}
interface SqlDatabase {
  readonly creationDate?: string;
  readonly databaseId?: string;
  readonly status?: string;
  readonly zoneRedundant?: boolean;
  readonly secondaryType?: string | null;
  readonly currentBackupStorageRedundancy?: string;
  readonly requestedBackupStorageRedundancy?: string;
  readonly currentServiceObjectiveName?: string;
}
interface Instance {
  readonly zoneRedundant?: boolean;
  readonly state?: string;
  readonly keyId?: string | null;
}

/** Azure SQL, PostgreSQL, MySQL and Cosmos DB. */
export const azureDatabases: AzureCollector = {
  id: 'azure-databases',
  provider: 'azure',
  scope: 'global',
  lists: ['database', 'warehouse'],
  fills: {
    database: [
      'placement', 'dataDurability', 'encryptionAtRest', 'deletionProtection', 'automatedBackups', 'performance', 'storageAutoscaling', 'localAuthentication', 'publicAccess', 'listeners', 'networkInterfaces', 'state', 'infrastructureAsCode',
    ], // prettier-ignore
    warehouse: [
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'automatedBackups',
      'publicAccess',
      'listeners',
      'networkInterfaces',
      'state',
      'infrastructureAsCode',
    ],
  },
  types: TYPES,
  operations: azureOperations(TYPES, {
    [ENCRYPTION]: 'Microsoft.Sql/servers/databases/transparentDataEncryption/read',
    [RETENTION]: 'Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies/read',
    ...firewallRuleReads([SERVERS, ...FLEXIBLE]),
    ...LOCK_READS,
  }),
  collect: async ctx => {
    const locked = await readLocks(ctx);
    const servers = new Map<string, ArmResource>();
    const known = await ctx.read(listCall(SERVERS), async () => {
      await ctx.each(SERVERS, row => void servers.set(row.id, row));
      return true;
    });
    const doors = new Map<string, Promise<Reading<Facets['publicAccess']>>>();
    const serverOf = (id: string): Reading<ArmResource> =>
      known.state === 'unread' && !servers.has(id) ? known : requireField(servers.get(id), 'server');
    const doorOf = (id: string): Promise<Reading<Facets['publicAccess']>> => {
      const server = serverOf(id);
      if (server.state !== 'value') return Promise.resolve(server.state === 'unread' ? server : absent);
      const found =
        doors.get(id) ??
        publicAccessByFirewallRules(ctx, SERVERS, id, (propertiesOf(server.value) as SqlServer).publicNetworkAccess);
      doors.set(id, found);
      return found;
    };
    const rows: ArmResource[] = [];
    let listed: Promise<void> | undefined;
    for (const kind of ['warehouse', 'database'] as const) {
      await ctx.list(kind, listCall(DATABASES), async () => {
        try {
          await (listed ??= ctx.each(DATABASES, row => void rows.push(row)));
        } finally {
          const own = rows.filter(row => kindOf(row) === kind);
          await Promise.all(own.map(row => emitSql(ctx, row, kind, locked, serverOf, doorOf)));
        }
      });
    }
    await ctx.list('database', listCall(INSTANCES), () => ctx.each(INSTANCES, row => emitInstance(ctx, row, locked)));
    for (const type of FLEXIBLE)
      await ctx.list('database', listCall(type), () => ctx.each(type, row => emitFlexible(ctx, type, row, locked)));
    await ctx.list('database', listCall(COSMOS), () => ctx.each(COSMOS, row => emitCosmos(ctx, row, locked)));
  },
};

/** `master` is the server's own notebook, no database of anybody's. */
function kindOf({ name, kind, sku }: ArmResource): 'database' | 'warehouse' | undefined {
  if (name.split('/').at(-1) === 'master') return undefined;
  return /datawarehouse/i.test(`${kind ?? ''} ${sku?.tier ?? ''}`) ? 'warehouse' : 'database';
}

async function emitSql(
  ctx: AzureContext,
  row: ArmResource,
  kind: 'database' | 'warehouse',
  locked: LockLookup,
  serverOf: (id: string) => Reading<ArmResource>,
  doorOf: (id: string) => Promise<Reading<Facets['publicAccess']>>,
): Promise<void> {
  const database = propertiesOf(row) as SqlDatabase;
  const server = parentOf(row.id);
  const one = (call: string, rest: string) =>
    ctx.read(call, () => ctx.get<ArmResource>({ path: `${row.id}/${rest}`, apiVersion: DATABASES.apiVersion, call }));
  const [encryption, retention, door] = await Promise.all([
    one(ENCRYPTION, 'transparentDataEncryption/current'),
    one(RETENTION, 'backupShortTermRetentionPolicies/default'),
    doorOf(server),
  ]);
  const key = mapReading(serverOf(server), found => (propertiesOf(found) as SqlServer).keyId ?? '');
  const state =
    encryption.state === 'value' ? requireField(encryption.value.properties?.['state'], 'state') : encryption;
  const days =
    retention.state === 'value'
      ? requireField(retention.value.properties?.['retentionDays'], 'retentionDays')
      : retention;
  const redundancy = database.currentBackupStorageRedundancy ?? database.requestedBackupStorageRedundancy;
  const isCopy = (database.secondaryType ?? '') !== '';
  const spread = requireField(database.zoneRedundant, 'zoneRedundant');
  const placement =
    spread.state === 'value' ? await zonalPlacement(ctx, row, spread.value ? 'multi-zone' : 'single-zone') : spread;
  ctx.emit({
    ...headOf(row, kind, DATABASES.type),
    name: row.name.split('/').at(-1) ?? row.name,
    ...(database.databaseId === undefined ? {} : { stableId: database.databaseId }),
    createdAt: database.creationDate,
    facets: {
      placement: mapReading(placement, found =>
        isCopy
          ? { ...found, locations: found.locations.map(place => ({ ...place, role: 'replica' as const })) }
          : found,
      ),
      dataDurability: value(isCopy ? 'derived' : 'durable'),
      encryptionAtRest:
        state.state !== 'value'
          ? state
          : state.value === 'Enabled'
            ? mapReading(key, id => (id === '' ? 'provider-managed-key' : 'customer-managed-key'))
            : value('none'),
      ...(kind === 'database' ? { deletionProtection: locked(row.id) } : {}),
      automatedBackups: await backupOf(ctx, row, days, redundancy === undefined ? undefined : /^geo/i.test(redundancy)),
      ...(kind === 'database'
        ? {
            storageAutoscaling: absent,
            localAuthentication: absent,
            performance: mapReading(
              requireField(database.currentServiceObjectiveName ?? row.sku?.name, 'sku'),
              name => ({
                type: name,
                burstable: false,
              }),
            ),
          }
        : {}),
      networkInterfaces: absent,
      publicAccess: door,
      listeners: value([{ protocol: 'tcp', port: 1433, redirectsToHttps: false }]),
      state: mapReading(requireField(database.status, 'status'), status =>
        status === 'Online' ? 'running' : status === 'Paused' ? 'stopped' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** A managed instance stands in a network of ours; its public door, where it has one, is a rule of that network. */
async function emitInstance(ctx: AzureContext, row: ArmResource, locked: LockLookup): Promise<void> {
  const instance = propertiesOf(row) as Instance;
  const spread = requireField(instance.zoneRedundant, 'zoneRedundant');
  ctx.emit({
    ...headOf(row, 'database', INSTANCES.type),
    facets: {
      placement:
        spread.state === 'value' ? await zonalPlacement(ctx, row, spread.value ? 'multi-zone' : 'single-zone') : spread,
      dataDurability: value('durable'),
      encryptionAtRest: value((instance.keyId ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key'),
      deletionProtection: locked(armId(row.id)),
      automatedBackups: unread('failed', 'each database of an instance keeps its own backups'),
      // What was reserved for an instance is all that its databases have.
      storageAutoscaling: value(false),
      localAuthentication: absent,
      performance: mapReading(requireField(row.sku?.name, 'sku'), name => ({ type: name, burstable: false })),
      state: mapReading(requireField(instance.state, 'state'), state =>
        state === 'Ready' ? 'running' : state === 'Stopped' ? 'stopped' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}
