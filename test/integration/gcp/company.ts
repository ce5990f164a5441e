import { INSIGHTS, insights } from '../../../examples/noonsale/insights.ts';
import type { GcpFixture } from '../../support/gcp/gcp-fixture.ts';
import { balancerAnswers } from '../../support/gcp/balancers.ts';
import { PROJECT } from '../../support/gcp/in-process.ts';
import { aggregated, compute, firewall, instance, link, network, subnet } from '../../support/gcp/rows.ts';

const HOME = `projects/${PROJECT}`;
const REGION = 'regions/europe-west1';
const ZONE = 'zones/europe-west1-b';
const IN_REGION = `${HOME}/locations/europe-west1`;
const ssh = firewall('ssh');

/** The analyst's project of the example, under the name that the tests' credentials have. */
const analysts = JSON.parse(JSON.stringify(insights().answers).replaceAll(INSIGHTS.id, PROJECT)) as Record<
  string,
  Record<string, unknown>
>;

const disk = (name: string, more: object = {}) => ({
  ...{ id: `1${name}`, name, selfLink: link(ZONE, 'disks', name), zone: link('', 'zones', 'europe-west1-b') },
  ...{ sizeGb: '10', type: link(ZONE, 'diskTypes', 'pd-ssd'), users: [link(ZONE, 'instances', name)], ...more },
});
const snapshot = (name: string, of: string) => ({
  ...{ id: `2${name}`, name, selfLink: link('global', 'snapshots', name), sourceDisk: link(ZONE, 'disks', of) },
  ...{ status: 'READY', storageLocations: ['europe-west3'], creationTimestamp: '2027-01-30T02:00:00.000-08:00' },
});

/** Machines, their disks and copies, and an image. */
const machines = (): Record<string, unknown> => ({
  [compute('aggregated/instances')]: aggregated('instances', [instance('web'), instance('orders')]),
  [compute('aggregated/disks')]: aggregated('disks', [disk('web'), disk('orders')]),
  [compute('global/snapshots')]: { items: [snapshot('orders-1', 'orders'), snapshot('web-1', 'web')] },
  [compute('global/images')]: { items: [{ id: '31', name: 'web', selfLink: link('global', 'images', 'web'), sourceDisk: link(ZONE, 'disks', 'web'), sourceDiskId: '1web', status: 'READY' }] },
  [compute('global/images/web/getIamPolicy')]: { bindings: [{ role: 'roles/compute.imageUser', members: ['allAuthenticatedUsers'] }] },
  [compute('global/networks')]: { items: [network('default')] },
  [compute('aggregated/subnetworks')]: aggregated('subnetworks', [subnet('default')], REGION),
  [compute('global/firewalls')]: { items: [ssh] },
  [compute('global/networks/default/getEffectiveFirewalls')]: { firewalls: [ssh] },
}); // prettier-ignore

const sql = (name: string, more: object, backup: object) => ({
  ...{ name, project: PROJECT, region: 'europe-west1', gceZone: 'europe-west1-b', state: 'RUNNABLE', databaseVersion: 'POSTGRES_16' },
  settings: { tier: 'db-custom-2-7680', availabilityType: 'ZONAL', dataDiskSizeGb: '10', storageAutoResize: true, backupConfiguration: backup, ipConfiguration: { ipv4Enabled: true, authorizedNetworks: [{ value: '0.0.0.0/0' }] }, ...more },
}); // prettier-ignore

/** Databases of several services, with their backups where the service lists them. */
const databases = (): Record<string, unknown> => ({
  [`sqladmin /v1/${HOME}/instances`]: {
    items: [
      sql('orders', {}, { enabled: false }),
      sql('catalog', { availabilityType: 'REGIONAL' }, { enabled: true, location: 'europe-west3', pointInTimeRecoveryEnabled: true }),
    ],
  },
  [`sqladmin /v1/${HOME}/instances/catalog/backupRuns`]: {
    items: [{ status: 'SUCCESSFUL', endTime: '2027-01-30T03:00:00.000Z', location: 'europe-west3' }],
  },
  [`redis /v1/${HOME}/locations/-/instances`]: {
    instances: [{ name: `${IN_REGION}/instances/baskets`, locationId: 'europe-west1-b', state: 'READY', memorySizeGb: 5, tier: 'BASIC', transitEncryptionMode: 'DISABLED' }],
  },
  [`file /v1/${HOME}/locations/-/instances`]: {
    instances: [{ name: `${HOME}/locations/europe-west1-b/instances/papers`, state: 'READY', tier: 'ZONAL', fileShares: [{ capacityGb: '1024' }] }],
  },
  [`file /v1/${HOME}/locations/-/backups`]: {
    backups: [{ name: `${IN_REGION}/backups/papers-1`, state: 'READY', createTime: '2027-01-30T00:00:00Z', sourceInstance: `${HOME}/locations/europe-west1-b/instances/papers` }],
  },
  [`alloydb /v1/${HOME}/locations/-/clusters`]: {
    clusters: [{ name: `${IN_REGION}/clusters/ledger`, state: 'READY', clusterType: 'PRIMARY', automatedBackupPolicy: { enabled: true } }],
  },
  [`alloydb /v1/${HOME}/locations/-/clusters/-/instances`]: {
    instances: [{ name: `${IN_REGION}/clusters/ledger/instances/p`, instanceType: 'PRIMARY', availabilityType: 'ZONAL' }],
  },
}); // prettier-ignore

/** Keys, secrets and a cluster. */
const platform = (): Record<string, unknown> => ({
  [`cloudkms /v1/${HOME}/locations`]: { locations: [{ name: IN_REGION, locationId: 'europe-west1' }] },
  [`cloudkms /v1/${IN_REGION}/keyRings`]: { keyRings: [{ name: `${IN_REGION}/keyRings/r` }] },
  [`cloudkms /v1/${IN_REGION}/keyRings/r/cryptoKeys`]: {
    cryptoKeys: [{ name: `${IN_REGION}/keyRings/r/cryptoKeys/k`, purpose: 'ENCRYPT_DECRYPT', createTime: '2024-05-01T00:00:00Z', primary: { state: 'ENABLED' } }],
  },
  [`secretmanager /v1/${HOME}/secrets`]: { secrets: [{ name: `${HOME}/secrets/db`, replication: { automatic: {} }, createTime: '2024-05-01T00:00:00Z' }] },
  [`container /v1/${HOME}/locations/-/clusters`]: {
    clusters: [
      {
        ...{ name: 'shop', id: '41', selfLink: `https://container.googleapis.com/v1/${HOME}/zones/europe-west1-b/clusters/shop`, location: 'europe-west1-b', status: 'RUNNING', loggingConfig: { componentConfig: { enableComponents: ['SYSTEM_COMPONENTS'] } } },
        nodePools: [{ name: 'pool', selfLink: `https://container.googleapis.com/v1/${HOME}/zones/europe-west1-b/clusters/shop/nodePools/pool`, initialNodeCount: 3, locations: ['europe-west1-b'], config: { machineType: 'n2-standard-4' } }],
      },
    ],
  },
}); // prettier-ignore

/** The shop and its analysts in one project: every way in which lists and details of Google Cloud are read. */
export const company: GcpFixture = {
  projects: [{ projectId: PROJECT, displayName: 'Shop production', parent: 'folders/7' }],
  ancestors: ['folders/7', 'organizations/171717171717'],
  enabled: {
    [PROJECT]: [
      ...['alloydb', 'artifactregistry', 'bigquery', 'cloudasset', 'cloudkms', 'compute', 'container', 'file', 'iam'],
      ...['logging', 'monitoring', 'pubsub', 'recommender', 'redis', 'run', 'secretmanager', 'sqladmin', 'storage'],
    ],
  },
  answers: {
    ...analysts,
    ...balancerAnswers(),
    ...machines(),
    ...databases(),
    ...platform(),
    'storage /storage/v1/b/noonsale-clicks-raw/iam': {
      bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }],
    },
  },
};
