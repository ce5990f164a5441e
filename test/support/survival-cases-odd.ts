import type { Resource } from '../../src/model/resource.ts';
import { backup, database, part, PITR, placed } from './survival.ts';
import { bucket, code, NEVER, OTHER, server, type Case } from './survival-cases.ts';
import { ACCOUNT, REGION, resource } from './world.ts';

/* Odd topologies on three clouds, worked out on paper before they were simulated; the figures are those of `survival-cases.ts`. */
const FAR = 'eu-central-1';
const regional = (region = REGION) => ({
  placement: { spread: 'regional' as const, locations: [{ region, role: 'primary' as const }] },
});
const key = (id: string, region = REGION, account = ACCOUNT): Resource =>
  resource('key', { id, type: 'AWS::KMS::Key', region, account });
const keyed = (id: string) => ({
  encryptionAtRest: 'customer-managed-key' as const,
  relationships: [{ to: id, role: 'key' }],
});
const replica = (facets: Resource['facets'] = {}): Resource => {
  const made = backup({ id: 'replica', region: FAR, type: 'AWS::RDS::DBInstance' });
  return { ...made, facets: { ...made.facets, ...facets } };
};
const azure = { provider: 'azure' as const, account: 'sub', region: 'westeurope' };
const westeurope = {
  spread: 'multi-zone' as const,
  locations: ['1', '2'].map((zone, at) => ({
    region: 'westeurope',
    zone: `we-${zone}`,
    role: at === 0 ? ('primary' as const) : ('standby' as const),
  })),
};
const gcp = { provider: 'gcp' as const, account: 'project' };

export const ODD_CASES: readonly Case[] = [
  // The replica has a key of its own that was not seen; that of its source goes with the region: promoted in 3 (region back) at best, else not readable.
  ['a replica whose key is not known, the key of its source in the lost region', [database(keyed('key')), key('key'), replica({ encryptionAtRest: { state: 'value', value: 'customer-managed-key' } })], `region:${REGION}`, 'region-lost', 'waits', [3, NEVER], [0, NEVER]],
  // With a key of the other region: 2 + 5 + 2.
  ['a replica with a key of its region', [database(keyed('key')), key('key'), key('far', FAR), replica({ encryptionAtRest: { state: 'value', value: 'customer-managed-key' }, relationships: { state: 'value', value: [{ to: 'far', role: 'key' }] } })], `region:${REGION}`, 'region-lost', 'fails-over', [3, 9], [0, 0.5]],
  // The copy is in another account: a new account 10-100, people 3-7 and 1-2, restore 3-8; at best the account is back after 1.
  ['a copy in another account, the account closed', [database(), backup({ account: OTHER })], `account:${ACCOUNT}`, 'account-closed', 'restores', [1, 117], [0, 10]],
  // Nobody made an image for the group: made from its code, 10 + 5; at best it restarts what it has.
  ['a group without an image, one of its machines fails', [part('server-group', 'web', { placement: placed(['a', 'b'], undefined, 'replica'), relationships: [], launchTemplate: { type: 'launch-template', image: 'missing' }, ...code })], 'resource:web', 'component-lost', 'rebuilds', [0.5, 15], [0, 0]],
  // Its other node has the same content.
  ['a cache over two zones', [part('cache', 'sessions', { dataDurability: 'none', placement: placed(['a', 'b'], undefined, 'replica') })], 'zone:a', 'zone-lost', 'unaffected', [0.1, 0.2], [0, 0]],
  // It starts empty elsewhere, from its code: 10 + 5 + 4, or the zone is back.
  ['a cache in one zone', [part('cache', 'sessions', { dataDurability: 'none', placement: placed(['a']), ...code })], 'zone:a', 'zone-lost', 'rebuilds', [2, 19], [0, 0]],
  // Two machines from code behind a balancer that needs a certificate of another region; the certificate counts in the worst case: 20 + 5 + 2 + 4 by hand.
  ['a certificate in a region that is lost', [part('load-balancer', 'door', { placement: placed(['a', 'b'], 'multi-zone', 'replica'), targets: [{ id: 'one' }], relationships: [{ to: 'cert', role: 'certificate' }] }), server('one', 'a'), resource('certificate', { id: 'cert', region: FAR, facets: { infrastructureAsCode: null } })], `region:${FAR}`, 'region-lost', 'by-hand', [0, 31], [0, 0]],
  // Azure: the standby in the other zone takes over; the app is over zones.
  ['Azure: a zone-redundant database and app', [database({ placement: westeurope }, { ...azure, type: 'Microsoft.DBforPostgreSQL/flexibleServers' }), part('app', 'web', { placement: westeurope }, azure)], 'zone:we-1', 'zone-lost', 'fails-over', [0.1, 0.2], [0, 0]],
  // Azure: everything of the account is deleted, soft delete with it; a lock on the storage holds.
  ['Azure: storage with a lock, one without, all deleted', [bucket({ immutability: { state: 'locked', minRetentionDays: 400 } }, 'Microsoft.Storage/storageAccounts', azure), bucket({ versioning: { softDeleteDays: 14, overwrites: true } }, 'Microsoft.Storage/storageAccounts', { ...azure, id: 'other' })], 'identity:sub', 'account-wiped', 'lost', [NEVER, NEVER], [NEVER, NEVER]],
  // Google Cloud: the service needs no zone, its database one of two, its queue none: 0.1-0.2 to switch.
  ['Google Cloud: Cloud Run, a regional database and a topic', [part('app', 'web', regional(), { ...gcp, type: 'run.googleapis.com/Service' }), database({ placement: placed(['a', 'b']), automatedBackups: PITR }, { ...gcp, type: 'sqladmin.googleapis.com/Instance' }), part('messaging', 'orders-topic', { dataDurability: 'durable', ...regional() }, { ...gcp, type: 'pubsub.googleapis.com/Topic' })], 'zone:a', 'zone-lost', 'fails-over', [0.1, 0.2], [0, 0]],
  // Two doors lead to each other's machines: each is down as long as the machine, 10 + 5 + 2 + 4 from code, or the region is back.
  ['a circle of balancers', [part('load-balancer', 'x', { ...regional(), targets: [{ id: 'y' }], ...code }), part('load-balancer', 'y', { ...regional(), targets: [{ id: 'x' }], ...code })], `region:${REGION}`, 'region-lost', 'rebuilds', [3, 21], [0, 0]],
  // A copy at a provider of its own and one in the account: restored at the other provider in 8 + 9 + 1000 + 2 at worst. The machine takes longer, because what it is
  // made from may be kept in what is gone: 20 + 5 + 2 + 1000 by hand.
  ['everything at one provider but a copy, the provider lost', [server('app', 'a'), database(), backup({ id: 'there', provider: 'gcp', account: 'project' }), backup({ id: 'here' })], 'provider:aws', 'provider-lost', 'restores', [3, 1027], [0, 10]],
]; // prettier-ignore
