import fc from 'fast-check';
import { expect, it } from 'vitest';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import { anyWorld, assess, item, NOW } from '../support/two-quarters.ts';

/** Resources that fail each check which judges them, or could not be read. What passes one check may raise its share. */
const anyGaps = fc
  .record({
    kind: fc.constantFrom('database' as const, 'bucket' as const),
    health: fc.constantFrom('ill' as const, 'hidden' as const),
    count: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ kind, health, count }) => Array.from({ length: count }, (_, n) => item(kind, `more-${String(n)}`, health)));

it('no score rises because there are more gaps', () => {
  fc.assert(
    fc.property(anyWorld, anyGaps, fc.boolean(), (world, gaps, named) => {
      const rules = named ? { criticality: [{ criticality: 'crown-jewel' as const, match: { name: 'db-0' } }] } : {};
      const before = assess(world, NOW, rules).score;
      const after = assess({ ...world, resources: [...world.resources, ...gaps] }, NOW, rules).score;
      const pairs = [
        [before.overall, after.overall] as const,
        ...QUESTION_SLUGS.map(slug => [before.questions[slug], after.questions[slug]] as const),
      ];
      for (const [was, is] of pairs)
        if (was.grade !== 'does-not-apply') expect(is.proven).toBeLessThanOrEqual(was.proven);
    }),
    { numRuns: 400 },
  );
});
