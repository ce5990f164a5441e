import type { Resource } from '../../src/model/resource.ts';
import { backup, database, part, PITR, placed } from './survival.ts';
import { code, NEVER, OTHER, type Case } from './survival-cases.ts';
import { ACCOUNT, REGION, resource } from './world.ts';

/* What is spread over zones, regions and accounts, worked out on paper before it was simulated; the figures are those of `survival-cases.ts`. */
const FAR = 'eu-central-1';
const azure = { provider: 'azure' as const, account: 'sub', region: 'westeurope' };
const gcp = { provider: 'gcp' as const, account: 'project' };

const overRegions = (regions: readonly string[], role: 'replica' | 'standby') => ({
  spread: 'multi-region' as const,
  locations: regions.map((region, at) => ({ region, role: at === 0 ? ('primary' as const) : role })),
});
const inWesteurope = (zone: string) => ({
  spread: 'single-zone' as const,
  locations: [{ region: 'westeurope', zone, role: 'primary' as const }],
});

/** A machine of Azure from code, with a data disk that nobody copies. */
const machine = (zone: string): Resource[] => [
  part('server', `machine-${zone}`, { placement: inWesteurope(zone), relationships: [{ to: `data-${zone}`, role: 'disk' }, { to: 'system', role: 'boot-disk' }], ...code }, azure),
  part('disk', `data-${zone}`, { placement: inWesteurope(zone), dataDurability: 'durable', relationships: [{ to: `machine-${zone}`, role: 'server' }] }, azure),
]; // prettier-ignore

const keyed = { encryptionAtRest: 'customer-managed-key' as const, relationships: [{ to: 'key', role: 'key' }] };
const copyElsewhere = backup({ account: OTHER });
const keyedCopy: Resource = {
  ...copyElsewhere,
  facets: {
    ...copyElsewhere.facets,
    encryptionAtRest: { state: 'value', value: keyed.encryptionAtRest },
    relationships: { state: 'value', value: keyed.relationships },
  },
};
const node = (zone: string): Resource =>
  part('server', `node-${zone}`, {
    placement: placed([zone]),
    relationships: [{ to: 'pool', role: 'group' }],
    ...code,
  });

export const PLACE_CASES: readonly Case[] = [
  // People switch to another region in 2 + 6 + 1, or the region is back after 3.
  ['a global table in three regions, the first is lost', [database({ placement: overRegions([REGION, FAR, 'us-east-1'], 'replica') }, { type: 'AWS::DynamoDB::Table' })], `region:${REGION}`, 'region-lost', 'fails-over', [3, 9], [0, 0.5]],
  // Copies are not needed to run.
  ['copies in another account, which is wiped', [database(), backup({ account: OTHER })], `identity:${OTHER}`, 'account-wiped', 'unaffected', [0, 0], [0, 0]],
  // The copy outlives the account, and nobody can read it without the key, which does not; the account is back after 1 at best.
  ['a copy in another account with the key of the account that is closed', [database(keyed), resource('key', { id: 'key', type: 'AWS::KMS::Key', region: REGION, account: ACCOUNT }), keyedCopy], `account:${ACCOUNT}`, 'account-closed', 'lost', [1, NEVER], [0, NEVER]],
  // Its primary goes on.
  ['the zone of a standby', [database({ placement: placed(['a', 'b']) })], 'zone:b', 'zone-lost', 'unaffected', [0, 0], [0, 0]],
  // The balancer takes 0.1 to leave the zone out, the other machine may need help for 8; what was on the disk of the first may stay in the zone.
  ['Azure: two machines behind a balancer, each with data of its own', [part('load-balancer', 'door', { placement: { spread: 'regional', locations: [{ region: 'westeurope', role: 'primary' }] }, targets: [{ id: 'machine-we-1' }, { id: 'machine-we-2' }] }, azure), ...machine('we-1'), ...machine('we-2')], 'zone:we-1', 'zone-lost', 'waits', [0.1, 8], [0, NEVER]],
  // The replica is in another region, but in the same project.
  ['Google Cloud: a replica in another region of the project that is wiped', [database({}, { ...gcp, type: 'sqladmin.googleapis.com/Instance' }), backup({ provider: 'gcp', account: 'project', region: FAR, type: 'sqladmin.googleapis.com/Instance' })], 'identity:project', 'account-wiped', 'lost', [NEVER, NEVER], [NEVER, NEVER]],
  // Its other region takes over by itself, in 1-2.
  ['Google Cloud: a bucket in two regions, the first is lost', [part('bucket', 'files', { dataDurability: 'durable', placement: overRegions([REGION, 'europe-west4'], 'standby') }, { ...gcp, type: 'storage.googleapis.com/Bucket' })], `region:${REGION}`, 'region-lost', 'fails-over', [1, 2], [0, 0.5]],
  // A snapshot of three weeks is no worse than none: to a point in time, 3-8 + 3-7.
  ['a point in time and an old snapshot, wrong data', [database({ automatedBackups: PITR }), backup({ age: 500 })], 'data:orders', 'data-corrupted', 'restores', [6, 15], [0.1, 0.5]],
  // It is not needed.
  ['a stopped machine in the zone that is lost', [part('server', 'live', { placement: placed(['a']), relationships: [], ...code }), part('server', 'cold', { placement: placed(['b']), state: 'stopped', relationships: [], ...code })], 'zone:b', 'zone-lost', 'unaffected', [0, 0], [0, 0]],
  // Two nodes go on, and may not carry the load: more start in 8.
  ['a pool of three nodes in three zones', ['a', 'b', 'c'].map(node), 'zone:a', 'zone-lost', 'rebuilds', [0, 8], [0, 0]],
]; // prettier-ignore
