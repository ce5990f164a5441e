import type { GcpFixture } from './gcp-fixture.ts';
import { PROJECT } from './in-process.ts';
import { aggregated, compute, firewall, instance, link, network, subnet } from './rows.ts';

const HOME = `projects/${PROJECT}`;
const some = <T>(count: number, make: (name: string) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(`r${String(at)}`));

const disk = (name: string) => ({
  id: '1',
  name,
  selfLink: link('zones/europe-west1-b', 'disks', name),
  zone: link('', 'zones', 'europe-west1-b'),
  sizeGb: '10',
  type: link('zones/europe-west1-b', 'diskTypes', 'pd-ssd'),
});
const email = (name: string) => `${name}@${PROJECT}.iam.gserviceaccount.com`;

/** 500 resources: what a list has (360), and what takes a call for each (140). */
export const WORLD: GcpFixture = {
  ancestors: ['folders/9', 'organizations/456'],
  answers: {
    [compute('aggregated/instances')]: aggregated('instances', some(120, name => instance(name))),
    [compute('aggregated/disks')]: aggregated('disks', some(120, disk)),
    [compute('global/firewalls')]: { items: some(50, name => firewall(name)) },
    [compute('global/networks')]: { items: [network('default')] },
    [compute('aggregated/subnetworks')]: aggregated('subnetworks', some(49, name => subnet(name)), 'regions/europe-west1'),
    [`pubsub /v1/${HOME}/topics`]: { topics: some(40, name => ({ name: `${HOME}/topics/${name}` })) },
    [`monitoring /v3/${HOME}/alertPolicies`]: { alertPolicies: some(20, name => ({ name: `${HOME}/alertPolicies/${name}` })) },
    'storage /storage/v1/b': { items: some(40, name => ({ name, location: 'EU', locationType: 'multi-region' })) },
    [`secretmanager /v1/${HOME}/secrets`]: { secrets: some(30, name => ({ name: `${HOME}/secrets/${name}`, replication: { automatic: {} } })) },
    [`iam /v1/${HOME}/serviceAccounts`]: { accounts: some(20, name => ({ name: `${HOME}/serviceAccounts/${email(name)}`, email: email(name), uniqueId: '1' })) },
    [`sqladmin /v1/${HOME}/instances`]: { items: some(10, name => ({ name, project: PROJECT, databaseVersion: 'POSTGRES_16', region: 'europe-west1', state: 'RUNNABLE', settings: { tier: 'db-custom-2-7680' } })) },
  },
}; // prettier-ignore
