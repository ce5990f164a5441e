import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import table from '../../data/portability.json' with { type: 'json' };
import { copiesOutside, storedBytes } from '../../src/facts/concentration-data.ts';
import { keptApart, regionSpread } from '../../src/facts/concentration-places.ts';
import { nameService, portability } from '../../src/facts/concentration-services.ts';
import { createInventoryIndex } from '../../src/facts/inventory-index.ts';
import type { Facets } from '../../src/model/facets.ts';
import { KINDS, type Kind } from '../../src/model/kinds.ts';
import { absent, unread, value } from '../../src/model/reading.ts';
import { ACCOUNT, createFactTester, REGION, resource, world } from '../support/world.ts';

const test = createFactTester({ describe, it });
const denied = unread('denied');
const OTHER = '444455556666';
const FAR = 'us-east-1';

const nowhere = { provider: 'any' as const, account: '', region: 'global' };
const company = resource('organization', { id: 'company', ...nowhere });
const twoRegions = [{ regions: [REGION, FAR] }];

const server = (id: string, region = REGION) => resource('server', { id, region });
const AT_WORK: readonly Kind[] = ['server', 'database', 'bucket', 'load-balancer', 'warehouse', 'search', 'cache', 'file-share', 'cluster', 'app', 'function']; // prettier-ignore

test(regionSpread, [
  {
    name: 'three of four in one region, the fourth in another',
    world: world({
      resources: [
        company,
        server('web-1'),
        server('web-2'),
        resource('database', { id: 'orders' }),
        resource('bucket', { id: 'copies', region: FAR, facets: { placement: denied } }),
        resource('disk', { id: 'not counted: it stands where its machine does', region: FAR }),
      ],
      targets: twoRegions,
    }),
    expect: { company: value({ busiest: REGION, count: 3, total: 4, regionsRead: 2 }) },
  },
  {
    name: 'nothing at all',
    world: world({ resources: [company], targets: twoRegions }),
    expect: { company: value({ busiest: '', count: 0, total: 0, regionsRead: 2 }) },
    unreadWhenRefused: AT_WORK,
  },
  {
    name: 'whoever looks at one region only finds everything there',
    world: world({ resources: [company, server('web-1')] }),
    expect: { company: unread('not-collected', 'only one region was read') },
  },
  {
    name: 'a storage area whose region nobody could tell may be anywhere',
    world: world({
      resources: [
        company,
        server('web-1'),
        resource('bucket', { id: 'hidden', region: 'global', facets: { placement: denied } }),
      ],
      targets: [{ regions: [REGION, FAR, 'global'] }],
    }),
    expect: { company: denied },
  },
  {
    name: 'an entry point in all regions is in none of them',
    world: world({
      resources: [
        company,
        server('web-1'),
        resource('load-balancer', { region: 'global', facets: { placement: { spread: 'regions', places: [] } } }),
      ],
      targets: [{ regions: [REGION, FAR, 'global'] }],
    }),
    expect: { company: value({ busiest: REGION, count: 1, total: 1, regionsRead: 3 }) },
  },
  {
    name: 'regions of the same name at two providers are two; the first by name where both hold as much',
    world: world({
      resources: [company, server('web-1'), resource('server', { id: 'web-2', provider: 'gcp', account: 'shop' })],
    }),
    expect: { company: value({ busiest: REGION, count: 1, total: 2, regionsRead: 2 }) },
  },
  {
    name: 'an account that could not be read may hold anything',
    world: world({
      resources: [company, server('web-1')],
      targets: [...twoRegions, { account: OTHER, failed: 'expired' }],
      refused: [{ kind: 'server', account: OTHER }],
    }),
    expect: { company: unread('denied', 'test:List server') },
  },
]);

describe('kinds that no collector of the run lists', () => {
  const machine = (id: string, region: string) => resource('server', { id, region, type: 'AWS::EC2::Instance' });
  const whole = world({ resources: [company, machine('web-1', REGION), machine('web-2', FAR)] });
  const without = (kind: Kind) =>
    createInventoryIndex({ ...whole, populations: whole.populations.filter(one => one.kind !== kind) });
  const read = (fact: typeof regionSpread, index: ReturnType<typeof without>) =>
    fact.compute(company, fact.prepare(index), index).state;

  it('leave the spread as it is, unless they are among those that every account is asked for', () => {
    expect(read(regionSpread, without('warehouse'))).toBe('value');
    expect(read(regionSpread, without('database'))).toBe('unread');
  });

  it('leave nobody able to say that a service of one provider only is not used', () => {
    expect(read(portability, without('warehouse'))).toBe('value');
    for (const kind of ['database', 'messaging', 'function'] as const)
      expect([kind, read(portability, without(kind))]).toEqual([kind, 'unread']);
  });
});

const trail = (change: Partial<Facets['trail']> | typeof denied, account = ACCOUNT) =>
  resource('trail', {
    id: `trail of ${account}`,
    account,
    facets: {
      trail:
        'state' in change
          ? denied
          : {
              allRegions: true,
              organization: false,
              logging: true,
              integrity: true,
              managementEvents: true,
              ...change,
            },
    },
  });
const database = (id: string, account = ACCOUNT) => resource('database', { id, account, facets: { holds: 'durable' } });
const bucket = (id: string, account = ACCOUNT, replicatesTo: Facets['replicatesTo'] | typeof denied | null = null) =>
  resource('bucket', { id, account, facets: { holds: 'durable', lock: { state: 'none' }, replicatesTo } });
const copyOf = (of: string, change: Partial<Facets['copy']> = {}) =>
  resource('copy', {
    id: `copy of ${of}`,
    facets: {
      copy: { of, provider: 'aws', account: ACCOUNT, region: REGION, takenAt: '2026-06-29', lock: 'none', ...change },
    },
  });

test(keptApart, [
  {
    name: 'data, its copy and the log in one account; another has both elsewhere; a third holds nothing',
    world: world({
      resources: [
        company,
        database('orders'),
        copyOf('orders'),
        trail({ bucket: 'log-store' }),
        bucket('log-store'),
        database('ledger', OTHER),
        copyOf('ledger', { account: ACCOUNT }),
        trail({ bucket: 'log-store' }, OTHER),
      ],
      targets: [{}, { account: OTHER }, { account: '777788889999' }],
    }),
    expect: {
      company: value([
        { account: ACCOUNT, copy: false, log: false },
        { account: OTHER, copy: true, log: true },
      ]),
    },
    unreadWhenRefused: ['database', 'bucket', 'copy'],
  },
  {
    name: 'no trail and no copy at all: all that there is lies in one account, if every list is whole',
    world: world({ resources: [company, database('orders')] }),
    expect: { company: value([{ account: ACCOUNT, copy: false, log: false }]) },
    unreadWhenRefused: ['database', 'disk', 'bucket', 'copy', 'trail'],
  },
  {
    name: 'the trail of the organization, and a bucket that is none of its own',
    world: world({
      resources: [
        company,
        database('orders'),
        trail({ bucket: 'somewhere', organization: true }, OTHER),
        database('ledger', OTHER),
      ],
    }),
    expect: {
      company: value([
        { account: ACCOUNT, copy: false, log: true },
        { account: OTHER, copy: false, log: true },
      ]),
    },
  },
  {
    name: 'a log in a bucket of another account is there if all of its own buckets are known',
    world: world({ resources: [company, database('orders'), trail({ bucket: 'somewhere' })] }),
    expect: { company: value([{ account: ACCOUNT, copy: false, log: true }]) },
  },
  {
    name: 'a bucket of the log that we were not shown may be its own',
    world: world({
      resources: [company, database('orders'), copyOf('orders', { account: OTHER }), trail({ bucket: 'somewhere' })],
      refused: ['bucket'],
    }),
    expect: { company: unread('denied', 'test:List bucket') },
  },
  {
    name: 'a trail of the organization that is switched off',
    world: world({
      resources: [company, database('orders'), trail({ organization: true, logging: false }, OTHER)],
    }),
    expect: { company: value([{ account: ACCOUNT, copy: false, log: false }]) },
  },
  {
    name: 'a trail that is switched off keeps nothing anywhere',
    world: world({ resources: [company, database('orders'), trail({ bucket: 'somewhere', logging: false })] }),
    expect: { company: value([{ account: ACCOUNT, copy: false, log: false }]) },
  },
  {
    name: 'a trail that could not be read may write elsewhere',
    world: world({ resources: [company, database('orders'), trail(denied)] }),
    expect: { company: denied },
  },
  {
    name: 'data that we were not shown may have the copy that lies elsewhere',
    world: world({
      resources: [company, bucket('exports'), copyOf('hidden', { account: OTHER })],
      refused: ['database'],
    }),
    expect: { company: unread('denied', 'test:List database') },
  },
  {
    name: 'nobody holds data',
    world: world({ resources: [company, resource('disk', { facets: { holds: 'nothing' } })] }),
    expect: { company: value([]) },
    unreadWhenRefused: ['database', 'disk', 'bucket'],
  },
]);

const answerOf = (answer: Facets['answer'] | typeof denied, topic = 'second-provider') =>
  resource('practice', { id: topic, slot: topic, ...nowhere, facets: { answer } });
const yes: Facets['answer'] = { holds: 'yes', date: '2026-06-01', by: 'A. Jones' };
const no: Facets['answer'] = { ...yes, holds: 'no' };

test(copiesOutside, [
  {
    name: 'a copy with another provider settles it, whatever anybody says',
    world: world({ resources: [company, database('orders'), copyOf('orders', { provider: 'gcp' }), answerOf(no)] }),
    expect: { company: value({ seen: 'gcp', answer: null }) },
    unreadWhenRefused: ['copy'],
  },
  {
    name: 'no such copy, and somebody says so too',
    world: world({ resources: [company, database('orders'), copyOf('orders'), answerOf(no)] }),
    expect: { company: value({ seen: null, answer: no }) },
    unreadWhenRefused: ['database', 'disk', 'bucket', 'copy', 'practice'],
  },
  {
    name: 'somebody says that there is one: what we were not shown need not prove it',
    world: world({ resources: [company, database('orders'), answerOf(yes)], refused: ['copy', 'bucket'] }),
    expect: { company: value({ seen: null, answer: yes }) },
  },
  {
    name: 'an answer says nothing about data that we never saw',
    world: world({ resources: [company, answerOf(yes)], refused: ['database'] }),
    expect: { company: unread('denied', 'test:List database') },
  },
  {
    name: 'no such copy, and nobody answered: nobody knows',
    world: world({ resources: [company, database('orders'), answerOf(denied)] }),
    expect: { company: denied },
  },
  {
    name: 'a bucket that does not say where it is copied to',
    world: world({ resources: [company, bucket('exports', ACCOUNT, denied), answerOf(no)] }),
    expect: { company: denied },
  },
  {
    name: 'no data, no question',
    world: world({ resources: [company, answerOf(no)] }),
    expect: { company: absent },
    unreadWhenRefused: ['database', 'disk', 'bucket'],
  },
]); // prettier-ignore

const store = (
  kind: Kind,
  id: string,
  size: Facets['size'] | typeof denied | null,
  holds: Facets['holds'] = 'durable',
) => resource(kind, { id, facets: { holds, size } });

test(storedBytes, [
  {
    name: 'the sizes of what holds data of its own, added up',
    world: world({
      resources: [
        company,
        store('database', 'orders', { bytes: 300 }),
        store('bucket', 'exports', { bytes: 20 }),
        store('warehouse', 'sales', { bytes: 1 }),
        store('disk', 'scratch', { bytes: 9000 }, 'derived'),
      ],
    }),
    expect: { company: value(321) },
    unreadWhenRefused: ['database', 'disk', 'bucket', 'warehouse', 'search', 'file-share'],
  },
  {
    name: 'a storage area whose size nobody read',
    world: world({
      resources: [company, store('database', 'orders', { bytes: 300 }), store('bucket', 'exports', denied)],
    }),
    expect: { company: denied },
  },
  {
    name: 'a database that does not tell its size',
    world: world({ resources: [company, store('database', 'orders', {})] }),
    expect: { company: unread('unsupported', 'the size of orders') },
  },
]);

const service = (kind: Kind, type: string) => resource(kind, { id: type, type });
const SERVICES = Object.keys(table.kinds) as Kind[];

test(portability, [
  {
    name: 'what others offer too, and what nobody else has; a type in any case',
    world: world({
      resources: [
        company,
        service('database', 'AWS::RDS::DBInstance'),
        service('database', 'AWS::DynamoDB::Table'),
        resource('database', { id: 'another table', type: 'AWS::DynamoDB::Table' }),
        service('function', 'microsoft.web/SITES'),
        resource('app', { id: 'the shop', type: 'Microsoft.Web/sites' }),
      ],
    }),
    expect: {
      company: value({
        portable: ['AWS::RDS::DBInstance', 'Microsoft.Web/sites'],
        proprietary: ['AWS::DynamoDB::Table', 'microsoft.web/SITES'],
      }),
    },
    unreadWhenRefused: SERVICES,
  },
  {
    name: 'a type that nobody has classified',
    world: world({ resources: [company, service('database', 'Novel::Base')] }),
    expect: { company: unread('unsupported', 'whether anybody else has Novel::Base') },
  },
]);

it.each([regionSpread, keptApart, copiesOutside, storedBytes, portability])('$name is not about the organization that a provider keeps', fact => {
  const kept = resource('organization', { id: 'o-1', region: 'global' });
  const index = createInventoryIndex(world({ resources: [kept, database('orders')] }));
  expect(fact.compute(kept, fact.prepare(index), index)).toEqual(absent);
}); // prettier-ignore

describe('the table of services', () => {
  it('says of each type one of two things', () => {
    for (const [kind, types] of Object.entries(table.kinds)) {
      expect(KINDS).toContain(kind);
      for (const [type, word] of Object.entries(types)) expect([type, word]).toEqual([type, expect.stringMatching(/^(portable|proprietary)$/)]);
    }
  }); // prettier-ignore

  it('knows every type that stands in the sample inventory', () => {
    const lines = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'noonsale', 'inventory.ndjson'), 'utf8');
    const kinds: Readonly<Record<string, object>> = table.kinds;
    for (const line of lines.trim().split('\n')) {
      const { record, kind = '', type } = JSON.parse(line) as { record: string; kind?: string; type?: string };
      if (record === 'resource' && kind in kinds) expect(Object.keys(kinds[kind] ?? {})).toContain(type);
    }
  }); // prettier-ignore
});

const domain = (name: string, account = ACCOUNT) => resource('domain', { id: `domain ${name}`, name, account });
const zone = (name: string, account = ACCOUNT) => resource('dns-zone', { id: `zone ${name}`, name, account });
const names = (answer: Facets['answer'] | typeof denied) => answerOf(answer, 'domain-names');

test(nameService, [
  {
    name: 'registered and answered in one account, whatever anybody says',
    world: world({
      resources: [domain('Shop.example'), zone('shop.example.'), domain('mail.example'), zone('mail.example', OTHER), names(yes)],
    }),
    expect: { 'domain-names': value({ together: ['shop.example'], answer: null }) },
    unreadWhenRefused: ['domain', 'dns-zone'],
  },
  {
    name: 'registered elsewhere: people tell',
    world: world({ resources: [zone('shop.example'), names(yes)] }),
    expect: { 'domain-names': value({ together: [], answer: yes }) },
    unreadWhenRefused: ['domain', 'dns-zone'],
  },
  {
    name: 'registered elsewhere, and nobody answered',
    world: world({ resources: [zone('shop.example'), names(denied)] }),
    expect: { 'domain-names': denied },
  },
  {
    name: 'an account that could not be read may hold the names',
    world: world({ resources: [names(yes)], targets: [{}, { account: OTHER, failed: 'expired' }] }),
    expect: { 'domain-names': unread('not-collected', OTHER) },
  },
]); // prettier-ignore

it('takes the word of people where no collector lists names', () => {
  const whole = world({ resources: [names(yes)] });
  const index = createInventoryIndex({ ...whole, populations: [] });
  expect(nameService.compute(names(yes), nameService.prepare(index), index)).toEqual(
    value({ together: [], answer: yes }),
  );
});
