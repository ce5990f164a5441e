import { describe, expect, it } from 'vitest';
import { rankActions, rankOf, rankRisks, type CheckEvidence } from '../../src/risk/risks.ts';
import type { Check } from '../../src/model/check.ts';
import type { Finding } from '../../src/model/finding.ts';
import { QUESTIONS, type Question } from '../../src/model/question.ts';
import type { Severity } from '../../src/model/severity.ts';
import { score, tally } from '../support/assessment.ts';

interface Made {
  readonly severities: readonly Severity[];
  readonly caps?: boolean;
  readonly accepted?: boolean;
  /** The severity of the check. */
  readonly rated?: Severity;
}

const exception = { owner: 'Ines Keller', reason: 'known', until: '2027-03-01' };

/** The evidence of a check with a fail of each severity. */
function evidence(
  id: string,
  question: Question,
  { severities, caps = false, accepted = false, rated = 'high' }: Made,
): CheckEvidence {
  const fails = severities.map(
    (severity, n) =>
      ({
        id: `${id}-${String(n)}`,
        check: id,
        severity,
        status: 'fail',
        ...(accepted ? { exception } : {}),
      }) as Finding,
  );
  const check = { id, question, caps, weight: 5, severity: rated, remedy: { action: `Do ${id}.`, effort: 'S' } };
  return {
    check: check as unknown as Check,
    tally: tally(id, question, ['server'], ['Fine', 'Not fine'], { fail: fails.length, pass: 1 }, { caps }),
    fails,
  };
}

const fine = score(100, 100, 100);
const scores = (changes: Partial<Record<Question, ReturnType<typeof score>>>) =>
  ({ ...Object.fromEntries(QUESTIONS.map(({ slug }) => [slug, fine])), ...changes }) as Record<
    Question,
    ReturnType<typeof score>
  >;
const capped = { at: 59, by: ['any'], because: 'fail' as const };

describe('the order of the risks', () => {
  it('is by what is decisive and proven: what was not seen ranks nothing', () => {
    const unseen = score(2, 99, 3);
    const proven = score(70, 72, 98);
    expect(rankOf('perimeter', unseen, [])).toBeLessThan(rankOf('coupling', proven, []));
  });

  it('does not let a decisive check lead by a low failure', () => {
    const low = evidence('unused-rule', 'perimeter', { severities: ['low'], caps: true });
    const high = evidence('one-building', 'data-centre', { severities: ['high'], caps: true });
    const questions = scores({ perimeter: score(59, 59, 90, capped), 'data-centre': score(59, 59, 90, capped) });
    expect(rankRisks([low, high], questions).map(({ leads }) => leads)).toEqual(['data-centre', 'perimeter']);
  });

  it('lets no fault that nobody tried on purpose lead, whatever its account is worth', () => {
    const untried = evidence('no-chaos-experiments', 'recovery', { severities: ['medium'], rated: 'low' });
    const wiped = evidence('copies-in-reach', 'offsite-copies', { severities: ['high'] });
    const sluggish = evidence('slow', 'performance', { severities: ['medium'] });
    const questions = scores({
      recovery: score(5, 5, 90),
      'offsite-copies': score(60, 60, 90),
      performance: score(90, 90, 90),
    });
    const risks = rankRisks([untried, wiped, sluggish], questions);
    expect(risks.map(({ leads }) => leads)).toEqual(['offsite-copies', 'performance', 'recovery']);
    expect(risks.at(-1)).toMatchObject({ loss: 'S7', rank: 0 });
    expect(risks.map(({ evidence: [first] }) => first?.check)).not.toContain('no-chaos-experiments');
    expect(rankRisks([untried], questions)[0]?.evidence[0]?.check).toBe('no-chaos-experiments');
  });

  it('follows the weights that the configuration sets', () => {
    const rush = evidence('rush', 'surge', { severities: ['high'], caps: true });
    const slow = evidence('slow', 'performance', { severities: ['high'], caps: true });
    const questions = scores({ surge: score(59, 59, 90, capped), performance: score(59, 59, 90, capped) });
    const order = (own = {}) => rankRisks([rush, slow], questions, own).map(({ leads }) => leads);
    expect(order()).toEqual(['surge', 'performance']);
    expect(order({ performance: 20 })).toEqual(['performance', 'surge']);
  });

  it('asks for nothing that is accepted, and puts what is open before it', () => {
    const known = evidence('known', 'perimeter', { severities: ['critical'], caps: true, accepted: true });
    const open = evidence('open', 'perimeter', { severities: ['high'] });
    const questions = scores({ perimeter: score(39, 39, 90, capped) });
    const [risk] = rankRisks([known, open], questions);
    expect(risk?.evidence.map(({ check }) => check)).toEqual(['open', 'known']);
    expect(risk?.actions.map(({ check }) => check)).toEqual(['open']);
    expect(rankActions([known, open], questions).map(({ check }) => check)).toEqual(['open']);
  });
});
