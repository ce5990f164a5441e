import { start } from '../../../kit/start.ts';
import { listCall } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { firewallRuleReads } from '../../facets/firewall-rules.ts';
import { LOCK_READS, readLocks } from '../../facets/management-locks.ts';
import {
  CASSANDRA_CLUSTERS,
  COSMOS_ACCOUNTS,
  MANAGED_DATABASES,
  MONGO_CLUSTERS,
  MYSQL_SERVERS,
  POSTGRESQL_SERVERS,
  SQL_DATABASES,
  SQL_MANAGED_INSTANCES,
  SQL_SERVERS,
} from '../../resource-types.ts';
import { emitCosmosAccount } from '../cosmos-db/cosmos-db.ts';
import { SERVER_PARAMETER_READS } from '../flexible-server/server-parameters.ts';
import { emitFlexibleServer } from '../flexible-server/flexible-servers.ts';
import { CASSANDRA_READS, emitCassandraCluster } from '../managed-cassandra/cassandra-clusters.ts';
import { emitMongoCluster } from '../mongo-cluster/mongo-clusters.ts';
import { emitSingleServer, SINGLE_SERVERS } from '../single-server/single-servers.ts';
import { emitManagedInstance, MANAGED_DATABASE_READS, readManagedDatabases } from '../sql/managed-instances.ts';
import { listSqlDatabases, SQL_DATABASE_READS } from '../sql/sql-databases.ts';

const FLEXIBLE_SERVERS = [POSTGRESQL_SERVERS, MYSQL_SERVERS];
const TYPES = [
  SQL_SERVERS,
  SQL_DATABASES,
  SQL_MANAGED_INSTANCES,
  MANAGED_DATABASES,
  ...FLEXIBLE_SERVERS,
  COSMOS_ACCOUNTS,
  MONGO_CLUSTERS,
  CASSANDRA_CLUSTERS,
  ...SINGLE_SERVERS,
];

/** Azure SQL, Azure Database for PostgreSQL, MySQL and MariaDB, Cosmos DB and Cassandra, with one list of management locks. */
export const azureDatabases: AzureCollector = {
  id: 'azure-databases',
  provider: 'azure',
  scope: 'global',
  lists: ['database', 'warehouse'],
  fills: {
    database: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'deletionProtection', 'automatedBackups', 'performance', 'storageAutoscaling', 'localAuthentication', 'publicAccess', 'listeners', 'networkInterfaces', 'versionSupport', 'state', 'infrastructureAsCode', 'relationships',
    ],
    warehouse: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'publicAccess', 'listeners', 'networkInterfaces', 'state', 'infrastructureAsCode', 'relationships',
    ],
  }, // prettier-ignore
  types: TYPES,
  operations: azureOperations(TYPES, {
    ...SQL_DATABASE_READS,
    ...MANAGED_DATABASE_READS,
    ...firewallRuleReads([SQL_SERVERS, ...FLEXIBLE_SERVERS, MONGO_CLUSTERS, ...SINGLE_SERVERS]),
    ...SERVER_PARAMETER_READS,
    ...CASSANDRA_READS,
    ...LOCK_READS,
  }),
  decidedBy: { deletionProtection: Object.keys(LOCK_READS) },
  collect: async ctx => {
    const locked = await readLocks(ctx);
    await listSqlDatabases(ctx, locked);
    const managed = start(readManagedDatabases(ctx));
    await ctx.list('database', listCall(SQL_MANAGED_INSTANCES), () =>
      ctx.each(SQL_MANAGED_INSTANCES, async row => emitManagedInstance(ctx, row, locked, await managed)),
    );
    for (const type of FLEXIBLE_SERVERS)
      await ctx.list('database', listCall(type), () =>
        ctx.each(type, row => emitFlexibleServer(ctx, type, row, locked)),
      );
    await ctx.list('database', listCall(COSMOS_ACCOUNTS), () =>
      ctx.each(COSMOS_ACCOUNTS, row => emitCosmosAccount(ctx, row, locked)),
    );
    await ctx.list('database', listCall(MONGO_CLUSTERS), () =>
      ctx.each(MONGO_CLUSTERS, row => emitMongoCluster(ctx, row, locked)),
    );
    await ctx.list('database', listCall(CASSANDRA_CLUSTERS), () =>
      ctx.each(CASSANDRA_CLUSTERS, row => emitCassandraCluster(ctx, row, locked)),
    );
    for (const type of SINGLE_SERVERS)
      await ctx.list('database', listCall(type), () => ctx.each(type, row => emitSingleServer(ctx, type, row, locked)));
  },
};
