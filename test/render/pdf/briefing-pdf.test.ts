import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import { renderPdf } from '../../../src/render/pdf/briefing-pdf.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { readPdf, type ReadPdf } from '../../support/pdf.ts';
import { QUESTIONS } from '../../../src/model/question.ts';
import type { Reason } from '../../../src/model/trend.ts';
import { change, quarterLater } from '../../support/trend.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../../support/assessment.ts';

const MINUTES = 120_000;
const environment = process.env;
const pdfOf = (assessment: Assessment, page: 'a4' | 'letter' = 'a4') =>
  renderPdf(brief(assessment), { page, environment });

/** The most that a briefing can hold: long names and titles, all permissions denied, all questions unanswered and provisional. */
function crowded(): Assessment {
  const whole = noonsale();
  const unseen = unseenCompany();
  const name =
    'Vereinigte Nordwestdeutsche Schlussverkaufs- und Versandhandelsgesellschaft mbH & Co. Kommanditgesellschaft';
  return {
    ...whole,
    client: {
      name,
      period: 'fourth quarter of the financial year 2026/2027',
      preparedFor: `The board of ${name}`,
      preparedBy: `Office of the CTO, ${name}`,
      tlp: 'TLP:AMBER+STRICT',
    },
    coverage: {
      ...whole.coverage,
      confidence: 54,
      unread: unseen.coverage.unread,
      unanswered: [...unseen.coverage.unanswered, ...unseen.coverage.unanswered, ...unseen.coverage.unanswered],
    },
    score: {
      ...whole.score,
      questions: Object.fromEntries(
        Object.entries(whole.score.questions).map(([question, one]) => [
          question,
          one.grade === 'does-not-apply'
            ? one
            : {
                ...one,
                coverage: 55,
                grade: 'critical-gap' as const,
                proven: 31,
                possible: 59,
                provisional: true,
                capped: { at: 39, by: ['no-isolated-backup'], because: 'fail' as const },
              },
        ]),
      ) as Assessment['score']['questions'],
    },
    risks: whole.risks.map(risk => ({
      ...risk,
      evidence: [...risk.evidence, ...risk.evidence].slice(0, 3),
      actions: [...risk.actions, ...risk.actions, ...risk.actions].slice(0, 3),
    })),
  };
}

/** A change with a long reason in every question, and as many accepted risks as a page lists. */
function later(): Partial<Assessment> {
  const title = `${'data that one log-in can delete together with every copy, '.repeat(2)}so to say`;
  const reason: Reason = { key: 'fails', values: { n: 12, all: 14, check: 'x', of: 'failTitle', title } };
  const { trend, exceptions } = quarterLater(
    Object.fromEntries(QUESTIONS.map(({ slug }, index) => [slug, change(100 - index, index, reason)])),
  );
  const line = { ...exceptions!.applied[0]!, check: 'no-isolated-backup' };
  const applied = Array.from({ length: 9 }, (_, index) => ({ ...line, until: `2027-03-${String(10 + index)}` }));
  return { trend: trend!, exceptions: { ...exceptions!, applied } };
}

const onPaper = (page: 'a4' | 'letter', width: number, height: number) => (): void => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(await pdfOf(noonsale(), page));
  }, MINUTES);

  it('has eleven pages of its size, none of them empty', () => {
    expect(pdf.pages).toHaveLength(11);
    for (const one of pdf.pages) {
      expect([Math.round(one.width), Math.round(one.height)]).toEqual([width, height]);
      expect(one.text.length).toBeGreaterThan(100);
    }
  });

  it('has number, client and marking on each page', () => {
    pdf.pages.forEach(({ text }, index) => {
      expect(text).toContain('Noonsale Ltd');
      expect(text).toContain('TLP:AMBER+STRICT');
      if (index > 0) expect(text.trim().startsWith(String(index + 1))).toBe(true);
    });
  });

  it('is tagged, with title, language and a bookmark for each part', () => {
    expect(pdf).toMatchObject({ tagged: true, title: 'Cloud risk briefing: Noonsale Ltd, Q4 2026', language: 'en' });
    expect(pdf.bookmarks).toEqual(
      expect.arrayContaining([
        'What could stop us, and what to do first',
        'One log-in can delete data and its copies',
        'Seven of thirteen questions need a decision now or this month',
        'What we could not see',
        'How the score works',
      ]),
    );
  });

  it('starts each part on a new page, in this order; the glossary follows the method', () => {
    const kickers = [
      'Cloud risk briefing',
      'The bottom line',
      'Decisions asked',
      'Risk 1 of 3',
      'Risk 2 of 3',
      'Risk 3 of 3',
      'Where we stand',
      'What is healthy',
      'The next 90 days',
      'How we looked',
    ];
    kickers.forEach((kicker, index) => {
      // The margins come first in the text of a page.
      expect(pdf.pages[index]?.text.toLowerCase().slice(0, 110)).toContain(kicker.toLowerCase());
    });
    const terms = pdf.pages.findIndex(({ text }) => /^GLOSSARY$/m.test(text));
    expect(terms).toBeGreaterThanOrEqual(kickers.length - 1);
  });

  it(
    'has the title of the accepted risks on the page of their table',
    async () => {
      const { pages } = await readPdf(await pdfOf({ ...crowded(), ...later() }, page));
      const [holding] = pages.filter(({ text }) => text.includes('Risks that somebody accepted'));
      expect(holding?.text).toContain('15 March 2027');
    },
    MINUTES,
  );

  it(
    'has the changes on a page before the posture, with scores as text',
    async () => {
      const { pages, bookmarks } = await readPdf(await pdfOf(quarterLater(), page));
      expect(bookmarks).toContain('Two questions got better and one got worse since 22\u{A0}August 2026');
      const text = pages[6]?.text.replaceAll(/\s+/g, ' ') ?? '';
      for (const told of ['Strangers get in', '80 to 59', 'Worse:', 'Source: our two assessments', '18 resolved'])
        expect(text).toContain(told);
      expect(pages[7]?.text).toContain('better, was 6');
      expect(pages[8]?.text).toContain('Ada Lovelace');
    },
    MINUTES,
  );

  it.each([
    ['none of it', emptyCompany, 3],
    ['nothing seen', unseenCompany, 7],
    ['all well', healthyCompany, 6],
    ['a quarter later', quarterLater, 12],
    ['one risk', () => ({ ...noonsale(), risks: noonsale().risks.slice(0, 1) }), 9],
    // Thirteen provisional questions with reasons take a second page.
    ['as much as there can be', crowded, 12],
    ['as much as there can be, a quarter later', () => ({ ...crowded(), ...later() }), 14],
  ])(
    'with %s: no part takes more pages',
    async (_, make, count) => {
      const read = await readPdf(await pdfOf(make(), page));
      expect(read.pages.map(({ text }) => text.slice(0, 40))).toHaveLength(count);
    },
    MINUTES,
  );
};

describe('the PDF on a4', onPaper('a4', 595, 842));
describe('the PDF on letter', { tags: ['slow'] }, onPaper('letter', 612, 792));

describe('the PDF of a briefing', () => {
  it(
    'has the same bytes each time, dated by the snapshot',
    async () => {
      const [first, second] = [await pdfOf(noonsale()), await pdfOf(noonsale())];
      expect(Buffer.compare(first, second)).toBe(0);
      expect((await readPdf(first)).created).toBe("D:20261122120000+00'00'");
    },
    MINUTES,
  );

  it(
    'keeps other alphabets and markup as text',
    async () => {
      const whole = noonsale();
      const name = 'Łódź Полдень Αθήνα <b>{{x}}</b>';
      const { pages } = await readPdf(await pdfOf({ ...whole, client: { ...whole.client, name } }));
      expect(pages[0]?.text.normalize()).toContain(name);
    },
    MINUTES,
  );
});
