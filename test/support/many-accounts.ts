import type { Assessment } from '../../src/model/assessment.ts';
import type { Grade } from '../../src/model/grade.ts';
import { QUESTION_SLUGS, type Question } from '../../src/model/question.ts';
import { seededRandom } from './seeded-random.ts';
import { noonsale } from './assessment.ts';

const GRADES: readonly Grade[] = ['critical-gap', 'weak', 'needs-work', 'good', 'strong', 'not-assessed'];
const DIVISIONS = ['Shop', 'Logistics', 'Finance', 'Group'];

/** The sample company with so many accounts, some of them much worse than others. */
export function manyAccounts(n: number, { named = true } = {}): Assessment {
  const whole = noonsale();
  const random = seededRandom(7);
  const number = (at: number): string => String(100_000_000_000 + at);
  const targets = Array.from({ length: n }, (_, at): Assessment['targets'][number] => ({
    provider: 'aws',
    account: number(at),
    ...(named ? { name: `Team ${String(at + 1)}`, division: ['Root', DIVISIONS[at % 4] ?? ''] } : {}),
    regions: ['eu-west-1'],
  }));
  const accountScores = targets.map(({ provider, account }) => {
    const bad = random();
    const questions = Object.fromEntries(
      QUESTION_SLUGS.map(slug => {
        const grade = GRADES[Math.floor(random() ** (0.4 + bad) * GRADES.length)] ?? 'good';
        return [slug, { proven: 40, possible: 60, coverage: 90, grade, provisional: false }];
      }),
    ) as Record<Question, Assessment['score']['overall']>;
    const overall = { ...whole.score.overall, proven: Math.round(90 * bad), grade: 'weak' as const };
    return { provider, account, overall, questions };
  });
  // Each question has a check: one without any is not assessed, whatever its sums.
  const checks = QUESTION_SLUGS.map(question => ({ ...whole.checks[0]!, id: `check-of-${question}`, question }));
  return { ...whole, targets, accountScores, checks: [...whole.checks, ...checks] };
}
