import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriticalityRule } from '../../src/assess/criticality.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import { THEN, NOW, anyWorld, assess, compare, db } from '../support/two-quarters.ts';

const jewel = (name: string): CriticalityRule => ({ criticality: 'crown-jewel', match: { name } });

/** Rules that name crown jewels, and some that say what counts anyway. */
const anyRules: fc.Arbitrary<CriticalityRule[]> = fc.array(
  fc.record({
    criticality: fc.constantFrom('crown-jewel' as const, 'crown-jewel' as const, 'production' as const),
    match: fc.oneof(
      fc.record({ kind: fc.constantFrom('database' as const, 'bucket' as const, 'account' as const) }),
      fc.record({ name: fc.constantFrom('db-0', 'db-1', 'db-*', 'files-0', 'files-*', 'nothing') }),
    ),
  }),
  { maxLength: 3 },
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
  it('no score and no grade rises when what named one is withdrawn', () => {
    fc.assert(
      fc.property(anyWorld, anyRules, (world, criticality) => {
        const before = assess(world, NOW, { criticality });
        const after = assess(world, NOW);
        expect(after.criticalityKnown).toBe(false);
        expect(risen(before, after)).toEqual([]);
      }),
      { numRuns: 400 },
    );
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
    expect(assess(world, NOW, { criticality: [jewel('orders')] }).criticalityKnown).toBe(true);
    expect(assess(world, NOW, { criticality: [jewel('order')] })).toMatchObject({
      criticalityKnown: false,
      score: assess(world, NOW).score,
    });
  });
});

describe('two assessments', () => {
  const world = [db('orders', 'ill'), db('archive', 'well')];
  const overall = (before: Assessment, after: Assessment) => {
    const { before: was, after: is, direction } = compare(before, after).trend.overall;
    return { was: was.proven, is: is.proven, direction };
  };
  const olden = ({ criticalityKnown: _, ...one }: Assessment): Assessment => one;

  it('are scored by one rule, where an earlier version did not say what it knew', () => {
    const [then, now] = [assess(world, THEN), assess(world, NOW)];
    const { proven } = now.score.overall;
    expect(overall(olden(then), now)).toEqual({ was: proven, is: proven, direction: 'unchanged' });
    const criticality = [jewel('orders')];
    const [named, same] = [assess(world, THEN, { criticality }), assess(world, NOW, { criticality })];
    expect(overall(olden(named), same)).toMatchObject({ direction: 'unchanged' });
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
