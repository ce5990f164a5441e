import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriticalityRule } from '../../src/assess/criticality.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import { statedSums } from '../support/stated-sums.ts';
import { THEN, NOW, anyWorld, assess, compare, db } from '../support/two-quarters.ts';

const jewel = (name: string): CriticalityRule => ({ criticality: 'crown-jewel', match: { name } });

/** Rules that name crown jewels: by kind, name, environment or account. */
const anyRules: fc.Arbitrary<CriticalityRule[]> = fc.array(
  fc
    .oneof(
      fc.record({
        kind: fc.constantFrom('database' as const, 'bucket' as const, 'account' as const, 'region' as const),
      }),
      fc.record({ name: fc.constantFrom('db-0', 'db-1', 'db-*', 'files-0', 'files-*', '*', 'nothing') }),
      fc.record({ account: fc.constantFrom('111122223333', '444455556666') }),
    )
    .map(match => ({ criticality: 'crown-jewel' as const, match })),
  { maxLength: 4 },
);

/** Rules that say what is production, after those. */
const anyRest = fc.constantFrom<CriticalityRule[]>(
  [],
  [{ criticality: 'production', match: { kind: 'bucket', name: 'files-9' } }],
  [{ criticality: 'production', match: { tags: { team: 'nobody' } } }],
);

/** What was not assessed may turn out to be a critical gap: less unseen weight, as little proven. */
const RANKS = {
  'not-assessed': 0,
  'critical-gap': 0,
  weak: 1,
  'needs-work': 2,
  good: 3,
  strong: 4,
  'does-not-apply': 5,
};

function risen({ score: was }: Assessment, { score: is }: Assessment): string[] {
  const pairs = [
    ['overall', was.overall, is.overall] as const,
    ...QUESTION_SLUGS.map(slug => [slug, was.questions[slug], is.questions[slug]] as const),
  ];
  return pairs
    .filter(([, a, b]) => b.proven > a.proven || RANKS[b.grade] > RANKS[a.grade])
    .map(([name, a, b]) => `${name}: ${String(a.proven)} ${a.grade} → ${String(b.proven)} ${b.grade}`);
}

describe('where nothing is named as a crown jewel', () => {
  it('no score and no grade rises when some or all of what named one is withdrawn', () => {
    fc.assert(
      fc.property(anyWorld, anyRules, anyRest, fc.array(fc.boolean(), { maxLength: 4 }), (world, rules, rest, kept) => {
        const before = assess(world, NOW, { criticality: [...rules, ...rest] });
        const after = assess(world, NOW, { criticality: [...rules.filter((_, index) => kept[index]), ...rest] });
        expect(risen(before, after)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('what a rule names as production is no crown jewel', () => {
    const world = [db('orders', 'well'), db('archive', 'ill')];
    const named = [jewel('orders')];
    const settled = [...named, { criticality: 'production' as const, match: { name: 'archive' } }];
    const [feared, known] = [named, settled].map(criticality => assess(world, NOW, { criticality }));
    expect(feared).toMatchObject({
      unclassified: 1,
      score: { questions: { 'offsite-copies': { proven: 39, possible: 59 } } },
    });
    expect(known).toMatchObject({
      unclassified: 0,
      score: { questions: { 'offsite-copies': { proven: 59, possible: 59 } } },
    });
  });

  it('what is possible is what it is with everything in production', () => {
    fc.assert(
      fc.property(anyWorld, world => {
        const bare = assess(world, NOW);
        const all = assess(world, NOW, { criticality: [{ criticality: 'production', match: { name: '*' } }] });
        for (const slug of QUESTION_SLUGS) {
          expect(bare.score.questions[slug].possible).toBe(all.score.questions[slug].possible);
          expect(bare.score.questions[slug].proven).toBeLessThanOrEqual(bare.score.questions[slug].possible);
        }
      }),
    );
  });

  it('is so too where the rules name one that is not there', () => {
    const world = [db('orders', 'ill'), db('archive', 'well')];
    expect(assess(world, NOW, { criticality: [jewel('order')] })).toMatchObject({
      unclassified: 2,
      score: assess(world, NOW).score,
    });
  });

  it('what a tag calls a test stays one', () => {
    const tests = [db('orders', 'ill', { tags: { env: 'test' } })];
    expect(assess(tests, NOW)).toMatchObject({ unclassified: 0, score: { overall: { possible: 0 } } });
    expect(assess([...tests, db('archive', 'well')], NOW).score.questions['offsite-copies'].proven).toBe(75);
  });
});

describe('two assessments', () => {
  const world = [db('orders', 'ill'), db('archive', 'well')];
  const overall = (before: Assessment, after: Assessment) => {
    const { before: was, after: is, direction } = compare(before, after).trend.overall;
    return { was: was.proven, is: is.proven, direction };
  };
  const hidesJewel = ({ findings }: Assessment, id: string): boolean =>
    findings.some(
      ({ check, status, resource }) => check === id && status === 'unknown' && resource.criticality === 'crown-jewel',
    );
  /** As an earlier version wrote it, which took what no rule names for production. */
  const olden = ({ unclassified: _, ...one }: Assessment): Assessment => ({
    ...one,
    checks: one.checks.map(check => ({ ...check, sums: statedSums(check.sums, hidesJewel(one, check.id)) })),
  });
  it('are weighed by one rule, where an earlier version knew no unclassified resources', () => {
    fc.assert(
      fc.property(anyWorld, fc.constantFrom([], [jewel('db-0')]), (any, criticality) => {
        const [then, now] = [assess(any, THEN, { criticality }), assess(any, NOW, { criticality })];
        const { was, is, direction } = overall(olden(then), now);
        expect(was).toBe(is);
        expect(['unchanged', 'not-comparable']).toContain(direction);
      }),
    );
  });

  it('have no better score because a crown jewel is no longer named', () => {
    const named = assess(world, THEN, { criticality: [jewel('orders')] });
    for (const before of [named, olden(named)]) {
      expect(overall(before, assess(world, NOW)).direction).not.toBe('better');
    }
  });

  it('are both scored with the weights of the later one', () => {
    const mixed = [db('orders', 'ill'), db('archive', 'well')];
    const questionWeights = { 'offsite-copies': 0, confidentiality: 20 } as const;
    const later = assess(mixed, NOW, { settings: { questionWeights } });
    expect(overall(assess(mixed, THEN), later).is).toBe(later.score.overall.proven);
  });
});
