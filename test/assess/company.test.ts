import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Assessment, CheckSums } from '../../src/model/assessment.ts';
import type { Check } from '../../src/model/check.ts';
import type { FacetName, Facets } from '../../src/model/facets.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { unread } from '../../src/model/reading.ts';
import type { Resource } from '../../src/model/resource.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { resource, testInventory } from '../support/world.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const NOW = '2026-06-30T12:00:00Z';
const OF_THE_COMPANY = [
  'single-region', 'no-log-or-backup-account', 'no-cross-provider-backup', 'vendor-lock-in', 'slow-data-export', 'registrar-and-dns-not-separated',
]; // prettier-ignore
const checks: readonly Check[] = await loadChecks(OF_THE_COMPANY);

type StatedAnswer = 'yes' | 'no' | 'nothing';

const assess = (inventory: Inventory, name = 'Noonsale Ltd', said: StatedAnswer = 'nothing'): Assessment => {
  const answer =
    said === 'nothing' ? undefined : { status: said, date: '2026-06-01', by: 'A. Jones', evidence: 'record' };
  return assessInventory(inventory, {
    checks,
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: NOW,
    version: '0',
    client: { name, tlp: 'TLP:CLEAR' },
    answers: { company: { 'second-provider': answer, 'registrar-and-dns': answer }, workloads: {} },
  });
};

describe('the company', () => {
  const allResourceTypes = testInventory({
    resources: [
      resource('database', { id: 'orders', type: 'AWS::RDS::DBInstance', facets: { dataDurability: 'durable', size: { bytes: 1 } } }),
    ],
    targets: [{ regions: ['eu-west-1', 'us-east-1'] }],
  }); // prettier-ignore

  it('is judged once, under its own name, and stays the same when that changes', () => {
    const [before, after] = [assess(allResourceTypes), assess(allResourceTypes, '')];
    const found = (assessment: Assessment) => assessment.findings.find(one => one.check === 'single-region');
    expect(found(before)).toMatchObject({ status: 'fail', resource: { name: 'Noonsale Ltd', provider: 'any', criticality: 'production' } });
    expect(found(after)).toMatchObject({ id: found(before)?.id, resource: { name: 'the company' } });
    expect(before.checks.find(one => one.id === 'single-region')).toMatchObject({ fail: 1, pass: 0, unknown: 0 });
  }); // prettier-ignore

  it('is no resource that was read', () => {
    expect(assess(allResourceTypes).coverage).toMatchObject({ resources: 1, byKind: { database: 1 } });
  });

  it('is unknown once, and nothing worse, when an account could not be read', () => {
    const targets = [...allResourceTypes.header.targets, { provider: 'aws' as const, account: 'x', regions: [], failed: 'no' }];
    const tally = assess({ ...allResourceTypes, header: { ...allResourceTypes.header, targets } }).checks;
    expect(tally.find(one => one.id === 'single-region')).toMatchObject({ unknown: 1, sums: { unbounded: false } });
  }); // prettier-ignore
});

const ACCOUNTS = [
  { provider: 'aws', account: 'shop', regions: ['eu-west-1', 'us-east-1'] },
  { provider: 'aws', account: 'payments', regions: ['eu-west-1', 'us-east-1'] },
  { provider: 'gcp', account: 'lab', regions: ['europe-west1'] },
] as const;

const place = fc
  .constantFrom(...ACCOUNTS)
  .chain(({ provider, account, regions }) =>
    fc.constantFrom(...regions).map(region => ({ provider, account, region: region })),
  );
const TYPES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  database: ['AWS::RDS::DBInstance', 'AWS::DynamoDB::Table'],
  server: ['AWS::EC2::Instance'],
  bucket: ['AWS::S3::Bucket'],
  function: ['AWS::Lambda::Function'],
};
const names = fc.constantFrom('a.example', 'b.example');

const item: fc.Arbitrary<(id: string) => Resource> = fc.oneof(
  fc.record({
    at: place,
    kind: fc.constantFrom<Kind>('database', 'server', 'bucket', 'function', 'domain', 'dns-zone'),
    name: names,
    type: fc.nat(1),
    dataDurability: fc.constantFrom<Facets['dataDurability']>('durable', 'none'),
    bytes: fc.constantFrom(1, 1e15),
    to: fc.option(fc.record({ to: fc.integer({ min: 0, max: 9 }), account: fc.constantFrom('shop', 'vault', undefined) })),
  }).map(({ at, kind, name, type, dataDurability, bytes, to }) => (id: string) =>
    resource(kind, {
      ...at, id, name, type: TYPES[kind]?.[type] ?? TYPES[kind]?.[0] ?? kind,
      facets: { dataDurability: dataDurability, size: { bytes }, immutability: { state: 'none' }, replicationDestinations: to === null ? null : [{ id: `r${to.to}`, ...(to.account === undefined ? {} : { account: to.account }) }] },
    })),
  fc.record({ at: place, to: place, of: fc.integer({ min: 0, max: 9 }) }).map(({ at, to, of }) => (id: string) =>
    resource('backup', { ...at, id, facets: { backup: { source: `r${of}`, ...to, takenAt: NOW, immutability: 'none' } } })),
  fc.record({ at: place, organization: fc.boolean(), logging: fc.boolean(), bucket: names }).map(({ at, ...trail }) => (id: string) =>
    resource('audit-log', { ...at, id, facets: { auditLog: { multiRegion: true, logFileValidation: true, managementEvents: true, ...trail } } })),
); // prettier-ignore

const LISTS: readonly Kind[] = ['database', 'server', 'bucket', 'function', 'domain', 'dns-zone', 'backup', 'audit-log', 'disk', 'load-balancer', 'cache']; // prettier-ignore
const FACETS: readonly FacetName[] = [
  'dataDurability',
  'size',
  'replicationDestinations',
  'backup',
  'auditLog',
  'immutability',
  'placement',
];

type Loss = (seen: Inventory) => Inventory;

const ofAccount = fc.constantFrom(...ACCOUNTS.map(one => one.account));
const loss: fc.Arbitrary<Loss> = fc.oneof(
  fc.tuple(fc.constantFrom(...LISTS), ofAccount).map(([kind, account]): Loss => seen => ({
    ...seen,
    resources: seen.resources.filter(one => one.kind !== kind || one.account !== account),
    populations: seen.populations.map(one =>
      one.kind === kind && one.unit.includes(`:${account}:`) ? { ...one, reading: unread('denied') } : one),
  })),
  fc.tuple(fc.constantFrom(...FACETS), ofAccount).map(([name, account]): Loss => seen => ({
    ...seen,
    resources: seen.resources.map(one => one.account === account ? { ...one, facets: { ...one.facets, [name]: unread('denied') } } : one),
  })),
  ofAccount.map((account): Loss => seen => ({
    ...seen,
    header: { ...seen.header, targets: seen.header.targets.map(one => one.account === account ? { ...one, regions: [], failed: 'denied' } : one) },
    resources: seen.resources.filter(one => one.account !== account),
    units: seen.units.filter(one => one.account !== account),
    populations: seen.populations.filter(one => !one.unit.includes(`:${account}:`)),
  })),
); // prettier-ignore

/** What did not apply counts in full: it held nothing down. */
const shareOf = ({ earned, all }: CheckSums): number => (all === 0 ? 1000 : earned / all);

describe('taking a permission away', () => {
  const neverRaises = (numRuns: number): void => {
    const worlds = fc.array(item, { maxLength: 10 }).map(items => items.map((make, index) => make(`r${index}`)));
    const targets = fc.integer({ min: 1, max: ACCOUNTS.length });
    const said = fc.constantFrom<StatedAnswer>('yes', 'no', 'nothing');
    fc.assert(
      fc.property(worlds, targets, fc.array(loss, { minLength: 1, maxLength: 3 }), said, (resources, many, losses, answer) => {
        const accounts = ACCOUNTS.slice(0, many);
        const own = resources.filter(one => accounts.some(({ account }) => account === one.account));
        const before = testInventory({ resources: own, targets: accounts.map(one => ({ ...one, regions: [...one.regions] })) });
        const after = losses.reduce((seen, lose) => lose(seen), before);
        const [full, less] = [assess(before, 'x', answer), assess(after, 'x', answer)];
        for (const [position, { id, sums }] of full.checks.entries()) {
          const left = less.checks[position]?.sums;
          expect(left === undefined ? 0 : shareOf(left), id).toBeLessThanOrEqual(shareOf(sums));
          // Nor may anything cease to apply because it is hidden.
          if (sums.all > 0) expect(left?.all, id).toBeGreaterThan(0);
        }
      }),
      { numRuns },
    ); // prettier-ignore
  };

  it('never raises what is proven of the company, check by check', () => {
    neverRaises(400);
  });
  it('never does in many more companies', { tags: ['slow'] }, () => {
    neverRaises(2_000);
  });
});
