import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import table from '../../../data/portability.json' with { type: 'json' };
import { backupsOutsideProvider, storedBytes } from '../../../src/facts/concentration/concentration-data.ts';
import {
  backupsAndLogsOutsideAccount,
  regionConcentration,
} from '../../../src/facts/concentration/concentration-regions.ts';
import { registrarAndDnsOverlap, portability } from '../../../src/facts/concentration/concentration-services.ts';
import { createInventoryIndex } from '../../../src/facts/inventory-index.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { KINDS, type Kind } from '../../../src/model/kinds.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { answerOf, company, database, denied, OTHER, yes } from '../../support/company.ts';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';

const test = createFactTester({ describe, it });

const service = (kind: Kind, type: string) => resource(kind, { id: type, type });
const SERVICES = Object.keys(table.kinds) as Kind[];

test(portability, [
  {
    name: 'what others offer too, and what nobody else has; a type in any case',
    world: testInventory({
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
    world: testInventory({ resources: [company, service('database', 'Novel::Base')] }),
    expect: { company: unread('unsupported', 'portability of Novel::Base') },
  },
]);

it.each(['database', 'messaging', 'function', 'cache'] as const)('without any list of %s', kind => {
  const whole = testInventory({ resources: [company, service('server', 'AWS::EC2::Instance')] });
  const index = createInventoryIndex(
    { ...whole, populations: whole.populations.filter(one => one.kind !== kind) },
    PROVIDER_TRAITS,
  );
  // Nobody can say that a service of one provider only is not used; caches are few and mostly open.
  const { state } = portability.compute(company, portability.prepare(index), index);
  expect(state).toBe(kind === 'cache' ? 'value' : 'unread');
});

it.each([regionConcentration, backupsAndLogsOutsideAccount, backupsOutsideProvider, storedBytes, portability])('$name is not about the organization that a provider keeps', fact => {
  const kept = resource('organization', { id: 'o-1', region: 'global' });
  const index = createInventoryIndex(testInventory({ resources: [kept, database('orders')] }), PROVIDER_TRAITS);
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
    const lines = readFileSync(join(import.meta.dirname, '..', '..', '..', 'examples', 'noonsale', 'inventory.ndjson'), 'utf8');
    const kinds: Readonly<Record<string, object>> = table.kinds;
    for (const line of lines.trim().split('\n')) {
      const { record, kind = '', type } = JSON.parse(line) as { record: string; kind?: string; type?: string };
      if (record === 'resource' && kind in kinds) expect(Object.keys(kinds[kind] ?? {})).toContain(type);
    }
  }); // prettier-ignore
});

const domain = (name: string, account = ACCOUNT) => resource('domain', { id: `domain ${name}`, name, account });
const zone = (name: string, account = ACCOUNT) => resource('dns-zone', { id: `zone ${name}`, name, account });
const names = (answer: Facets['answer'] | typeof denied) => answerOf(answer, 'registrar-and-dns');

test(registrarAndDnsOverlap, [
  {
    name: 'registered and answered in one account, whatever anybody says',
    world: testInventory({
      resources: [domain('Shop.example'), zone('shop.example.'), domain('mail.example'), zone('mail.example', OTHER), names(yes)],
    }),
    expect: { 'registrar-and-dns': value({ domains: ['shop.example'], answer: null }) },
    unreadWhenRefused: ['domain', 'dns-zone'],
  },
  {
    name: 'registered elsewhere: people tell',
    world: testInventory({ resources: [zone('shop.example'), names(yes)] }),
    expect: { 'registrar-and-dns': value({ domains: [], answer: yes }) },
    unreadWhenRefused: ['domain', 'dns-zone'],
  },
  {
    name: 'registered elsewhere, and nobody answered',
    world: testInventory({ resources: [zone('shop.example'), names(denied)] }),
    expect: { 'registrar-and-dns': denied },
  },
  {
    name: 'an account that could not be read may hold the names',
    world: testInventory({ resources: [names(yes)], targets: [{}, { account: OTHER, failed: 'expired' }] }),
    expect: { 'registrar-and-dns': unread('not-collected', OTHER) },
  },
]); // prettier-ignore

it('takes the word of people where no collector lists names', () => {
  const whole = testInventory({ resources: [names(yes)] });
  const index = createInventoryIndex({ ...whole, populations: [] }, PROVIDER_TRAITS);
  expect(registrarAndDnsOverlap.compute(names(yes), registrarAndDnsOverlap.prepare(index), index)).toEqual(
    value({ domains: [], answer: yes }),
  );
});
