import { unread } from '../../src/model/reading.ts';
import type { Resource } from '../../src/model/resource.ts';
import { resource, ACCOUNT, REGION } from './world.ts';
import { backup, database, part, placed } from './survival.ts';
import { NEVER, OTHER, bucket, code, server, type Case } from './survival-cases.ts';

/*
 * Keys, names and registries. A store whose key is gone is there, and nobody can read it: it is back with the place of the key
 * (region 3 at best, account 1 at best, at worst never), or somebody cancels the deletion: detect 1-2 + assemble 1-2 + names 0-1 = 2-5,
 * within a waiting period of 24. A wipe is wider than a zone and needs a new account: 2-5 + decide 1-2 + 10-100, and nobody can promise
 * that the deletion is cancelled in time.
 */
const ELSEWHERE = 'eu-central-1';
const uses = (to: string, role: string) => ({ relationships: [{ to, role }] });
const KEYED = { encryptionAtRest: 'customer-managed-key' as const, ...uses('key', 'key') };
const key = (more: Partial<Omit<Resource, 'facets' | 'kind'>> = {}): Resource =>
  resource('key', { id: 'key', type: 'AWS::KMS::Key', ...more });
const registry = (region = REGION): Resource =>
  resource('registry', { id: 'images', type: 'AWS::ECR::Repository', region, facets: { ...code } });
const zone = (id: string, provider: 'aws' | 'azure', account: string, to = 'door.example'): Resource =>
  resource('dns-zone', {
    id,
    name: 'shop.example',
    provider,
    account,
    region: 'global',
    facets: {
      infrastructureAsCode: null,
      dnsRecords: [{ name: 'www.shop.example', to: [to], routing: 'simple', expectedTargets: [] }],
    },
  });
const door = part('load-balancer', 'door', {
  placement: placed(['a', 'b'], 'multi-zone', 'replica'),
  targets: [],
  addresses: ['Door.example'],
});

export const KEY_CASES: readonly Case[] = [
  [
    'a key in a region that is lost, the store elsewhere: unreadable until the region is back',
    [bucket(KEYED), key({ region: ELSEWHERE })],
    `region:${ELSEWHERE}`,
    'region-lost',
    'waits',
    [3, NEVER],
    [0, NEVER],
  ],
  [
    'the same with a copy under another key: restored, 3-8 twice as slow in a crowd at worst, people 3-7 + decide 1-2 + control plane 0-4',
    [database({ ...KEYED }), key({ region: ELSEWHERE }), backup({ age: 24 })],
    `region:${ELSEWHERE}`,
    'region-lost',
    'restores',
    [3, 29],
    [0, 24],
  ],
  [
    'a key in several regions: nothing happens',
    [bucket({ ...KEYED, ...uses('x/mrk-1', 'key') }), key({ id: 'x/mrk-1', region: ELSEWHERE })],
    `region:${ELSEWHERE}`,
    'region-lost',
    'unaffected',
    [0, 0],
    [0, 0],
  ],
  [
    'a key deleted by mistake: it waits, and somebody cancels in time',
    [bucket(KEYED), key()],
    'data:key',
    'data-corrupted',
    'by-hand',
    [2, 5],
    [0, 0],
  ],
  [
    'the same with a copy whose key is not known: restored at best (2 + 1 + 3), cancelled at worst',
    [
      database({ ...KEYED }),
      key(),
      { ...backup({ age: 1 }), facets: { ...backup({ age: 1 }).facets, encryptionAtRest: unread('denied', '') } },
    ],
    'data:key',
    'data-corrupted',
    'by-hand',
    [2, 5],
    [0, 0],
  ],
  [
    'a key in another account that is wiped: cancelled, or nobody can read the data any more',
    [bucket(KEYED), key({ account: OTHER })],
    `identity:${OTHER}`,
    'account-wiped',
    'lost',
    [13, NEVER],
    [0, NEVER],
  ],
  [
    'a locked bucket whose key can be deleted: the lock does not help',
    [bucket({ ...KEYED, immutability: { state: 'locked', minRetentionDays: 3650 } }), key()],
    `identity:${ACCOUNT}`,
    'account-wiped',
    'lost',
    [13, NEVER],
    [0, NEVER],
  ],
  [
    'images in a region that is lost: what runs goes on at best; a new start needs them, from code 10 + people 5 + 2 + 4',
    [server('web', 'a', uses('images', 'registry')), registry(ELSEWHERE)],
    `region:${ELSEWHERE}`,
    'region-lost',
    'rebuilds',
    [0, 21],
    [0, 0],
  ],
  [
    'names at a provider that is lost: customers may use another name; by hand 20 + people 5 + decide 2 + another provider 1000 at worst',
    [door, zone('zone', 'azure', OTHER)],
    'provider:azure',
    'provider-lost',
    'by-hand',
    [0, 1027],
    [0, 0],
  ],
  [
    'the same names at a second provider: one of them is enough',
    [door, zone('zone', 'azure', OTHER), zone('second', 'aws', ACCOUNT)],
    'provider:azure',
    'provider-lost',
    'unaffected',
    [0, 0],
    [0, 0],
  ],
];
