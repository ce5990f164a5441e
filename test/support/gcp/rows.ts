import { PROJECT } from './in-process.ts';

const COMPUTE = 'https://www.googleapis.com/compute/v1';

/** The address of a compute resource: `link('zones/europe-west1-b', 'instances', 'web')`. */
export const link = (place: string, collection: string, name: string, project = PROJECT): string =>
  `${COMPUTE}/projects/${project}/${place}/${collection}/${name}`;

/** An aggregated list with these rows in one zone or region, and an empty one beside it. */
export const aggregated = (items: string, rows: readonly object[], place = 'zones/europe-west1-b'): object => ({
  items: {
    'zones/us-east1-b': { warning: { code: 'NO_RESULTS_ON_PAGE', message: 'There are no results.' } },
    [place]: { [items]: rows },
  },
});

export const compute = (path: string, project = PROJECT): string => `compute /compute/v1/projects/${project}/${path}`;

export const instance = (name: string, more: object = {}): object => ({
  id: `1${String(name.length)}`,
  name,
  selfLink: link('zones/europe-west1-b', 'instances', name),
  zone: `${COMPUTE}/projects/${PROJECT}/zones/europe-west1-b`,
  status: 'RUNNING',
  machineType: `${COMPUTE}/projects/${PROJECT}/zones/europe-west1-b/machineTypes/n2-standard-4`,
  creationTimestamp: '2024-05-01T08:00:00.000-07:00',
  scheduling: { automaticRestart: true, preemptible: false, provisioningModel: 'STANDARD' },
  networkInterfaces: [
    {
      network: link('global', 'networks', 'default'),
      subnetwork: link('regions/europe-west1', 'subnetworks', 'default'),
      accessConfigs: [{ type: 'ONE_TO_ONE_NAT', natIP: '34.1.2.3' }],
    },
  ],
  disks: [{ boot: true, type: 'PERSISTENT', source: link('zones/europe-west1-b', 'disks', name) }],
  ...more,
});

export const firewall = (name: string, more: object = {}): object => ({
  id: `2${String(name.length)}`,
  name,
  selfLink: link('global', 'firewalls', name),
  network: link('global', 'networks', 'default'),
  direction: 'INGRESS',
  priority: 1000,
  disabled: false,
  sourceRanges: ['0.0.0.0/0'],
  allowed: [{ IPProtocol: 'tcp', ports: ['22'] }],
  ...more,
});

export const network = (name: string, more: object = {}): object => ({
  id: `3${String(name.length)}`,
  name,
  selfLink: link('global', 'networks', name),
  autoCreateSubnetworks: true,
  ...more,
});

export const subnet = (name: string, more: object = {}): object => ({
  id: `4${String(name.length)}`,
  name,
  selfLink: link('regions/europe-west1', 'subnetworks', name),
  region: `${COMPUTE}/projects/${PROJECT}/regions/europe-west1`,
  network: link('global', 'networks', 'default'),
  purpose: 'PRIVATE',
  ...more,
});
