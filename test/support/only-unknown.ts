import { expect } from 'vitest';
import type { Results } from './cli.ts';

/** Less could be read than in the good run: verdicts changed to unknown only, and nothing more is proven. */
export function expectOnlyUnknown(results: Results, good: Results): void {
  const before = new Map(good.findings.map(({ id, status }) => [id, status]));
  // The emulator says that customers manage the keys of AWS: with their aliases unread they look like others.
  const changed = results.findings.filter(
    ({ id, status, resource }) => status !== 'unknown' && before.get(id) !== status && resource.kind !== 'key',
  );
  expect(
    changed.map(
      ({ check, resource, status, id }) => `${check} ${resource.id}: ${before.get(id) ?? 'none'} to ${status}`,
    ),
  ).toEqual([]);
  const { questions } = results.assessment.score;
  for (const [question, { proven }] of Object.entries(questions))
    expect(proven, question).toBeLessThanOrEqual(
      good.assessment.score.questions[question as keyof typeof questions].proven,
    );
}
