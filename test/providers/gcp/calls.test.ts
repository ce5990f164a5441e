import { expect, it } from 'vitest';
import type { GcpFixture } from '../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../support/gcp/in-process.ts';
import { aggregated, compute, firewall, instance, link, network, subnet } from '../../support/gcp/rows.ts';

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
const WORLD: GcpFixture = {
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

it('a project of 500 resources takes a call for each list, and one or two for each resource that no list describes', async () => {
  const { log, records } = await readGcp(WORLD);
  const resources = records.filter(({ record }) => record === 'resource').length;
  expect(resources).toBeGreaterThanOrEqual(500);
  // Operations of a database are asked with its name as a parameter, which the log leaves out.
  const isOfOne = (line: string): boolean => /\/r\d+(?:@|\/|:|$)/.test(line) || line.endsWith('/operations');
  const ofResources = log.filter(isOfOne);
  const calls = Map.groupBy(
    log.filter(line => !line.endsWith('/operations')),
    line => line,
  );
  expect([...calls].filter(([, made]) => made.length > 1).map(([line]) => line)).toEqual([]);
  // Policies of 40 topics, 40 buckets and 30 secrets; keys and policy of 20 service accounts; backups and operations of 10 databases.
  expect(ofResources.length).toBeLessThanOrEqual(40 + 40 + 30 + 2 * 20 + 2 * 10);
  expect(log.length - ofResources.length).toBeLessThanOrEqual(130);
});
