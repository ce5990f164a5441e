import { describe, expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import type { Assessment } from '../../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../../src/model/language.ts';
import { renderHtml } from '../../../../src/render/formats/html/html.ts';
import { rendererFor } from '../../../../src/render/renderers.ts';
import { noonsale } from '../../../support/assessment.ts';
import { partsOf, textsIn } from '../../../support/office.ts';

const of = (preparedBy: string | undefined): Assessment => ({
  ...noonsale(),
  client: { ...noonsale().client, preparedBy },
});
const written = async (assessment: Assessment, isBrief = false): Promise<string[]> => {
  const bytes = await rendererFor('docx').render(brief(assessment), assessment, { page: 'a4', branding: { brief: isBrief }, evidence: true, environment: {} });
  return textsIn(partsOf(bytes).get('word/document.xml')!, 'w:t');
}; // prettier-ignore

describe('the letter on scope and limits', () => {
  it('says in the document what was read, by whom and when, what was not, and the limits', async () => {
    const assessment = of('Firm & Partner');
    const { letter, method, coverage } = brief(assessment);
    const texts = await written(assessment);
    for (const text of [letter!.text, ...method.scope.map(({ text: one }) => one), coverage.unseenText, ...coverage.gaps, ...method.limits, letter!.closing])
      expect(texts.join('').replaceAll(/\s/gu, ''), text).toContain(text.replaceAll(/\s/gu, ''));
    expect(letter!.text).toMatch(/prepared by Firm & Partner\. It rests on what could be read on 22\sNovember\s2026: 2 AWS/u);
  }); // prettier-ignore

  it('is left out where nobody is named, and from the short briefing', async () => {
    expect(brief(of(undefined)).letter).toBeUndefined();
    expect((await written(of(undefined))).join('')).not.toContain('Scope and limits');
    expect((await written(of('Firm & Partner'), true)).join('')).not.toContain('Scope and limits');
  });

  it('is in each language', () => {
    const said = LANGUAGES.map(language => brief(of('Firm'), language).letter!.closing);
    expect(new Set(said).size).toBe(LANGUAGES.length);
  });
});

describe('the short briefing', () => {
  const logo = { source: 'data:image/png;base64,AAAA', text: 'Firm and Partner' };

  it('has logo and name of whoever prepared it in its head', async () => {
    const html = await renderHtml(brief(of('Firm and Partner')), 'a4', { brief: true, logo });
    expect(html).toContain('<img class="logo" src="data:image/png;base64,AAAA" alt="Firm and Partner">');
    expect(brief(of('Firm and Partner')).boardPaper.asOf).toMatch(/ · Prepared by Firm and Partner$/);
    expect(brief(of(undefined)).boardPaper.asOf).not.toContain('Prepared by');
  });
});
