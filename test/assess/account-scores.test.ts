import { beforeAll, describe, expect, it } from 'vitest';
import { redactAssessment } from '../../src/assess/redaction.ts';
import { englishMessages } from '../../src/brief/language/check-messages.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { judged } from '../support/inventories.ts';

let all: Awaited<ReturnType<typeof judged>>;
let now: Assessment;
beforeAll(async () => {
  all = await judged();
  now = all.now;
}, 60_000);

describe('the scores of accounts', () => {
  it('are one for each target, with all questions', () => {
    expect(now.accountScores?.map(({ account }) => account)).toEqual(now.targets.map(({ account }) => account));
    for (const { questions } of now.accountScores ?? []) expect(Object.keys(questions)).toEqual([...QUESTION_SLUGS]);
  });

  it('have no decisive failure where the whole has none: it is the worst of them that caps it', () => {
    for (const slug of QUESTION_SLUGS) {
      const { capped } = now.score.questions[slug];
      if (capped?.because !== 'fail') continue;
      const failing = new Set(now.findings.filter(one => capped.by.includes(one.check)).map(one => one.resource.account));
      const inAccounts = now.accountScores!.filter(({ account }) => failing.has(account));
      if (inAccounts.length > 0)
        expect(Math.min(...inAccounts.map(({ questions }) => questions[slug].proven)), slug).toBeLessThanOrEqual(capped.at);
    }
  }); // prettier-ignore

  it('never praise an account of which nothing was read', () => {
    for (const { questions } of all.blind.accountScores ?? [])
      for (const { grade } of Object.values(questions)) expect(['not-assessed', 'does-not-apply']).toContain(grade);
  });

  it('are in no assessment of a single account, and under no number in a redacted one', () => {
    const redacted = redactAssessment(now, PROVIDER_TRAITS, englishMessages());
    expect(redacted.accountScores).toHaveLength(now.targets.length);
    for (const { account } of now.targets) expect(JSON.stringify(redacted.accountScores)).not.toContain(account);
  });
});
