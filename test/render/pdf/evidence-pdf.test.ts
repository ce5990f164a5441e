import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { evidenceOf } from '../../../src/render/evidence.ts';
import { evidenceHtml, renderEvidencePdf } from '../../../src/render/pdf/evidence-pdf.ts';
import { emptyCompany } from '../../support/assessment.ts';
import { crowd, withEvidence } from '../../support/evidence.ts';
import { HOSTILE, hostile, MIXED } from '../../support/findings.ts';
import { linesOf, linksOf, readPdf, type ReadPdf } from '../../support/pdf.ts';
import { needVeraPdf, validateUa } from '../../support/verapdf.ts';

const MINUTES = 120_000;
const environment = process.env;
const pdfOf = (assessment: Assessment, room = 500, page: 'a4' | 'letter' = 'a4') =>
  renderEvidencePdf(evidenceOf(brief(assessment), assessment, room), { page, environment });
/** Lines break within values too. */
const unspaced = (text: string): string => text.replaceAll(' ', '');
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

  it('is tagged and landscape, with marking and number on every page', () => {
    expect(pdf).toMatchObject({ tagged: true, title: 'Evidence: Noonsale Ltd, Q4 2026', language: 'en' });
    pdf.pages.forEach(({ width, height, text: page }, index) => {
      expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
      expect(page).toContain('TLP:AMBER+STRICT');
      expect(page.trim().startsWith(String(index + 1))).toBe(true);
    });
  });

  it('has a bookmark for each chapter and each evidence number', () => {
    expect(pdf.bookmarks).toContain('Q01 If one data centre fails, do we stay open?');
    expect(pdf.bookmarks.filter(title => /^E-\d{3} /.test(title))).toHaveLength(MIXED.length);
  });

  it('lists the values and calls behind each finding', () => {
    for (const { resource, message } of MIXED) {
      expect(text).toContain(resource.name);
      expect(text).toContain(message);
    }
    for (const expected of ['Check open-management-port: Management, cluster, directory or file sharing port is open to the internet', 'Run: aws rds modify-db-instance --db-instance-identifier', 'Placement: distribution: single zone, zone: euc1-az1', '2026-11-22T11:59:30Z', 'rds: DescribeDBInstances', 'ISO/IEC 27001:2022'])
      expect(unspaced(text)).toContain(unspaced(expected)); // prettier-ignore
  });

  it(
    'has the same bytes each time, dated by the snapshot',
    async () => {
      const [first, second] = await Promise.all([pdfOf(withEvidence(MIXED)), pdfOf(withEvidence(MIXED))]);
      expect(Buffer.compare(first, second)).toBe(0);
    },
    MINUTES,
  );
});

describe('contents of the evidence', () => {
  it(
    'name the page on which each chapter begins, and link there; the same bytes each time',
    async () => {
      const assessment = withEvidence(crowd(12));
      const bytes = await pdfOf(assessment, 12);
      const { pages } = await readPdf(bytes);
      expect(pages.length).toBeGreaterThan(13);
      const links = await linksOf(bytes);
      const { contents } = evidenceOf(brief(assessment), assessment, 12);
      const linked = contents.filter(({ hasRows }) => hasRows);
      // Behind the chapters come the parameters and the accounts.
      expect(links).toHaveLength(linked.length + 2);
      for (const [index, { number, title }] of linked.entries()) {
        const begins = pages.findIndex(({ text }, page) => page > 0 && text.includes(`${number} ${title}`)) + 1;
        expect(begins, number).toBeGreaterThan(1);
        expect(links[index], number).toEqual({ from: 1, to: begins });
        const rest = pages[0]!.text
          .split(title)[1]!
          .split(/Q\d\d|\n–/)[0]!
          .trim();
        expect(rest, number).toMatch(new RegExp(`\\s${String(begins)}$`));
      }
      expect(Buffer.compare(bytes, await pdfOf(assessment, 12))).toBe(0);
    },
    MINUTES,
  );
});

describe('hostile and unusual names', () => {
  const crowdOf = STRANGE.map((name, index) => hostile(name, index));

  it('are text, neither markup nor templates', async () => {
    const assessment = withEvidence(crowdOf);
    const html = await evidenceHtml(evidenceOf(brief(assessment), assessment, 500), 'a4');
    const body = html.slice(html.indexOf('<body'));
    expect(body).not.toMatch(/<(script|img|a(?! href="#(?:Q\d\d|parameters|account-tables)">)|iframe|link|style)\b/i);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toMatch(/[\u0000-\u0008\u202A-\u202E\u2066-\u2069]/);
  });

  it(
    'stay within the margins',
    async () => {
      const lines = await linesOf(await pdfOf(withEvidence(crowdOf)));
      expect(lines.length).toBeGreaterThan(500);
      // A margin of 14 mm is 39.7 points, and Chrome rounds to half a point.
      const over = lines.filter(({ left, right, width }) => left < 39 || right > width - 39);
      expect(over).toEqual([]);
    },
    MINUTES,
  );

  it.each(LANGUAGES)('do not occur in our own texts: %s', async language => {
    const assessment = withEvidence(MIXED);
    const html = await evidenceHtml(evidenceOf(brief(assessment, language), assessment, 500), 'a4');
    expect(html.slice(html.indexOf('<body')).match(/[^>]{0,30}\\u\{[0-9A-F]+\}/g) ?? []).toEqual([]);
  });

  it('keep to PDF/UA-1', { tags: ['slow'], timeout: MINUTES }, async context => {
    needVeraPdf(context);
    expect(validateUa(await pdfOf(withEvidence([...crowdOf, ...crowd(20)])))).toBe('PASS');
    expect(validateUa(await pdfOf(emptyCompany()))).toBe('PASS');
  });
});
