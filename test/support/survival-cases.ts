import type { Resource } from '../../src/model/resource.ts';
import { unread } from '../../src/model/reading.ts';
import type { Fate, Scenario } from '../../src/model/survival.ts';
import { resource, ACCOUNT, REGION } from './world.ts';
import { backup, database, part, PITR, placed, TB } from './survival.ts';

/*
 * Answers worked out on paper with the round figures of test/support/survival.ts, all in hours, best to worst:
 *   people alone          detect 1-2 + assemble 1-2 + names 0-1 = 2-5
 *   people, restore       and verify 1-2 = 3-7
 *   wider than a zone     and decide 1-2
 *   an API in the zone    and control plane 0-4
 *   restore of 1 TB       2-6 and 1-2 = 3-8
 * A zone is back after 2 at best, a region or provider after 3, an account after 1; at worst never.
 */
export const NEVER = null;
type Interval = readonly [number | null, number | null];
export type Case = readonly [
  name: string,
  resources: readonly Resource[],
  lose: string,
  scenario: Scenario,
  fate: Fate,
  hours: Interval,
  dataLoss: Interval,
];

const ELSEWHERE = 'eu-central-1';
export const OTHER = '999988887777';
const net = (id: string) => ({ subnet: id, firewalls: [], addressFamilies: [] });
export const code = { infrastructureAsCode: { tool: 'terraform', evidence: 'tag' } };
const aurora = (zones: readonly string[]) =>
  database({ placement: placed(zones, undefined, 'replica') }, { type: 'AWS::RDS::DBCluster' });
export const server = (id: string, zone: string, facets = {}, more = {}) =>
  part('server', id, { placement: placed([zone]), ...code, relationships: [], ...facets }, more);
const balancer = (targets: readonly string[]) =>
  part('load-balancer', 'door', {
    placement: placed(['a', 'b', 'c'], 'multi-zone', 'replica'),
    targets: targets.map(id => ({ id })),
  });
const group = (zones: readonly string[]) =>
  part('server-group', 'web', { placement: placed(zones, undefined, 'replica'), relationships: [], ...code });
const subnet = (id: string, routes: readonly string[]) =>
  resource('subnet', {
    id,
    facets: {
      placement: placed(['b']),
      relationships: [],
      routes: routes.map(target => ({ to: '0.0.0.0/0', via: 'nat' as const, target })),
    },
  });
const nat = (zone: string) =>
  resource('gateway', { id: `nat-${zone}`, facets: { placement: placed([zone]), ...code } });
export const bucket = (facets = {}, type = 'AWS::S3::Bucket', more = {}) =>
  part(
    'bucket',
    'photos',
    {
      dataDurability: 'durable',
      size: { bytes: TB },
      placement: { spread: 'multi-zone', locations: [{ region: REGION, role: 'primary' }] },
      versioning: false,
      immutability: null,
      replicationDestinations: null,
      ...facets,
    },
    { type, ...more },
  );
const geo = {
  spread: 'multi-region' as const,
  locations: [
    { region: REGION, role: 'primary' as const },
    { region: ELSEWHERE, role: 'replica' as const },
  ],
};
const trusting = (account: string, trusted: string) =>
  resource('identity', {
    id: `role-${account}`,
    account,
    facets: {
      deletePermissions: 'all',
      privilegeLevel: 'administrator',
      trustedPrincipals: [{ type: 'account', principal: trusted, requiresExternalIdOrMfa: false }],
    },
  });

export const CASES: readonly Case[] = [
  // The standby takes over by itself: failover 0.1-0.2; it is synchronous.
  ['a database with a standby', [database({ placement: placed(['a', 'b']) })], 'zone:a', 'zone-lost', 'fails-over', [0.1, 0.2], [0, 0]],
  // Nothing of it is there.
  ['a database with a standby, the other zone', [database({ placement: placed(['a', 'b']) })], 'zone:b', 'zone-lost', 'unaffected', [0, 0], [0, 0]],
  // Restored at worst in 8 + 7 + 4 = 19, with the last half hour gone; at best the zone returns after 2 with everything.
  ['a single database with point-in-time recovery', [database({ automatedBackups: PITR })], 'zone:a', 'zone-lost', 'restores', [2, 19], [0, 0.5]],
  // Only the zone's return helps, and it may never return.
  ['a single database without backups', [database()], 'zone:a', 'zone-lost', 'waits', [2, NEVER], [0, NEVER]],
  // No point to go back to.
  ['a database without backups, damaged', [database()], 'data:', 'data-corrupted', 'lost', [NEVER, NEVER], [NEVER, NEVER]],
  // The standby has the same damage. 3 + 3 = 6 to 8 + 7 = 15; the zone works, so that nothing waits for the control plane.
  ['a database with standby and point-in-time recovery, damaged', [database({ placement: placed(['a', 'b']), automatedBackups: PITR })], 'data:', 'data-corrupted', 'restores', [6, 15], [0.1, 0.5]],
  // A reader in another zone is promoted by the service.
  ['a shared-storage cluster with a reader', [aurora(['a', 'b'])], 'zone:a', 'zone-lost', 'fails-over', [0.1, 0.2], [0, 0]],
  // The storage is in the other zones; somebody adds an instance: 4 + 5 + 4 = 13 at worst, no data lost.
  ['a shared-storage cluster without a reader', [aurora(['a'])], 'zone:a', 'zone-lost', 'rebuilds', [2, 13], [0, 0]],
  // A read replica is promoted by people: 2 + 5 = 7 at worst, with its lag of up to 0.5.
  ['a read replica in another zone', [database({ placement: placed(['a', 'b'], 'single-zone', 'replica') })], 'zone:a', 'zone-lost', 'fails-over', [2, 7], [0, 0.5]],
  // Promoted: 2 + 5 + 2 = 9 at worst; at best the region returns after 3.
  ['a replica in another region', [database(), backup({ region: ELSEWHERE, type: 'AWS::RDS::DBInstance' })], `region:${REGION}`, 'region-lost', 'fails-over', [3, 9], [0, 0.5]],
  // Snapshots in the lost region do not help.
  ['snapshots in the same region', [database(), backup()], `region:${REGION}`, 'region-lost', 'waits', [3, NEVER], [0, NEVER]],
  // Everybody restores at once: 8 x 2 = 16, 7 + 2 of people, 4 of the control plane = 29; a day is gone.
  ['a snapshot copied to another region', [database(), backup({ region: ELSEWHERE, age: 24 })], `region:${REGION}`, 'region-lost', 'restores', [3, 29], [0, 24]],
  // A new account 10-100, people 3-7 and 1-2, restore 3-8: 17 to 117.
  ['a snapshot in another account, all deleted', [database(), backup({ account: OTHER })], `identity:${ACCOUNT}`, 'account-wiped', 'restores', [17, 117], [10, 10]],
  // Automated backups and snapshots go with the account.
  ['backups in the same account, all deleted', [database({ automatedBackups: PITR }), backup()], `identity:${ACCOUNT}`, 'account-wiped', 'lost', [NEVER, NEVER], [NEVER, NEVER]],
  // Nobody can delete it.
  ['a locked snapshot in the same account, all deleted', [database(), backup({ immutability: 'locked' })], `identity:${ACCOUNT}`, 'account-wiped', 'restores', [17, 117], [10, 10]],
  // The administrator lifts the lock first.
  ['a snapshot whose lock an administrator lifts', [database(), backup({ immutability: 'unlocked' })], `identity:${ACCOUNT}`, 'account-wiped', 'lost', [NEVER, NEVER], [NEVER, NEVER]],
  // A lock does not open a closed account: back after 1 at best, else never.
  ['a locked snapshot in a closed account', [database(), backup({ immutability: 'locked' })], `account:${ACCOUNT}`, 'account-closed', 'lost', [1, NEVER], [0, NEVER]],
  // Whether the administrator reaches the other account was not read.
  ['a snapshot in an account that was not read', [database(), backup({ account: OTHER, listedBy: ACCOUNT })], `identity:${ACCOUNT}`, 'account-wiped', 'unknown', [17, NEVER], [10, NEVER]],
  // A role of the other account lets this one delete there too.
  ['one identity over both accounts', [database(), backup({ account: OTHER }), trusting(OTHER, ACCOUNT)], `identity:${ACCOUNT}`, 'account-wiped', 'lost', [NEVER, NEVER], [NEVER, NEVER]],
  // The server is in b; its way out in a. Whether it can do without is not known: 0, or 4 + 5 + 4.
  ['a NAT gateway in the lost zone', [server('app', 'b', { networkInterfaces: [net('s')] }), subnet('s', ['nat-a']), nat('a')], 'zone:a', 'zone-lost', 'by-hand', [0, 13], [0, 0]],
  // One gateway in each zone: the other goes on.
  ['a NAT gateway in each zone', [server('app', 'b', { networkInterfaces: [net('s')] }), subnet('s', ['nat-a', 'nat-b']), nat('a'), nat('b')], 'zone:a', 'zone-lost', 'by-hand', [0, 0], [0, 0]],
  // The balancer lives, nothing is behind it: made from code, 10 + 5 + 4 = 19, or the zone returns.
  ['a balancer in three zones, its targets in one', [balancer(['one', 'two']), server('one', 'a'), server('two', 'a')], 'zone:a', 'zone-lost', 'rebuilds', [2, 19], [0, 0]],
  // The balancer drops the zone after 0.1; whether the other target carries the load was not measured: at worst 8 until more runs.
  ['a balancer with targets in two zones', [balancer(['one', 'two']), server('one', 'a'), server('two', 'b')], 'zone:a', 'zone-lost', 'rebuilds', [0.1, 8], [0, 0]],
  // It keeps trying in the dead zone until somebody adds another: 8 + 5 + 4 = 17.
  ['a scaling group in one subnet', [group(['a'])], 'zone:a', 'zone-lost', 'by-hand', [2, 17], [0, 0]],
  // The others go on; what they lack is started by the group.
  ['a scaling group over zones', [group(['a', 'b'])], 'zone:a', 'zone-lost', 'fails-over', [0, 8], [0, 0]],
  // Its only machine is in a, but it may start in other zones by itself.
  ['a scaling group over zones with one machine', [part('server-group', 'web', { placement: { ...placed(['a']), spread: 'multi-zone' }, ...code })], 'zone:a', 'zone-lost', 'fails-over', [0.5, 8], [0, 0]],
  // The service is in several zones.
  ['a table of a regional service', [database({ placement: { spread: 'regional', locations: [{ region: REGION, role: 'primary' }] } }), server('app', 'a')], 'zone:a', 'zone-lost', 'rebuilds', [2, 19], [0, 0]],
  // People switch over: 2 + 5 + 2.
  ['a failover group', [database({}, { provider: 'azure', type: 'Microsoft.Sql/servers/databases' }), backup({ provider: 'azure', region: ELSEWHERE, type: 'Microsoft.Sql/servers/failoverGroups' })], `region:${REGION}`, 'region-lost', 'fails-over', [3, 9], [0, 0.5]],
  // Geo-redundant without read access: somebody starts the failover.
  ['geo-redundant storage', [bucket({ placement: geo }, 'Microsoft.Storage/storageAccounts')], `region:${REGION}`, 'region-lost', 'fails-over', [3, 9], [0, 0.5]],
  // Its primary copies are in one zone or another of the region; whether in this one is not known.
  ['geo-redundant storage, one zone', [bucket({ placement: geo }, 'Microsoft.Storage/storageAccounts'), server('app', 'a')], 'zone:a', 'zone-lost', 'unknown', [2, 19], [0, 0.5]],
  // Earlier versions: 1 + 1 + 3 = 5 to 4 + 2 + 7 = 13.
  ['storage with soft delete, deleted', [bucket({ versioning: { softDeleteDays: 14, overwrites: true } })], 'data:', 'data-corrupted', 'restores', [5, 13], [0, 0]],
  // Soft delete keeps what is deleted, not what is overwritten.
  ['storage with soft delete of deleted objects only', [bucket({ versioning: { softDeleteDays: 14, overwrites: false } })], 'data:', 'data-corrupted', 'lost', [NEVER, NEVER], [NEVER, NEVER]],
  // Objects that nobody can delete for a year.
  ['storage with a lock, all deleted', [bucket({ immutability: { state: 'locked', minRetentionDays: 400 } })], `identity:${ACCOUNT}`, 'account-wiped', 'unaffected', [0, 24], [0, 0]],
  // The size may be anything up to 64 TB: 2 + 3 to 6 + 128 + 7.
  ['a database whose size was not read', [database({ automatedBackups: PITR, size: unread('denied') })], 'data:', 'data-corrupted', 'restores', [5, 141], [0.1, 0.5]],
  // Backups were not read: at best current ones, at worst none.
  ['a database whose backups were not read', [database({ automatedBackups: unread('denied') })], 'data:', 'data-corrupted', 'unknown', [6, NEVER], [0, NEVER]],
  // It may be in the zone.
  ['a database whose place was not read', [database({ placement: unread('denied') }), server('app', 'a')], 'zone:a', 'zone-lost', 'unknown', [2, NEVER], [0, NEVER]],
  // The machine starts again in 0.5 at best; if it does not, it is made from code: 10 + 5.
  ['one server', [server('app', 'a')], 'resource:app', 'component-lost', 'rebuilds', [0.5, 15], [0, 0]],
  // A copy at another provider: 3 + 4 + 100 + 1 to 8 + 9 + 1000 + 2; at best the provider returns after 3.
  ['a copy at another provider', [database(), backup({ provider: 'azure', account: OTHER })], 'provider:aws', 'provider-lost', 'restores', [3, 1019], [0, 10]],
]; // prettier-ignore
