import { describe, expect, it } from 'vitest';
import { redactAssessment } from '../../../src/assess/redaction.ts';
import { brief } from '../../../src/brief/index.ts';
import { englishMessages } from '../../../src/brief/language/check-messages.ts';
import { accountRows } from '../../../src/brief/pages/accounts.ts';
import { workbook } from '../../../src/brief/workbook/workbook.ts';
import { evidenceOf } from '../../../src/render/evidence.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { QUESTION_SLUGS } from '../../../src/model/question.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import { renderHtml } from '../../../src/render/formats/html/html.ts';
import { manyAccounts } from '../../support/many-accounts.ts';
import { noonsale } from '../../support/assessment.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';

describe('the page over many accounts', () => {
  it('is left out where they are few', () => {
    expect(brief(noonsale()).accounts).toBeUndefined();
    expect(brief(manyAccounts(5)).accounts).toBeUndefined();
    expect(brief(manyAccounts(6)).accounts).toBeDefined();
  });

  it('names the five with most critical gaps, and their sum', () => {
    const page = brief(manyAccounts(60)).accounts!;
    expect(page.headline).toMatch(/^Five of 60 accounts hold \d+ of \d+ critical gaps$/);
    const sums = page.rows.map(({ gaps }) => Number(gaps) || 0);
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
    const held = sums.slice(0, 5).reduce((sum, n) => sum + n, 0);
    expect(page.headline).toContain(`hold ${String(held)} of ${page.total.gaps} `);
    expect(page.questions.reduce((sum, { gaps }) => sum + Number(gaps), 0)).toBe(Number(page.total.gaps));
    expect(page.rows.map(({ rank }) => rank).filter(Boolean)).toEqual(['1', '2', '3', '4', '5']);
  });

  it.each([60, 200])('shows the first of %i, and says how many more there are and how bad at most', n => {
    const { accounts } = brief(manyAccounts(n));
    expect(accounts!.rows.length).toBeLessThan(n);
    expect(accounts!.rest).toContain(`${String(n - accounts!.rows.length)} more accounts have`);
  });

  it('says where the decisions of today help', () => {
    const { accounts, bottomLine } = brief(withFails(manyAccounts(60)));
    expect(accounts!.reach[0]).toMatch(/^[A-E]: in \d+ of 60 accounts, and in \d of the worst 5$/);
    const letters = new Set(bottomLine.decisions.map(({ letter }) => letter));
    for (const line of accounts!.reach) expect(letters).toContain(line[0]);
  });

  it('prints no number of an account: one without a name has that of its row, as in the workbook', async () => {
    const assessment = manyAccounts(60, { named: false });
    const briefing = brief(assessment);
    expect(JSON.stringify(briefing.accounts)).not.toMatch(/\d{12}/);
    expect(await renderHtml(briefing, 'a4')).not.toMatch(/\d{12}/);
    const sheet = workbook(briefing, assessment, evidenceOf(briefing, assessment, 10, {})).sheets.at(-1)!;
    expect(sheet.rows).toHaveLength(60);
    expect(sheet.rows.map(([name]) => name).slice(0, 10)).toEqual(briefing.accounts!.rows.slice(0, 10).map(({ name }) => name)); // prettier-ignore
    for (const [, id] of sheet.rows) expect(String(id)).toMatch(/^\d{12}$/);
  });

  it.each(LANGUAGES)('numbers redacted accounts as the file does: %s', language => {
    const redacted = redactAssessment(manyAccounts(12), PROVIDER_TRAITS, englishMessages());
    const numbersIn = (name: string): string | undefined => /\d+$/.exec(name)?.[0];
    const rows = brief(redacted, language).accounts!.rows.map(({ name }) => numbersIn(name));
    const known = accountRows(translatorFor('en'), redacted).map(({ account }) => numbersIn(account));
    expect(new Set(rows)).toHaveLength(12);
    expect(rows).toEqual(known);
  });

  it.each(LANGUAGES)('has words for everything, and a shape and a word in each cell: %s', async language => {
    const briefing = brief(withFails(manyAccounts(60)), language);
    expect(JSON.stringify(briefing.accounts)).not.toMatch(/accountMap\.|[{}]{2}/);
    const html = await renderHtml(briefing, 'a4');
    const rows = briefing.accounts!.rows.length;
    expect(html.match(/<td class="cell [a-z-]+">/g)).toHaveLength(rows * QUESTION_SLUGS.length);
  });
});

/** With a failure of the first decision in every second account. */
function withFails(assessment: Assessment): Assessment {
  const [action] = assessment.risks[0]!.actions;
  const findings = assessment.targets.filter((_, at) => at % 2 === 0).map(({ account }, at) => ({
    id: `f-${String(at)}`, check: action!.check, question: action!.question, severity: 'high' as const, baseSeverity: 'high' as const,
    status: 'fail' as const, scope: 'resource' as const, message: 'x', template: { key: 'title', data: {} },
    resource: { id: `r-${String(at)}`, name: 'x', kind: 'database' as const, type: 't', provider: 'aws' as const, account, region: 'eu-west-1', criticality: 'production' as const },
  })); // prettier-ignore
  return { ...assessment, findings };
}
