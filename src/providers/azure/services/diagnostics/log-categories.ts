import type { ArmType } from '../../client/arm.ts';
import {
  API_MANAGEMENT,
  APP_CONFIGURATION_STORES,
  CASSANDRA_CLUSTERS,
  CDN_ENDPOINTS,
  CLASSIC_FRONT_DOORS,
  CONTAINER_REGISTRIES,
  COSMOS_ACCOUNTS,
  EVENT_GRID_DOMAINS,
  EVENT_GRID_TOPICS,
  EVENT_HUBS,
  FRONT_DOOR_ENDPOINTS,
  KEY_VAULTS,
  KUBERNETES_CLUSTERS,
  MARIADB_SERVERS,
  MONGO_CLUSTERS,
  MYSQL_SERVERS,
  MYSQL_SINGLE_SERVERS,
  POSTGRESQL_SERVERS,
  POSTGRESQL_SINGLE_SERVERS,
  SEARCH_SERVICES,
  SERVICE_BUS,
  SIGNALR,
  SITES,
  SLOTS,
  SQL_DATABASES,
  SQL_MANAGED_INSTANCES,
  WEB_PUBSUB,
} from '../../resource-types.ts';
import { STORAGE_ACCOUNTS } from '../storage/storage-account.ts';
import { APPLICATION_GATEWAYS, AZURE_FIREWALLS } from '../network/network-types.ts';

/** Which resource logs of a service say who requested what. */
export interface LogCategories {
  /** The page of Azure Monitor that lists the categories, after {@link SOURCES}. */
  readonly source: string;
  /** Any one group of categories, all of it, is the whole answer. */
  readonly complete: readonly (readonly string[])[];
  /** Any of these is a part of the answer. */
  readonly partial?: readonly string[];
}

const MYSQL_LOGS = { complete: [['MySqlAuditLogs']], partial: ['MySqlSlowLogs'] };

/** https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/ and the source of the row. */
const ACCESS_LOGS: readonly (readonly [ArmType, LogCategories])[] = [
  [SQL_DATABASES, { source: 'microsoft-sql-servers-databases-logs', complete: [['SQLSecurityAuditEvents']] }],
  [SQL_MANAGED_INSTANCES, { source: 'microsoft-sql-managedinstances-logs', complete: [['SQLSecurityAuditEvents']] }],
  [
    POSTGRESQL_SERVERS,
    {
      source: 'microsoft-dbforpostgresql-flexibleservers-logs',
      complete: [['PostgreSQLLogs']],
      partial: ['PostgreSQLFlexSessions', 'PostgreSQLFlexQueryStoreRuntime'],
    },
  ],
  [MYSQL_SERVERS, { source: 'microsoft-dbformysql-flexibleservers-logs', ...MYSQL_LOGS }],
  [
    COSMOS_ACCOUNTS,
    {
      source: 'microsoft-documentdb-databaseaccounts-logs',
      // One for each API.
      complete: [
        ['DataPlaneRequests'],
        ['MongoRequests'],
        ['CassandraRequests'],
        ['GremlinRequests'],
        ['TableApiRequests'],
      ],
      partial: ['DataPlaneRequests5M', 'DataPlaneRequests15M', 'QueryRuntimeStatistics'],
    },
  ],
  [MONGO_CLUSTERS, { source: 'microsoft-documentdb-mongoclusters-logs', complete: [['vCoreMongoRequests']] }],
  [
    CASSANDRA_CLUSTERS,
    {
      source: 'microsoft-documentdb-cassandraclusters-logs',
      complete: [['CassandraAudit']],
      partial: ['CassandraLogs'],
    },
  ],
  [
    POSTGRESQL_SINGLE_SERVERS,
    {
      source: 'microsoft-dbforpostgresql-servers-logs',
      complete: [['PostgreSQLLogs']],
      partial: ['QueryStoreRuntimeStatistics'],
    },
  ],
  [MYSQL_SINGLE_SERVERS, { source: 'microsoft-dbformysql-servers-logs', ...MYSQL_LOGS }],
  [MARIADB_SERVERS, { source: 'microsoft-dbformariadb-servers-logs', ...MYSQL_LOGS }],
  [SEARCH_SERVICES, { source: 'microsoft-search-searchservices-logs', complete: [['OperationLogs']] }],
  [
    APPLICATION_GATEWAYS,
    {
      source: 'microsoft-network-applicationgateways-logs',
      complete: [['ApplicationGatewayAccessLog']],
      partial: ['ApplicationGatewayFirewallLog'],
    },
  ],
  [
    AZURE_FIREWALLS,
    {
      source: 'microsoft-network-azurefirewalls-logs',
      complete: [
        ['AZFWNetworkRule', 'AZFWApplicationRule'],
        ['AzureFirewallNetworkRule', 'AzureFirewallApplicationRule'],
      ],
      partial: [
        'AZFWNetworkRule', 'AZFWApplicationRule', 'AZFWNatRule', 'AZFWThreatIntel', 'AZFWIdpsSignature', 'AZFWFlowTrace',
        'AZFWNetworkRuleAggregation', 'AZFWApplicationRuleAggregation', 'AZFWNatRuleAggregation',
        'AzureFirewallNetworkRule', 'AzureFirewallApplicationRule',
      ], // prettier-ignore
    },
  ],
  [
    FRONT_DOOR_ENDPOINTS,
    {
      source: 'microsoft-cdn-profiles-logs',
      complete: [['FrontDoorAccessLog'], ['AzureCdnAccessLog']],
      partial: ['FrontDoorWebApplicationFirewallLog'],
    },
  ],
  [CDN_ENDPOINTS, { source: 'microsoft-cdn-profiles-logs', complete: [['AzureCdnAccessLog']] }],
  [
    CLASSIC_FRONT_DOORS,
    {
      source: 'microsoft-network-frontdoors-logs',
      complete: [['FrontdoorAccessLog']],
      partial: ['FrontdoorWebApplicationFirewallLog'],
    },
  ],
  [
    API_MANAGEMENT,
    {
      source: 'microsoft-apimanagement-service-logs',
      complete: [['GatewayLogs']],
      partial: ['WebSocketConnectionLogs', 'GatewayLlmLogs', 'GatewayMCPLogs'],
    },
  ],
  [
    STORAGE_ACCOUNTS,
    {
      source: 'microsoft-storage-storageaccounts-blobservices-logs',
      complete: [['StorageRead', 'StorageWrite', 'StorageDelete']],
      partial: ['StorageRead', 'StorageWrite', 'StorageDelete'],
    },
  ],
  [KEY_VAULTS, { source: 'microsoft-keyvault-vaults-logs', complete: [['AuditEvent']] }],
  [
    CONTAINER_REGISTRIES,
    {
      source: 'microsoft-containerregistry-registries-logs',
      complete: [['ContainerRegistryLoginEvents', 'ContainerRegistryRepositoryEvents']],
      partial: ['ContainerRegistryLoginEvents', 'ContainerRegistryRepositoryEvents'],
    },
  ],
  [
    APP_CONFIGURATION_STORES,
    // Requests are counted together, by client.
    { source: 'microsoft-appconfiguration-configurationstores-logs', complete: [['Audit']], partial: ['HttpRequest'] },
  ],
  [
    SERVICE_BUS,
    {
      source: 'microsoft-servicebus-namespaces-logs',
      complete: [['RuntimeAuditLogs']],
      partial: ['OperationalLogs', 'VNetAndIPFilteringLogs'],
    },
  ],
  [
    EVENT_HUBS,
    {
      source: 'microsoft-eventhub-namespaces-logs',
      complete: [['RuntimeAuditLogs']],
      partial: ['OperationalLogs', 'EventHubVNetConnectionEvent'],
    },
  ],
  [EVENT_GRID_TOPICS, { source: 'microsoft-eventgrid-topics-logs', complete: [['DataPlaneRequests']] }],
  [EVENT_GRID_DOMAINS, { source: 'microsoft-eventgrid-domains-logs', complete: [['DataPlaneRequests']] }],
  [SIGNALR, { source: 'microsoft-signalrservice-signalr-logs', complete: [['AllLogs']] }],
  [
    WEB_PUBSUB,
    {
      source: 'microsoft-signalrservice-webpubsub-logs',
      complete: [['ConnectivityLogs']],
      partial: ['HttpRequestLogs', 'MessagingLogs'],
    },
  ],
];

const APP_LOGS = {
  complete: [['AppServiceConsoleLogs'], ['AppServiceAppLogs'], ['FunctionAppLogs'], ['WorkflowRuntime']],
  partial: ['AppServiceHTTPLogs', 'AppServiceAuthenticationLogs', 'AppServicePlatformLogs'],
};

/** The same page, of services whose application or audit logs are asked for. */
const OTHER_LOGS: typeof ACCESS_LOGS = [
  [
    KUBERNETES_CLUSTERS,
    {
      source: 'microsoft-containerservice-managedclusters-logs',
      // The second one leaves out reads.
      complete: [['kube-audit'], ['kube-audit-admin']],
      partial: ['kube-apiserver', 'guard'],
    },
  ],
  [SITES, { source: 'microsoft-web-sites-logs', ...APP_LOGS }],
  [SLOTS, { source: 'microsoft-web-sites-slots-logs', ...APP_LOGS }],
];

/** Services with access, query or audit logs. */
export const TYPES_WITH_ACCESS_LOGS = ACCESS_LOGS.map(([type]) => type);

const BY_TYPE: ReadonlyMap<string, LogCategories> = new Map(
  [...ACCESS_LOGS, ...OTHER_LOGS].map(([{ type }, categories]) => [type.toLowerCase(), categories]),
);

export const logCategoriesOf = (type: string): LogCategories | undefined => BY_TYPE.get(type.toLowerCase());
