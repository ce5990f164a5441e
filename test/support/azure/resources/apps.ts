import type { StoredResource } from '../arm-fixture.ts';
import type { Answers } from './data.ts';
import { idAt, row, type ArmPlace, type Properties } from './arm-place.ts';

const WEB = 'Microsoft.Web';
const planId = (place: ArmPlace, name: string): string => idAt(place, `${WEB}/serverfarms`, name);

interface PlanOptions {
  readonly sku?: { readonly name: string; readonly tier: string; readonly capacity: number };
  readonly zones?: boolean;
  readonly sites?: number;
}

/** An App Service plan. */
export function plan(place: ArmPlace, name: string, options: PlanOptions = {}): StoredResource {
  const { sku = { name: 'P1v3', tier: 'PremiumV3', capacity: 3 }, zones = true, sites = 1 } = options;
  return row(
    place,
    `${WEB}/serverfarms`,
    name,
    {
      status: 'Ready',
      numberOfSites: sites,
      zoneRedundant: zones,
      elasticScaleEnabled: false,
      perSiteScaling: false,
      maximumElasticWorkerCount: 1,
    },
    { kind: 'app', sku },
  );
}

interface SiteOptions {
  readonly on: string;
  readonly httpsOnly?: boolean;
  readonly closed?: boolean;
  readonly kind?: 'app' | 'functionapp';
}

const siteId = (place: ArmPlace, name: string): string => idAt(place, `${WEB}/sites`, name);
export function site(place: ArmPlace, name: string, options: SiteOptions): StoredResource {
  const { on, httpsOnly = true, closed = false, kind = 'app' } = options;
  return row(
    place,
    `${WEB}/sites`,
    name,
    {
      state: 'Running',
      serverFarmId: planId(place, on),
      defaultHostName: `${name}.azurewebsites.net`,
      httpsOnly,
      clientAffinityEnabled: false,
      publicNetworkAccess: closed ? 'Disabled' : 'Enabled',
      hostingEnvironmentProfile: null,
    },
    { kind },
  );
}

/** The configuration of a site, without its app settings. */
export const siteSettings = (place: ArmPlace, name: string, properties: Properties = {}): Answers => ({
  [`${siteId(place, name)}/config/web`]: {
    id: `${siteId(place, name)}/config/web`,
    name: 'web',
    type: `${WEB}/sites/config`,
    properties: {
      numberOfWorkers: 1,
      minTlsVersion: '1.2',
      ftpsState: 'FtpsOnly',
      healthCheckPath: '/health',
      alwaysOn: true,
      ipSecurityRestrictions: [{ ipAddress: 'Any', action: 'Allow', priority: 2_147_483_647, name: 'Allow all' }],
      ...properties,
    },
  },
});

interface ClusterOptions {
  readonly zones?: readonly string[];
  readonly grows?: boolean;
  readonly isPrivate?: boolean;
  readonly localAccounts?: boolean;
}

/** An AKS cluster with one user pool, `work`. */
export function cluster(place: ArmPlace, name: string, options: ClusterOptions = {}): StoredResource {
  const { zones = ['1', '2', '3'], grows: scales = true, isPrivate = true, localAccounts = false } = options;
  return row(
    place,
    'Microsoft.ContainerService/managedClusters',
    name,
    {
      powerState: { code: 'Running' },
      agentPoolProfiles: [
        {
          name: 'work',
          count: 3,
          vmSize: 'Standard_D4s_v5',
          mode: 'User',
          powerState: { code: 'Running' },
          availabilityZones: zones,
          ...(scales ? { enableAutoScaling: true, minCount: 3, maxCount: 12 } : { enableAutoScaling: false }),
        },
      ],
      nodeResourceGroup: nodeGroup(place, name),
      apiServerAccessProfile: { enablePrivateCluster: isPrivate },
      disableLocalAccounts: !localAccounts,
    },
    { sku: { name: 'Base', tier: 'Standard' } },
  );
}
/** The node resource group of a cluster. */
const nodeGroup = (place: ArmPlace, name: string): string => `MC_${place.group}_${name}_${place.location}`;

interface DoorOptions {
  readonly closed?: boolean;
  /** Allowed addresses; all others are denied. */
  readonly named?: readonly string[];
}
const accessOf = ({ closed = false, named }: DoorOptions): Properties => ({
  publicNetworkAccess: closed ? 'Disabled' : 'Enabled',
  networkAcls:
    named === undefined
      ? { bypass: 'AzureServices', defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] }
      : { bypass: 'AzureServices', defaultAction: 'Deny', ipRules: named.map(value => ({ value })), virtualNetworkRules: [] },
}); // prettier-ignore

export const keyVault = (
  place: ArmPlace,
  name: string,
  { purgeable = false, ...door }: DoorOptions & { readonly purgeable?: boolean } = {},
): StoredResource =>
  row(place, 'Microsoft.KeyVault/vaults', name, {
    sku: { family: 'A', name: 'standard' },
    accessPolicies: [],
    enableSoftDelete: true,
    ...(purgeable ? {} : { enablePurgeProtection: true }),
    enableRbacAuthorization: true,
    vaultUri: `https://${name}.vault.azure.net/`,
    ...accessOf(door),
  });
/** An empty vault. */
export function emptyVault(place: ArmPlace, name: string): Answers {
  const id = idAt(place, 'Microsoft.KeyVault/vaults', name);
  return { [`${id}/keys`]: [], [`${id}/secrets`]: [] };
}

interface CacheOptions {
  readonly tier?: 'Basic' | 'Standard' | 'Premium';
  readonly zones?: 'Automatic' | 'NoZones';
  readonly plainPort?: boolean;
  readonly closed?: boolean;
}
export function cache(place: ArmPlace, name: string, options: CacheOptions = {}): StoredResource {
  const { tier = 'Standard', zones = 'Automatic', plainPort = false, closed = true } = options;
  return row(place, 'Microsoft.Cache/Redis', name, {
    redisVersion: '6.0',
    sku: { name: tier, family: tier === 'Premium' ? 'P' : 'C', capacity: 1 },
    enableNonSslPort: plainPort,
    redisConfiguration: { maxclients: '1000' },
    hostName: `${name}.redis.cache.windows.net`,
    port: 6379,
    sslPort: 6380,
    linkedServers: [],
    zonalAllocationPolicy: zones,
    publicNetworkAccess: closed ? 'Disabled' : 'Enabled',
    minimumTlsVersion: '1.2',
  });
}

const BUS = 'Microsoft.ServiceBus/namespaces';
export const serviceBus = (
  place: ArmPlace,
  name: string,
  { closed = true, tier = 'Premium', keys = false }: { readonly closed?: boolean; readonly tier?: 'Standard' | 'Premium'; readonly keys?: boolean } = {},
): StoredResource =>
  row(
    place,
    BUS,
    name,
    { zoneRedundant: true, publicNetworkAccess: closed ? 'Disabled' : 'Enabled', disableLocalAuth: !keys, minimumTlsVersion: '1.2' },
    { sku: { name: tier, tier, capacity: 1 } },
  ); // prettier-ignore
/** Queues of a namespace, by whether they dead-letter expired messages. */
export function queues(place: ArmPlace, name: string, keeping: Readonly<Record<string, boolean>>): Answers {
  const id = idAt(place, BUS, name);
  return {
    [`${id}/queues`]: Object.entries(keeping).map(([queue, deadLetteringOnMessageExpiration]) => ({
      id: `${id}/queues/${queue}`,
      name: queue,
      type: `${BUS}/queues`,
      properties: { deadLetteringOnMessageExpiration, defaultMessageTimeToLive: 'P14D' },
    })),
    [`${id}/topics`]: [],
  };
}
