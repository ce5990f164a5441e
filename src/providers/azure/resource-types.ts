import type { ArmType } from './client/arm.ts';

/** Types that more than one collector lists; those of `Microsoft.Network` are in `services/network/network-types.ts`. */

export const API_MANAGEMENT: ArmType = { type: 'Microsoft.ApiManagement/service', apiVersion: '2022-08-01' };
export const APP_CONFIGURATION_STORES: ArmType = {
  type: 'Microsoft.AppConfiguration/configurationStores',
  apiVersion: '2023-03-01',
};
export const APP_SERVICE_PLANS: ArmType = { type: 'Microsoft.Web/serverfarms', apiVersion: '2024-04-01' };
export const CASSANDRA_CLUSTERS: ArmType = {
  type: 'Microsoft.DocumentDB/cassandraClusters',
  apiVersion: '2024-05-15',
};
export const CDN_PROFILES: ArmType = { type: 'Microsoft.Cdn/profiles', apiVersion: '2024-02-01' };
export const CDN_ENDPOINTS: ArmType = {
  type: 'Microsoft.Cdn/profiles/endpoints',
  apiVersion: '2024-02-01',
  within: CDN_PROFILES,
};
export const CLASSIC_FRONT_DOORS: ArmType = { type: 'Microsoft.Network/frontDoors', apiVersion: '2021-06-01' };
export const CONTAINER_REGISTRIES: ArmType = {
  type: 'Microsoft.ContainerRegistry/registries',
  apiVersion: '2023-07-01',
};
export const COSMOS_ACCOUNTS: ArmType = { type: 'Microsoft.DocumentDB/databaseAccounts', apiVersion: '2024-05-15' };
export const EVENT_GRID_DOMAINS: ArmType = { type: 'Microsoft.EventGrid/domains', apiVersion: '2025-02-15' };
export const EVENT_GRID_TOPICS: ArmType = { type: 'Microsoft.EventGrid/topics', apiVersion: '2025-02-15' };
export const EVENT_HUBS: ArmType = { type: 'Microsoft.EventHub/namespaces', apiVersion: '2024-01-01' };
export const FRONT_DOOR_ENDPOINTS: ArmType = {
  type: 'Microsoft.Cdn/profiles/afdEndpoints',
  apiVersion: '2024-02-01',
  within: CDN_PROFILES,
};
export const KEY_VAULTS: ArmType = { type: 'Microsoft.KeyVault/vaults', apiVersion: '2023-07-01' };
export const KUBERNETES_CLUSTERS: ArmType = {
  type: 'Microsoft.ContainerService/managedClusters',
  apiVersion: '2024-05-01',
};
export const MARIADB_SERVERS: ArmType = { type: 'Microsoft.DBforMariaDB/servers', apiVersion: '2018-06-01' };
export const MONGO_CLUSTERS: ArmType = { type: 'Microsoft.DocumentDB/mongoClusters', apiVersion: '2024-07-01' };
export const MYSQL_SINGLE_SERVERS: ArmType = { type: 'Microsoft.DBforMySQL/servers', apiVersion: '2017-12-01' };
export const MYSQL_SERVERS: ArmType = { type: 'Microsoft.DBforMySQL/flexibleServers', apiVersion: '2023-12-30' };
export const POSTGRESQL_SERVERS: ArmType = {
  type: 'Microsoft.DBforPostgreSQL/flexibleServers',
  apiVersion: '2022-12-01',
};
export const POSTGRESQL_SINGLE_SERVERS: ArmType = {
  type: 'Microsoft.DBforPostgreSQL/servers',
  apiVersion: '2017-12-01',
};
export const RECOVERY_SERVICES_VAULTS: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults',
  apiVersion: '2023-04-01',
};
export const SEARCH_SERVICES: ArmType = { type: 'Microsoft.Search/searchServices', apiVersion: '2023-11-01' };
export const SERVICE_BUS: ArmType = { type: 'Microsoft.ServiceBus/namespaces', apiVersion: '2024-01-01' };
export const SIGNALR: ArmType = { type: 'Microsoft.SignalRService/signalR', apiVersion: '2024-03-01' };
export const SITES: ArmType = { type: 'Microsoft.Web/sites', apiVersion: '2024-04-01' };
export const SLOTS: ArmType = { type: 'Microsoft.Web/sites/slots', apiVersion: '2024-04-01', within: SITES };
export const SQL_SERVERS: ArmType = { type: 'Microsoft.Sql/servers', apiVersion: '2021-11-01' };
export const SQL_DATABASES: ArmType = {
  type: 'Microsoft.Sql/servers/databases',
  apiVersion: '2021-11-01',
  within: SQL_SERVERS,
};
export const SQL_MANAGED_INSTANCES: ArmType = { type: 'Microsoft.Sql/managedInstances', apiVersion: '2021-11-01' };
export const MANAGED_DATABASES: ArmType = {
  type: 'Microsoft.Sql/managedInstances/databases',
  apiVersion: '2021-11-01',
  within: SQL_MANAGED_INSTANCES,
};
export const TRAFFIC_MANAGER_PROFILES: ArmType = {
  type: 'Microsoft.Network/trafficManagerProfiles',
  apiVersion: '2022-04-01',
};
export const WEB_PUBSUB: ArmType = { type: 'Microsoft.SignalRService/webPubSub', apiVersion: '2024-03-01' };
