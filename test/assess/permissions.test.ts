import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCheck } from '../../src/check/index.ts';
import type { CriticalityRule } from '../../src/assess/criticality.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Inventory, Population, Unit } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import { unread, value, type Reading } from '../../src/model/reading.ts';
import type { Resource } from '../../src/model/resource.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const remedy = { effort: 'S', action: 'Mend it.' } as const;
const words = {
  name: 'Resource is ill',
  title: 'Well',
  failTitle: 'Ill',
  risk: 'It hurts.',
  messages: { ill: '{name} is ill.' },
  remedy,
} as const;
const CHECKS = [
  defineCheck({ ...words, id: 'decisive', question: 'offsite-copies', resource: 'database', needs: ['deletionProtection'], severity: 'high', weight: 10, caps: true,
    evaluate: (db, judge) => (db.deletionProtection === true ? judge.pass() : judge.fail('ill')) }),
  defineCheck({ ...words, id: 'partial', question: 'offsite-copies', resource: ['database', 'bucket'], needs: ['automatedBackups'], severity: 'high', weight: 5,
    evaluate: (one, judge) => one.automatedBackups === null ? judge.notApplicable('it keeps nothing') : one.automatedBackups.retentionDays > 20 ? judge.pass() : one.automatedBackups.retentionDays > 5 ? judge.partial(0.5, 'ill') : judge.fail('ill') }),
  defineCheck({ ...words, id: 'plain', question: 'confidentiality', resource: 'bucket', needs: ['versioning'], severity: 'low', weight: 3,
    evaluate: (one, judge) => (one.versioning === true ? judge.pass() : judge.fail('ill')) }),
  defineCheck({ ...words, id: 'of-the-account', question: 'perimeter', resource: 'account', needs: ['accountPublicAccessBlock'], severity: 'critical', weight: 10, caps: true,
    evaluate: (one, judge) => (one.accountPublicAccessBlock === true ? judge.pass() : judge.fail('ill')) }),
]; // prettier-ignore

const JEWELS: readonly CriticalityRule[] = [{ criticality: 'crown-jewel', match: { tags: { tier: 'jewel' } } }];

const reading = <T>(inner: fc.Arbitrary<T>): fc.Arbitrary<Reading<T>> =>
  fc.oneof(
    { weight: 8, arbitrary: inner.map(value) },
    { weight: 1, arbitrary: fc.constant<Reading<T>>({ state: 'absent' }) },
    { weight: 1, arbitrary: fc.constant(unread('failed')) },
  );

const ACCOUNTS = ['111122223333', '444455556666'];
const REGIONS = ['eu-west-1', 'us-east-1'];
const unitId = (account: string, region: string, kind: Kind): string => `aws:${account}:${region}:${kind}`;

const item = fc.record({
  kind: fc.constantFrom<Kind>('database', 'bucket'),
  account: fc.constantFrom(...ACCOUNTS),
  region: fc.constantFrom(...REGIONS),
  tags: fc.constantFrom<Record<string, string>>({}, { tier: 'jewel' }, { env: 'test' }),
  facets: fc.record({
    deletionProtection: reading(fc.boolean()),
    automatedBackups: reading(
      fc.record({ retentionDays: fc.integer({ min: 0, max: 35 }), pointInTimeRecovery: fc.boolean() }),
    ),
    versioning: reading(fc.boolean()),
  }),
});

function worldOf(
  items: readonly (typeof item extends fc.Arbitrary<infer T> ? T : never)[],
  blocked: readonly Reading<boolean>[],
): Inventory {
  const units: Unit[] = [];
  const populations: Population[] = [];
  const at = '2026-11-22T12:00:00.000Z';
  const kinds: Kind[] = ['database', 'bucket', 'account'];
  for (const account of ACCOUNTS) {
    for (const kind of kinds) {
      for (const region of kind === 'account' ? ['global'] : REGIONS) {
        const id = unitId(account, region, kind);
        units.push({ id, provider: 'aws', account, region, collector: kind, started: at, ended: at, calls: [] });
        populations.push({ kind, unit: id, reading: value(1) });
      }
    }
  }
  const resources: Resource[] = items.map((one, index) => ({
    ...one, id: `r${index}`, name: `r${index}`, type: 'T', provider: 'aws', unit: unitId(one.account, one.region, one.kind),
  })); // prettier-ignore
  const accounts = ACCOUNTS.map((account, index): Resource => ({
    id: account, name: account, kind: 'account', type: 'A', provider: 'aws', account, region: 'global', tags: {},
    facets: { accountPublicAccessBlock: blocked[index] ?? unread('failed') }, unit: unitId(account, 'global', 'account'),
  })); // prettier-ignore
  const targets = ACCOUNTS.map(account => ({ provider: 'aws' as const, account, regions: REGIONS }));
  return {
    header: { tool: 't', started: at, targets },
    ended: at,
    resources: [...resources, ...accounts],
    units,
    populations,
    refusals: [],
  };
}

/** Whoever does not answer, and why, hides as much. */
const REASONS = ['denied', 'failed', 'throttled', 'unsupported'] as const;

type Loss = { readonly reason: (typeof REASONS)[number] } & Hidden;

type Hidden =
  | { readonly what: 'list'; readonly account: string; readonly kind: Kind; readonly region?: string | undefined }
  | { readonly what: 'facet'; readonly account: string; readonly facet: keyof Resource['facets'] };

const hidden: fc.Arbitrary<Hidden> = fc.oneof(
  fc.record({
    what: fc.constant('list' as const),
    account: fc.constantFrom(...ACCOUNTS),
    kind: fc.constantFrom<Kind>('database', 'bucket', 'account'),
    region: fc.constantFrom(undefined, ...REGIONS),
  }),
  fc.record({
    what: fc.constant('facet' as const),
    account: fc.constantFrom(...ACCOUNTS),
    facet: fc.constantFrom<keyof Resource['facets']>(
      'deletionProtection',
      'automatedBackups',
      'versioning',
      'accountPublicAccessBlock',
    ),
  }),
);

const loss: fc.Arbitrary<Loss> = fc
  .tuple(fc.constantFrom(...REASONS), hidden)
  .map(([reason, what]) => ({ reason, ...what }));

/** The same world as seen by an identity that lost one right, or where one list or detail was not answered. */
function without(world: Inventory, lost: Loss): Inventory {
  if (lost.what === 'facet') {
    const blind = (resource: Resource): Resource =>
      resource.account === lost.account && resource.facets[lost.facet] !== undefined
        ? { ...resource, facets: { ...resource.facets, [lost.facet]: unread(lost.reason) } }
        : resource;
    return { ...world, resources: world.resources.map(blind) };
  }
  const closed = new Set(
    world.units
      .filter(
        unit =>
          unit.account === lost.account &&
          unit.collector === lost.kind &&
          (lost.region === undefined || unit.region === lost.region),
      )
      .map(unit => unit.id),
  );
  return {
    ...world,
    resources: world.resources.filter(resource => !closed.has(resource.unit)),
    populations: world.populations.map(one => (closed.has(one.unit) ? { ...one, reading: unread(lost.reason) } : one)),
  };
}

const judge = (world: Inventory, criticality: readonly CriticalityRule[]): Assessment =>
  assessInventory(world, {
    checks: CHECKS,
    facts: [],
    traits: PROVIDER_TRAITS,
    now: '2026-11-22T12:00:00.000Z',
    version: '0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
    criticality,
  });

describe('taking a permission away', () => {
  const neverRaises = (numRuns: number): void => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 12 }),
        fc.tuple(reading(fc.boolean()), reading(fc.boolean())),
        fc.array(loss, { minLength: 1, maxLength: 3 }),
        fc.constantFrom([], JEWELS),
        (items, blocked, losses, criticality) => {
          const world = worldOf(items, blocked);
          const before = judge(world, criticality).score;
          const after = judge(losses.reduce(without, world), criticality).score;
          for (const slug of QUESTION_SLUGS) {
            expect(after.questions[slug].proven, slug).toBeLessThanOrEqual(
              before.questions[slug].grade === 'does-not-apply' ? 100 : before.questions[slug].proven,
            );
          }
          if (before.overall.grade !== 'does-not-apply')
            expect(after.overall.proven).toBeLessThanOrEqual(before.overall.proven);
        },
      ),
      { numRuns },
    );
  };

  it('never raises what is proven, in any question or over all, whatever was hidden', () => {
    neverRaises(600);
  });
  it('never does in many more worlds', { tags: ['slow'] }, () => {
    neverRaises(3_000);
  });

  it('leaves nothing assessed when every list is refused', () => {
    const world = worldOf([], [unread('denied'), unread('denied')]);
    const blind: Inventory = {
      ...world,
      resources: [],
      populations: world.populations.map(one => ({ ...one, reading: unread('denied') })),
    };
    const { score, findings } = judge(blind, []);
    expect(score.overall).toMatchObject({ proven: 0, coverage: 0, grade: 'not-assessed' });
    expect(new Set(findings.map(finding => finding.status))).toEqual(new Set(['unknown']));
  });
});

describe('the order in which resources come', () => {
  it('changes nothing', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), items => {
        const world = worldOf(items, [value(true), value(false)]);
        const turned = {
          ...world,
          resources: world.resources.toReversed(),
          units: world.units.toReversed(),
          populations: world.populations.toReversed(),
        };
        expect(judge(turned, [])).toEqual(judge(world, []));
      }),
    );
  });
});
