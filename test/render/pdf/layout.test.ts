import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { brief, type Briefing } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { LANGUAGES, type Language } from '../../../src/model/language.ts';
import type { Branding } from '../../../src/render/branding.ts';
import { renderPdf } from '../../../src/render/pdf/briefing-pdf.ts';
import { noonsale } from '../../support/assessment.ts';
import { many } from '../../support/findings.ts';
import { judged, templated } from '../../support/inventories.ts';
import { manyAccounts } from '../../support/many-accounts.ts';
import { fullMoney } from '../../support/priced.ts';
import { textsOf } from '../../support/texts.ts';
import { QUARTERS, trend } from '../../support/trend.ts';

const MINUTES = 120_000;
const LONG = 'Vereinigte Nordwestdeutsche Schlussverkaufs- und Versandhandelsgesellschaft mbH & Co. KG'.repeat(2);

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** From the top of the page. */
  readonly top: number;
  /** In points. */
  readonly size: number;
}
interface Laid {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** Extracted, in lower case, without spaces. */
  readonly text: string;
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/\s+/gu, '');

/** The pages with the positions of their texts, parsed by pdf.js. */
async function layout(briefing: Briefing, page: 'a4' | 'letter', branding: Branding): Promise<readonly Laid[]> {
  const bytes = await renderPdf(briefing, { page, branding, environment: process.env });
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: Laid[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const one = await document.getPage(number);
    const { width, height } = one.getViewport({ scale: 1 });
    const { items } = await one.getTextContent();
    const lines = items.flatMap(item => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, turned = 0, skew = 0, upright = 0, x = 0, y = 0] = item.transform as number[];
      const size = Math.hypot(skew, upright);
      // The head of a narrow column runs upwards: as wide as its letters are high.
      const [left, right] = turned === 0 ? [x, x + item.width] : [x - size, x];
      return [{ text: item.str, left, right, top: height - y, size }];
    });
    pages.push({ width, height, lines, text: bare(items.map(item => ('str' in item ? item.str : '')).join('')) });
  }
  await task.destroy();
  return pages;
}

/** The sample company with `count` findings, and other counts in proportion. */
function counting(count: number): Assessment {
  const whole = noonsale({ findings: many(count) });
  const grown = (n: number): number => (n === 0 ? 0 : Math.max(1, Math.round((n * count) / 40)));
  return {
    ...whole,
    checks: whole.checks.map(check => ({ ...check, fail: grown(check.fail), pass: grown(check.pass) })),
    risks: whole.risks.map(risk => ({
      ...risk,
      evidence: risk.evidence.map(one => ({ ...one, fail: grown(one.fail), judged: grown(one.judged) })),
    })),
  };
}

const named = (): Assessment => {
  const whole = counting(40);
  const client = { ...whole.client, name: LONG, period: LONG, preparedFor: LONG, preparedBy: LONG };
  const checks = whole.checks.map(check => ({
    ...check,
    failTitle: `${check.failTitle}, ${check.failTitle.toLowerCase()}`,
  }));
  return { ...whole, client, checks };
};

const later = async (): Promise<Assessment> => ({ ...(await judged()).now, trend: trend({}, { quarters: QUARTERS }) });

const priced = async (): Promise<Assessment> => ({ ...(await judged()).now, money: fullMoney() });

/** Page 2 with all that it can have: costs, a trend, and a fourth decision because too little was seen. */
const crowded = async (): Promise<Assessment> => {
  const { coverage, ...rest } = await later();
  return { ...rest, money: fullMoney(), coverage: { ...coverage, confidence: 31 } };
};

const titlesOf = (briefing: Briefing): ReadonlySet<string> => {
  const { bottomLine, coverage, method, risks, plan } = briefing;
  const titles = [
    ...[bottomLine.risksTitle, bottomLine.decisionsTitle],
    ...[coverage.healthyTitle, coverage.unseenTitle, coverage.asksTitle, bottomLine.standingTitle],
    ...[method.scopeTitle, method.scoreTitle, method.gradesTitle, method.weightsTitle, method.limitsTitle],
    briefing.boardPaper.posture,
    ...risks.flatMap(risk => [risk.factsTitle, risk.actionsTitle, risk.standingTitle]),
    plan?.leftTitle ?? '',
  ];
  return new Set(titles.filter(title => title !== '').map(bare));
};

const COMPANIES: readonly (readonly [string, () => Assessment | Promise<Assessment>])[] = [
  ['the sample company', async () => (await judged()).now],
  ['the sample company a quarter later', later],
  ['the sample company with figures of the business', priced],
  ['four decisions beside costs and a trend', crowded],
  ['a company of 60 accounts', () => manyAccounts(60)],
  ['a hostile one', async () => (await judged()).hostile],
  ['one finding', () => counting(1)],
  ['40 findings', () => counting(40)],
  ['4,000 findings', () => counting(4000)],
  ['the longest names', named],
];
interface Paper {
  readonly page: 'a4' | 'letter';
  readonly name: string;
  readonly make: () => Assessment | Promise<Assessment>;
  readonly language: Language;
}
const PAPERS = (['a4', 'letter'] as const).flatMap((page): Paper[] => [
  ...COMPANIES.map(([name, make]) => ({ page, name, make, language: 'en' as const })),
  ...LANGUAGES.filter(language => language !== 'en').flatMap(language => [
    { page, language, name: `the sample company in ${language}`, make: async () => (await judged()).now },
    ...(page === 'letter' ? [{ page, language, name: `the same a quarter later in ${language}`, make: later }] : []),
    ...(page === 'letter'
      ? [
          { page, language, name: `the same with figures of the business in ${language}`, make: priced },
          { page, language, name: `four decisions beside costs and a trend in ${language}`, make: crowded },
        ]
      : []),
  ]),
]);

/** The plan without its bars, and without the heads of a table that is not there. */
const inWords = ({ steps, left, leftColumns, ...rest }: NonNullable<Briefing['plan']>) => [
  rest,
  steps.map(({ alternative: _bar, ...step }) => step),
  left.length > 0 ? [left, leftColumns] : [],
];

/** What holds of every page. */
function isLaidOut({ page, name, make, language }: Paper): void {
  let briefing: Briefing;
  let pages: readonly Laid[];
  let paper: readonly Laid[];
  beforeAll(async () => {
    const assessment = await make();
    briefing = brief(assessment, language);
    [pages, paper] = await Promise.all([layout(briefing, page, {}), layout(briefing, page, { brief: true })]);
  }, MINUTES);

  it('has no page with less than four lines, and no heading at the end of a page', () => {
    const titles = titlesOf(briefing);
    for (const [index, { lines, height }] of [...pages, ...paper].entries()) {
      const body = lines.filter(({ top }) => top < height - 46).toSorted((a, b) => a.top - b.top);
      expect(
        new Set(body.map(({ top }) => Math.round(top))).size,
        `lines of page ${String(index + 1)}`,
      ).toBeGreaterThan(3);
      const foot = body.at(-1)!.top;
      const last = bare(body.filter(({ top }) => Math.abs(top - foot) < 2).map(({ text }) => text).join('')); // prettier-ignore
      expect(titles).not.toContain(last);
    }
  });

  it('leaves no page a quarter empty, but the end of the glossary', () => {
    if (!name.startsWith('the sample company')) return;
    for (const [index, { lines, height }] of pages.slice(0, -1).entries()) {
      const foot = height - 46;
      const end = Math.max(...lines.filter(({ top }) => top < foot).map(({ top }) => top));
      const first = Math.min(...lines.map(({ top }) => top));
      expect((end - first) / (foot - first), `page ${String(index + 1)}`).toBeGreaterThan(0.75);
    }
  });

  it('has the accounts on one page', () => {
    const { accounts } = briefing;
    if (accounts === undefined) return;
    const texts = [accounts.headline, ...accounts.rows.map(one => one.name), ...accounts.limits];
    expect(pages.filter(({ text }) => texts.every(one => text.includes(bare(one))))).toHaveLength(1);
  });

  it('keeps text within the margins and above the footer', () => {
    for (const { lines, width, height } of [...pages.slice(1), ...paper]) {
      for (const { text, left, right, top } of lines) {
        expect(left, text).toBeGreaterThan(55);
        expect(right, text).toBeLessThan(width - 55);
        expect(top, text).toBeLessThan(height - 18);
      }
    }
  });

  it('has no text below 9 points, and running text of 10.5', () => {
    const sized = [...pages, ...paper].flatMap(({ lines }) => lines);
    expect(sized.filter(({ size }) => size < 8.95).map(({ size, text }) => `${size.toFixed(2)}: ${text}`)).toEqual([]);
    for (const { kicker, closing } of briefing.risks) {
      const { lines } = pages.find(({ text }) => text.includes(bare(kicker)))!;
      const told = lines.filter(({ text }) => text.length > 20 && textsOf(closing).some(one => one.startsWith(text)));
      expect(told.length).toBeGreaterThan(0);
      for (const { size, text } of told) expect(size, text).toBeGreaterThanOrEqual(10.45);
    }
  });

  it('repeats the table header on each page', () => {
    const terms = briefing.glossary.terms.map(({ term }) => term);
    for (const { lines } of pages) {
      const [first] = lines.toSorted((one, other) => one.top - other.top);
      expect(terms).not.toContain(first?.text);
    }
  });

  it('breaks no row and no sentence across pages', () => {
    const { cover: _cover, summary: _summary, boardPaper: _paper, title: _title, ...shown } = briefing;
    const { risks, decisions, coverage, plan, glossary, posture } = shown;
    const texts = textsOf([
      decisions,
      coverage.healthy.length > 0 ? coverage : { ...coverage, healthyColumns: [] },
      // What does not fit on a slide is said on the slide only.
      plan === undefined ? undefined : inWords({ ...plan, unlisted: '' }),
      glossary,
      posture.rows.map(row => [row.asks, row.note]),
    ]);
    const told = risks.flatMap(risk => [risk.headline, risk.story, ...textsOf([risk.picture?.columns.map(({ title, boxes }) => [title, boxes.map(box => [box.title, box.lines])]), risk.facts, risk.actions, risk.closing])]); // prettier-ignore
    for (const text of [...texts, ...told]) {
      if (bare(text).length < 12) continue;
      expect(
        pages.some(one => one.text.includes(bare(text))),
        text,
      ).toBe(true);
    }
  });

  it('has the bottom line on one page', () => {
    const { answer, risks, decisions, standing, fine, unseen } = briefing.bottomLine;
    const said = textsOf([answer, risks.map(({ headline }) => headline), decisions.map(({ text }) => text), fine, unseen]); // prettier-ignore
    const rows = standing.flatMap(one => one.rows.map(({ label }) => label));
    const holding = pages.filter(({ text }) => [...said, ...rows].every(one => text.includes(bare(one))));
    expect(holding).toHaveLength(1);
  });

  it('has the plan on one page', () => {
    const { plan } = briefing;
    if (plan === undefined) return;
    const said = [plan.headline, ...plan.steps.map(({ action }) => action), plan.sum, ...plan.left.map(({ action }) => action)]; // prettier-ignore
    expect(pages.filter(({ text }) => said.every(one => text.includes(bare(one))))).toHaveLength(1);
  });

  it('has what survives on one page', () => {
    const { survival } = briefing;
    if (survival === undefined) return;
    const texts = [survival.kicker, ...textsOf([survival.rows.map(({ service }) => service), survival.notes, survival.evening?.events])]; // prettier-ignore
    const holding = pages.filter(({ text }) => texts.every(one => text.includes(bare(one))));
    expect(holding).toHaveLength(1);
  });

  it('has its text in reading order', () => {
    for (const risk of briefing.risks) {
      const laid = pages.find(({ text }) => text.includes(bare(risk.kicker)))!;
      const order = [
        ...[risk.kicker, risk.headline, risk.story, risk.factsTitle],
        ...risk.facts.map(({ statement }) => statement),
        risk.actionsTitle,
        ...risk.actions.map(({ action }) => action),
        ...risk.closing.flatMap(({ term, text }) => [term, text]),
      ].filter(text => text !== '');
      let from = 0;
      for (const text of order) {
        const at = laid.text.indexOf(bare(text), from);
        expect(at, text).toBeGreaterThanOrEqual(from);
        from = at;
      }
    }
  });

  it('has no overlapping texts', () => {
    for (const { lines } of [...pages, ...paper]) {
      for (const row of Map.groupBy(lines, ({ top }) => Math.round(top)).values()) {
        const [first, ...rest] = row.toSorted((one, other) => one.left - other.left);
        rest.reduce((before, text) => {
          expect(text.left, `${before.text} | ${text.text}`).toBeGreaterThan(before.right - 3);
          return text;
        }, first!);
      }
    }
  });

  it('has at most 13 pages, one more each with a simulation, with money, with many accounts and with changes since last time, and two in brief', () => {
    const more = [briefing.survival, briefing.baselineChanges, briefing.money, briefing.accounts].filter(
      page => page !== undefined,
    ).length;
    expect(pages.length).toBeLessThanOrEqual(13 + more);
    expect(paper).toHaveLength(2);
  });
}

/** Little was seen, so that looking further is a decision more. */
describe('the two pages of a company that has configured nothing', { tags: ['slow'] }, () => {
  it.each(LANGUAGES.flatMap(language => (['a4', 'letter'] as const).map(page => ({ language, page }))))(
    'are two: $language on $page',
    async ({ language, page }) => {
      const { earlier } = await judged();
      const briefing = brief(
        { ...earlier, client: { ...earlier.client, name: '' }, coverage: { ...earlier.coverage, confidence: 59 } },
        language,
      );
      expect(briefing.boardPaper.decisions?.rows).toHaveLength(4);
      expect(await layout(briefing, page, { brief: true })).toHaveLength(2);
    },
    MINUTES,
  );
});

describe('the company of a template', () => {
  it('has method and limits on one page, the last', async () => {
    const briefing = brief(await templated());
    const { headline, steps, limits } = briefing.method;
    const pages = await layout(briefing, 'a4', {});
    for (const text of [headline, ...steps, ...limits]) expect(pages.at(-1)?.text, text).toContain(bare(text));
  }, MINUTES);
}); // prettier-ignore

/** Every company on one paper, and one that is long in the language that needs the most room on the other. */
const isShort = ({ page, language }: Paper): boolean => (page === 'a4' ? language === 'en' : language === 'de');

describe.each(PAPERS.filter(isShort))('$name on $page', isLaidOut);
describe.each(PAPERS.filter(paper => !isShort(paper)))('$name on $page', { tags: ['slow'] }, isLaidOut);
