import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { evidenceOf } from '../../../src/render/evidence.ts';
import { evidenceHtml, renderEvidencePdf } from '../../../src/render/pdf/evidence-pdf.ts';
import { escapeMissingGlyphs } from '../../../src/render/formats/html/fonts.ts';
import { emptyCompany } from '../../support/assessment.ts';
import { crowd, withEvidence } from '../../support/evidence.ts';
import { HOSTILE, hostile, MIXED } from '../../support/findings.ts';
import { linesOf, readPdf, type ReadPdf } from '../../support/pdf.ts';
import { needVeraPdf, validateUa } from '../../support/verapdf.ts';

const MINUTES = 120_000;
const environment = process.env;
const pdfOf = (assessment: Assessment, room = 500, page: 'a4' | 'letter' = 'a4') =>
  renderEvidencePdf(evidenceOf(brief(assessment), assessment, room), { page, environment });
const STRANGE = [
  ...HOSTILE,
  'مرحبا بالعالم',
  'שלום עולם',
  '日本語のサーバー',
  '👩‍👩‍👧‍👦 family',
  'e\u0301\u0302\u0303',
  'ﬁ ﷽ 𝕏 ☃ ꙮ ⅷ',
];

describe('evidence.pdf', () => {
  let pdf: ReadPdf;
  let text: string;
  beforeAll(async () => {
    pdf = await readPdf(await pdfOf(withEvidence(MIXED)));
    text = pdf.pages.map(page => page.text).join('\n').replaceAll(/\s+/g, ' '); // prettier-ignore
  }, MINUTES);

  it('is tagged, on landscape paper, with the mark and its number on every page', () => {
    expect(pdf).toMatchObject({ tagged: true, title: 'Evidence: Noonsale Ltd, Q4 2026', language: 'en' });
    pdf.pages.forEach(({ width, height, text: page }, index) => {
      expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
      expect(page).toContain('TLP:AMBER+STRICT');
      expect(page.trim().startsWith(String(index + 1))).toBe(true);
    });
  });

  it('has a bookmark for each chapter and each number', () => {
    expect(pdf.bookmarks).toContain('Q01 If one data centre fails, do we stay open?');
    expect(pdf.bookmarks.filter(title => /^E-\d{3} /.test(title))).toHaveLength(MIXED.length);
  });

  it('tells of each finding what it rests on', () => {
    for (const { resource, message } of MIXED) {
      expect(text).toContain(resource.name);
      expect(text).toContain(message);
    }
    for (const told of ['placement: {"spread":"zone","zone":"euc1-az1"}', '2026-11-22T11:59:30Z', 'rds: DescribeDBInstances', 'ISO/IEC 27001:2022'])
      expect(text).toContain(told); // prettier-ignore
  });

  it(
    'is the same to the byte, dated by its snapshot',
    async () => {
      const [first, second] = await Promise.all([pdfOf(withEvidence(MIXED)), pdfOf(withEvidence(MIXED))]);
      expect(Buffer.compare(first, second)).toBe(0);
    },
    MINUTES,
  );
});

describe('names that mean harm or look odd', () => {
  const crowdOf = STRANGE.map((name, index) => hostile(name, index));

  it('make no element and no template, and stand where they belong', async () => {
    const assessment = withEvidence(crowdOf);
    const html = await evidenceHtml(evidenceOf(brief(assessment), assessment, 500), 'a4');
    const body = html.slice(html.indexOf('<body'));
    expect(body).not.toMatch(/<(script|img|a|iframe|link|style)\b/i);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toMatch(/[\u0000-\u0008\u202A-\u202E\u2066-\u2069]/);
  });

  it(
    'keep to the page: nothing runs over its edge',
    async () => {
      const lines = await linesOf(await pdfOf(withEvidence(crowdOf)));
      expect(lines.length).toBeGreaterThan(500);
      // A margin of 14 mm is 39.7 points; half a point is how the browser rounds.
      const over = lines.filter(({ left, right, width }) => left < 39 || right > width - 39);
      expect(over).toEqual([]);
    },
    MINUTES,
  );

  it('are spelled out where no font of ours holds them', () => {
    expect(escapeMissingGlyphs('Łódź Полдень Αθήνα “x” – … €')).toBe('Łódź Полдень Αθήνα “x” – … €');
    expect(escapeMissingGlyphs('ouverts\u{202F}? 22\u{A0}mai, 1\u{2009}000')).toBe(
      'ouverts\u{202F}? 22\u{A0}mai, 1\u{2009}000',
    );
    expect(escapeMissingGlyphs('שלום 日本 a')).toBe('\\u{5E9}\\u{5DC}\\u{5D5}\\u{5DD} \\u{65E5}\\u{672C} a');
    expect(escapeMissingGlyphs('😀'.repeat(100))).toBe(`${'\\u{1F600}'.repeat(8)}…`);
  });

  it.each(LANGUAGES)('are none of our own: %s', async language => {
    const assessment = withEvidence(MIXED);
    const html = await evidenceHtml(evidenceOf(brief(assessment, language), assessment, 500), 'a4');
    expect(html.slice(html.indexOf('<body')).match(/[^>]{0,30}\\u\{[0-9A-F]+\}/g) ?? []).toEqual([]);
  });

  it('are no reason to break PDF/UA-1', { tags: ['slow'], timeout: MINUTES }, async context => {
    needVeraPdf(context);
    expect(validateUa(await pdfOf(withEvidence([...crowdOf, ...crowd(20)])))).toBe('PASS');
    expect(validateUa(await pdfOf(emptyCompany()))).toBe('PASS');
  });
});
