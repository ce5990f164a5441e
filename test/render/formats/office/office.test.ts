import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { SyntaxValidator } from 'fast-xml-validator';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import { MOST_WORDS, wordCount } from '../../../../src/brief/pages/email.ts';
import { isOpen } from '../../../../src/model/finding-order.ts';
import { LANGUAGES, type Language } from '../../../../src/model/language.ts';
import type { Assessment } from '../../../../src/model/assessment.ts';
import { redactAssessment } from '../../../../src/assess/redaction.ts';
import { englishMessages } from '../../../../src/brief/language/check-messages.ts';
import { PROVIDER_TRAITS } from '../../../../src/providers/index.ts';
import type { Branding } from '../../../../src/render/branding.ts';
import { rendererFor } from '../../../../src/render/renderers.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../../../support/assessment.ts';
import { HOSTILE, hostileAssessment, many, MIXED, withFindings } from '../../../support/findings.ts';
import { converted, hasLibreOffice, partsOf, pdfsFrom, textsIn } from '../../../support/office.ts';
import { readPdf } from '../../../support/pdf.ts';
import { priced } from '../../../support/priced.ts';

const MINUTES = 120_000;
const OFFICE = ['xlsx', 'docx', 'pptx'] as const;
/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const BRANDING: Branding = {
  logo: { source: `data:image/png;base64,${PNG}`, text: 'Firm & Partner' },
  accent: '#123456',
};

const write = async (
  format: string,
  assessment: Assessment,
  language: Language = 'en',
  branding: Branding = BRANDING,
  evidence = true,
): Promise<Uint8Array> =>
  rendererFor(format).render(brief(assessment, language), assessment, {
    page: 'a4',
    branding,
    evidence,
    environment: {},
  });

const sheetsOf = (parts: ReadonlyMap<string, string>): string[] =>
  [...parts].filter(([path]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(path)).map(([, xml]) => xml);
const slidesOf = (parts: ReadonlyMap<string, string>): string[] =>
  [...parts].filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).map(([, xml]) => xml);
const allText = (parts: ReadonlyMap<string, string>): string => [...parts.values()].join('\n');

describe.each(OFFICE)('%s', format => {
  it('is the same to the byte, twice, in every language', async () => {
    for (const language of LANGUAGES) {
      const one = await write(format, withFindings(MIXED), language);
      const two = await write(format, withFindings(MIXED), language);
      expect(Buffer.from(one).equals(Buffer.from(two)), language).toBe(true);
    }
  });

  it('carries the logo of the consultant', async () => {
    const parts = partsOf(await write(format, noonsale()));
    expect([...parts.keys()].some(path => /media\/.*\.png$/.test(path))).toBe(true);
  });

  it('carries the name of the consultant where a drawing cannot be placed', async () => {
    const logo = { source: 'data:image/svg+xml;base64,PHN2Zy8+', text: 'Firm and Partner' };
    expect(allText(partsOf(await write(format, noonsale(), 'en', { logo })))).toContain('Firm and Partner');
  });

  it('names nothing that was redacted', async () => {
    const whole = withFindings(MIXED);
    const names = ['gate-1', ...whole.targets.map(({ account }) => account)];
    const named = allText(partsOf(await write(format, redactAssessment(whole, PROVIDER_TRAITS, englishMessages()))));
    for (const name of names) expect(named, name).not.toContain(name);
  });

  it('is written for companies of every state', async () => {
    for (const company of [emptyCompany(), unseenCompany(), healthyCompany()])
      expect((await write(format, company)).length).toBeGreaterThan(5_000);
  });

  it(
    'is valid XML whatever the names are',
    async () => {
      const names = HOSTILE.filter(name => /[<&\u0000\uD800\uFFFE]|^=H|^n{9}/.test(name) && !/^<{9}/.test(name));
      expect(names.length).toBeGreaterThan(8);
      for (const name of names) {
        for (const [path, xml] of partsOf(await write(format, hostileAssessment(name)))) {
          if (!/\.(xml|rels)$/.test(path)) continue;
          expect(SyntaxValidator.validate(xml), `${path} for ${name.slice(0, 30)}`).toBe(true);
          expect(xml.isWellFormed(), path).toBe(true);
          expect(xml, path).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
          expect(xml, path).not.toMatch(/<script|<img|<failure/);
        }
      }
    },
    MINUTES,
  );

  it.runIf(hasLibreOffice)('opens in LibreOffice, in every language', async () => {
    const assessment = withFindings(MIXED);
    const files = await Promise.all(LANGUAGES.map(language => write(format, assessment, language)));
    for (const [at, pdf] of pdfsFrom(files, format).entries()) {
      const { pages } = await readPdf(pdf);
      const text = pages.map(page => page.text).join('').replaceAll(/\s+/g, '');
      const { decisions } = brief(assessment, LANGUAGES[at]).bottomLine;
      expect(decisions.length).toBeGreaterThan(0);
      for (const { text: said } of decisions) expect(text, LANGUAGES[at]).toContain(said.replaceAll(/\s+/g, ''));
      if (format === 'pptx') expect(pages).toHaveLength(6);
    }
  }, MINUTES);
}); // prettier-ignore

describe('the workbook', () => {
  const rowsOf = (sheet: string): number => (sheet.match(/<row /g) ?? []).length;

  it('has a sheet each of evidence, register, plan and what was not seen, with filters and a head that stays', async () => {
    const whole = withFindings(MIXED);
    const parts = partsOf(await write('xlsx', whole));
    expect([...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['About', 'Evidence', 'Risk register', 'Plan', 'Not seen']);
    const [, ...tables] = sheetsOf(parts);
    for (const table of tables) {
      expect(table).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(table).toContain(`<autoFilter ref="A1:`);
      expect(Number(/<autoFilter ref="A1:[A-Z]+(\d+)"/.exec(table)![1])).toBe(rowsOf(table));
    }
    expect(rowsOf(tables[0]!) - 1).toBe(whole.findings.filter(isOpen).length);
  });

  it('lists every finding, however many there are', async () => {
    const parts = partsOf(await write('xlsx', withFindings(many(2_000))));
    expect(rowsOf(sheetsOf(parts)[1]!)).toBe(2_001);
  }, MINUTES);

  it('shows the whole of what it says about itself: a long text has more lines', async () => {
    const whole = noonsale();
    const long = { ...whole, client: { ...whole.client, preparedFor: 'The board of the company '.repeat(9) } };
    const [few, more] = await Promise.all([whole, long].map(async one => {
      const about = sheetsOf(partsOf(await write('xlsx', one)))[0]!;
      return [...about.matchAll(/<row [^>]* ht="([\d.]+)"/g)].reduce((sum, [, height]) => sum + Number(height), 0);
    }));
    expect(more!).toBeGreaterThan(few! + 10);
  });

  it('has each part of a sheet once, in the order of the format', async () => {
    const order = ['sheetPr', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter', 'pageMargins', 'pageSetup', 'headerFooter', 'drawing'];
    for (const sheet of sheetsOf(partsOf(await write('xlsx', withFindings(MIXED))))) {
      const outer = sheet.replace(/(?<=<sheetData>).*(?=<\/sheetData>)/s, '');
      const places = [...outer.matchAll(/<(\w+)[ />]/g)].map(([, name = '']) => order.indexOf(name)).filter(at => at >= 0);
      expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
    }
  });

  it('refers to a text and a style that are there, from each cell', async () => {
    const parts = partsOf(await write('xlsx', withFindings(MIXED)));
    const texts = (parts.get('xl/sharedStrings.xml')!.match(/<si>/g) ?? []).length;
    const styles = (/<cellXfs.*<\/cellXfs>/s.exec(parts.get('xl/styles.xml')!)![0].match(/<xf /g) ?? []).length;
    const used = new Set<number>();
    for (const [, style, type, value] of sheetsOf(parts).join('').matchAll(/<c r="[A-Z]+\d+" s="(\d+)"(?: t="(\w)")?(?:\/>|><v>([^<]+)<)/g)) {
      expect(Number(style)).toBeLessThan(styles);
      if (type === 's') used.add(Number(value));
    }
    expect(Math.max(...used)).toBe(texts - 1);
    expect(used.size).toBe(texts);
  });

  it('leaves names out with the evidence', async () => {
    const parts = partsOf(await write('xlsx', withFindings(MIXED), 'en', BRANDING, false));
    expect([...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['About', 'Risk register', 'Plan']);
    expect(allText(parts)).not.toContain('gate-1');
  });

  it('holds no formula, whatever a resource is called', async () => {
    for (const name of HOSTILE.filter(one => /^[\s]*[=+\-@＝]/u.test(one))) {
      const parts = partsOf(await write('xlsx', hostileAssessment(name)));
      for (const sheet of sheetsOf(parts)) {
        expect(sheet).not.toMatch(/<f[ >]/);
        for (const [, type] of sheet.matchAll(/<c [^>]*?(?:t="(\w+)")?[^>]*><v>/g)) expect(['s', 'n', undefined]).toContain(type);
      }
      expect(parts.get('xl/styles.xml')).toContain('formatCode="@"');
    }
  });

  it.runIf(hasLibreOffice)('shows such names as text in LibreOffice', async () => {
    const name = '=HYPERLINK("http://evil.example","click")';
    const found = withFindings([...hostileAssessment(name).findings, ...hostileAssessment('+1+1').findings.slice(0, 1), ...hostileAssessment('@SUM(A1)').findings.slice(0, 1), ...hostileAssessment('a_x0042_c').findings.slice(0, 1)]);
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,2';
    const rows = converted([await write('xlsx', found)], 'xlsx', filter, folder => {
      const file = readdirSync(folder).find(one => one.endsWith('.csv'))!;
      return parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true });
    });
    const names = rows.map(row => row['Resource']);
    for (const one of [name, '+1+1', '@SUM(A1)', 'a_x0042_c']) expect(names).toContain(one);
  }, MINUTES);
}); // prettier-ignore

describe('the slides', () => {
  it('are six of 16 to 9, with tables, native charts, and evidence numbers in the notes', async () => {
    const whole = noonsale();
    const parts = partsOf(await write('pptx', whole));
    expect(slidesOf(parts)).toHaveLength(6);
    const [, width, height] = /<p:sldSz cx="(\d+)" cy="(\d+)"/.exec(parts.get('ppt/presentation.xml')!)!.map(Number);
    expect(width! / height!).toBeCloseTo(16 / 9, 2);
    expect(slidesOf(parts).filter(xml => xml.includes('<a:tbl>')).length).toBeGreaterThanOrEqual(3);
    expect([...parts.keys()].some(path => path.startsWith('ppt/charts/chart'))).toBe(true);
    expect(slidesOf(parts).some(xml => xml.includes('<p:pic>') && !xml.includes('<a:t>'))).toBe(false);
    const notes = [...parts].filter(([path]) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(path)).map(([, xml]) => xml).join('\n');
    for (const { id } of whole.risks.flatMap(({ evidence }) => evidence)) expect(notes).toContain(id);
  });

  it('count the steps that have no row, with the days that the sum below has and the rows have not', async () => {
    const [action] = noonsale().actions;
    const actions = Array.from({ length: 14 }, (_, at) => ({ ...action!, check: `step-${String(at)}`, severity: 'high' as const, effort: 'S' as const }));
    const whole: Assessment = { ...noonsale(), risks: [], actions, settings: { ...noonsale().settings, capacityDays: 200 } };
    const { steps = [], unlisted = '', sum = '' } = brief(whole).plan ?? {};
    expect(steps).toHaveLength(9);
    const days = (/Together (\d+) days/.exec(sum)?.[1] ?? '');
    const shown = steps.reduce((all, step) => all + Number(step.days), 0);
    expect(unlisted).toBe(`Not on this slide: 5 more steps that fit in (up to ${String(Number(days) - shown)} days).`);
    for (const language of LANGUAGES) {
      const said = slidesOf(partsOf(await write('pptx', whole, language))).flatMap(xml => textsIn(xml, 'a:t')).join('\n');
      expect(said, language).toContain(brief(whole, language).plan!.unlisted);
    }
  });

  it('say what the briefing says', async () => {
    const whole = noonsale();
    const { bottomLine } = brief(whole, 'de');
    const said = slidesOf(partsOf(await write('pptx', whole, 'de'))).flatMap(xml => textsIn(xml, 'a:t')).join('\n');
    for (const text of [bottomLine.answer, ...bottomLine.risks.map(({ headline }) => headline), ...bottomLine.decisions.map(({ text: one }) => one)]) expect(said).toContain(text);
  });
}); // prettier-ignore

describe('the document', () => {
  it('has every page of the PDF, with columns for the answer of the management', async () => {
    const whole = noonsale();
    const briefing = brief(whole);
    const said = textsIn(partsOf(await write('docx', whole)).get('word/document.xml')!, 'w:t');
    const heads = [briefing.bottomLine.answer, briefing.decisions?.headline, ...briefing.risks.map(({ headline }) => headline), briefing.posture.headline, briefing.coverage.headline, briefing.plan?.headline, briefing.method.headline, briefing.glossary.headline];
    for (const head of heads) expect(said).toContain(head);
    // It is what the e-mail attaches, and attaches nothing itself.
    expect(said).toContain(briefing.office.summary);
    expect(said.join(' ')).not.toContain('is attached');
    expect(said).toContain(briefing.decisions?.columns.accepted);
    expect(said.filter(text => text === 'Management response')).toHaveLength(1);
  });

  it('has the first two pages only for the board pack', async () => {
    const shown = textsIn(partsOf(await write('docx', noonsale(), 'en', { brief: true })).get('word/document.xml')!, 'w:t');
    expect(shown).not.toContain(brief(noonsale()).method.headline);
  });
}); // prettier-ignore

describe('the e-mail', () => {
  it.each(LANGUAGES)('in %s has at most 120 words: the answer, the decisions, and what was not seen', async language => {
    for (const company of [noonsale(), withFindings(MIXED), emptyCompany(), unseenCompany(), healthyCompany()]) {
      const text = Buffer.from(await write('email', company, language)).toString('utf8');
      const { bottomLine, office } = brief(company, language);
      expect(wordCount(office.email)).toBeLessThanOrEqual(MOST_WORDS);
      expect(office.email).not.toContain('\n');
      expect(text).toContain(office.email);
      expect(office.email).toContain(bottomLine.unseenTitle);
      const [first] = bottomLine.decisions;
      if (first !== undefined) expect(office.email).toContain(first.text.replace(/\.$/, ''));
    }
  });
}); // prettier-ignore

it.each(LANGUAGES)('keeps the key figure of money in the e-mail, and shortens other sentences: %s', language => {
  const whole = priced();
  const company = { ...whole, coverage: { ...whole.coverage, confidence: 55 } };
  const { office, money, bottomLine } = brief(company, language);
  expect(office.email).toContain(`${money?.headline ?? '-'}.`);
  expect(wordCount(office.email)).toBeLessThanOrEqual(MOST_WORDS);
  for (const { text } of bottomLine.decisions.slice(0, 2)) expect(office.email).toContain(text.replace(/\.$/, ''));
});
