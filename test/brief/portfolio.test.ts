import { describe, expect, it } from 'vitest';
import { portfolio } from '../../src/brief/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Grade } from '../../src/model/grade.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { QUESTION_SLUGS, type Question } from '../../src/model/question.ts';
import { renderPortfolioHtml } from '../../src/render/formats/html/html.ts';
import { noonsale } from '../support/assessment.ts';

/** A client whose first `gaps` questions have critical gaps, and all others a grade. */
function client(name: string, gaps: number, more: Partial<Assessment> = {}, other: Grade = 'good'): Assessment {
  const whole = noonsale(more);
  const questions = Object.fromEntries(
    QUESTION_SLUGS.map((slug, at) => [
      slug,
      { proven: 50, possible: 60, coverage: 90, grade: at < gaps ? 'critical-gap' : other, provisional: false },
    ]),
  ) as Record<Question, Assessment['score']['overall']>;
  // Each question has a check: one without any is not assessed, whatever its sums.
  const checks = QUESTION_SLUGS.map(question => ({ ...whole.checks[0]!, id: `check-of-${question}`, question }));
  const score = { ...whole.score, questions, overall: { ...whole.score.overall, proven: 90 - gaps } };
  return { ...whole, client: { ...whole.client, name }, checks, score };
}

const seven = [2, 9, 0, 4, 8, 1, 7].map((gaps, at) => client(`Client ${String.fromCodePoint(65 + at)}`, gaps));

describe('the page over several clients', () => {
  it('names the five with most critical gaps first, with their sum', () => {
    const page = portfolio(seven);
    expect(page.headline).toBe('Five of 7 clients hold 30 of 31 critical gaps');
    expect(page.rows.map(({ rank, name, gaps }) => [rank, name, gaps].join(' ').trim())).toEqual([
      '1 Client B 9', '2 Client E 8', '3 Client G 7', '4 Client D 4', '5 Client A 2', 'Client F 1', 'Client C –',
    ]); // prettier-ignore
    expect(page.total.gaps).toBe('31');
    expect(page.questions.reduce((sum, { gaps }) => sum + Number(gaps), 0)).toBe(31);
    const [first] = page.questions;
    expect(first?.gaps).toBe('6');
    expect(page.shared[0]).toContain('5 of 5');
  });

  it('counts nobody as good that could not be seen', () => {
    const page = portfolio([client('Blind', 0, {}, 'not-assessed'), client('Fine', 0)]);
    expect(page.headline).toBe('None of 2 clients has a critical gap');
    expect(page.limits[0]).toMatch(/^Not assessed does not mean good/);
    expect(page.rows.find(({ name }) => name === 'Blind')?.cells[0]?.label).toBe('Not assessed');
    expect(portfolio([client('Fine', 0)]).limits.join(' ')).not.toContain('Not assessed');
  });

  it.each(LANGUAGES)('says what not being seen means by the word of the grade: %s', language => {
    const page = portfolio([client('Blind', 0, {}, 'not-assessed'), client('Fine', 0)], language);
    const word = page.rows.find(({ name }) => name === 'Blind')?.cells[0]?.label ?? '';
    expect(page.limits[0]?.startsWith(`${word} `)).toBe(true);
  });

  it('has no overall score of a run of some checks, and says so', () => {
    const part = client('Part', 1, { selection: { checks: 3, all: 200 } as Assessment['selection'] });
    const page = portfolio([part, client('Whole', 1)]);
    expect(page.rows.find(({ name }) => name === 'Part')?.overall).toBe('–');
    expect(page.limits.join(' ')).toContain('Only some checks ran for Part');
  });

  it('says when the rules differ, and carries the strictest mark', () => {
    const old = client('Old', 1, { tool: { name: 'cloudbrief', version: '0.0.9' } });
    const strict = client('Strict', 1);
    const page = portfolio([old, { ...strict, client: { ...strict.client, tlp: 'TLP:RED' } }]);
    expect(page.limits.join(' ')).toContain('several versions (0.0.9, 0.1.0)');
    expect(page.mark).toBe('TLP:RED');
  });

  it.each(LANGUAGES)('shows every grade with shape and word, and hostile names as text (%s)', async language => {
    const page = portfolio([...seven, client('<script>alert(1)</script>', 3)], language);
    const html = await renderPortfolioHtml(page, 'a4');
    expect(html).not.toContain('<script>');
    expect(html.match(/class="cell (?:critical-gap|good)"/g)).toHaveLength(8 * 13);
    expect(JSON.stringify(page)).not.toMatch(/portfolio\.\w/);
  });
});
