import { backup, part, placed, TB } from './survival.ts';
import { bucket, code, NEVER, server, type Case } from './survival-cases.ts';
import { ACCOUNT, resource } from './world.ts';

const ELSEWHERE = 'eu-central-1';
const disk = (id: string, of: string, facets = {}) =>
  part('disk', id, {
    dataDurability: 'durable',
    size: { bytes: TB },
    placement: placed(['a']),
    relationships: [{ to: of, role: 'server' }],
    ...facets,
  });
const boots = { relationships: [{ to: 'boot', role: 'boot-disk' }] };
const byHand = { infrastructureAsCode: null, ...boots };
const snapshot = (of: string) => backup({ source: of, type: 'AWS::EC2::Snapshot' });
const copyOfPhotos = (facets = {}) =>
  bucket({ replicationDestinations: null, ...facets }, undefined, { id: 'photos-copy', region: ELSEWHERE });
const inElsewhere = { placement: { spread: 'multi-zone', locations: [{ region: ELSEWHERE, role: 'primary' }] } };

/** Disks that machines start from, data disks, and buckets that no request needs; the figures are those of `survival-cases.ts`. */
export const DISK_CASES: readonly Case[] = [
  // The machine is made from its code with the disk that it starts from: 10 + 5 + 4 = 19 at worst.
  ['a machine from code and its boot disk', [server('app', 'a', boots), disk('boot', 'app')], 'zone:a', 'zone-lost', 'rebuilds', [2, 19], [0, 0]],
  // The boot disk fails: started again, else made from code: 10 + 5 = 15.
  ['a boot disk of a machine from code, failed', [server('app', 'a', boots), disk('boot', 'app')], 'resource:boot', 'component-lost', 'rebuilds', [0.5, 15], [0, 0]],
  // Nobody knows what it holds beside the system: at best nothing, at worst all there is.
  ['a machine made by hand and its only disk', [server('app', 'a', byHand), disk('boot', 'app')], 'zone:a', 'zone-lost', 'waits', [2, NEVER], [0, NEVER]],
  // Its data disk has no copy: only the zone's return helps.
  ['a data disk without copy', [server('app', 'a', boots), disk('boot', 'app'), disk('data', 'app')], 'zone:a', 'zone-lost', 'waits', [2, NEVER], [0, NEVER]],
  // Snapshots are over the zones of the region: 6 + 2 + 7 + 4 = 19.
  ['a data disk with a snapshot in the region', [server('app', 'a', boots), disk('boot', 'app'), disk('data', 'app'), snapshot('data')], 'zone:a', 'zone-lost', 'restores', [2, 19], [0, 10]],
  // What of the disk damaged: the snapshot of ten hours ago, 2 + 1 + 3 to 6 + 2 + 7.
  ['a data disk with a snapshot, damaged', [server('app', 'a', boots), disk('boot', 'app'), disk('data', 'app'), snapshot('data')], 'data:data', 'data-corrupted', 'restores', [6, 15], [10, 10]],
  // Without an image the group starts nothing, in whatever zone: 8 + 5 + 4 = 17.
  ['a scaling group whose image is gone', [part('server-group', 'web', { placement: { ...placed(['a']), spread: 'multi-zone' }, relationships: [], launchTemplate: { type: 'launch-template', image: 'missing' }, ...code })], 'zone:a', 'zone-lost', 'by-hand', [2, 17], [0, 0]],
  // The copy is not read by customers.
  ['the region of a bucket that only receives copies', [bucket({ replicationDestinations: [{ id: 'photos-copy' }] }), copyOfPhotos(inElsewhere)], `region:${ELSEWHERE}`, 'region-lost', 'unaffected', [0, 0], [0, 0]],
  // Each is written to: the region returns after 3 at best, or somebody points to the other: 2 + 5 + 2 = 9.
  ['the region of one of two buckets that copy to each other', [bucket({ replicationDestinations: [{ id: 'photos-copy' }] }), copyOfPhotos({ ...inElsewhere, replicationDestinations: [{ id: 'photos' }] })], `region:${ELSEWHERE}`, 'region-lost', 'fails-over', [3, 9], [0, 0.5]],
  // A place for logs answers no request.
  ['a bucket for access logs, all of it deleted', [bucket({ accessLogTarget: 'logs', immutability: { state: 'locked', minRetentionDays: 400 } }), bucket({}, undefined, { id: 'logs' })], `identity:${ACCOUNT}`, 'account-wiped', 'unaffected', [0, 24], [0, 0]],
  ['a bucket for the audit log', [server('app', 'b'), bucket({}, undefined, { id: 'trail' }), resource('audit-log', { facets: { auditLog: { multiRegion: true, organization: false, logging: true, logFileValidation: true, managementEvents: true, bucket: 'trail' } } })], 'data:trail', 'data-corrupted', 'unaffected', [0, 0], [0, 0]],
]; // prettier-ignore
