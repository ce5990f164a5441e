import type { Briefing } from '../../../../brief/index.ts';
import { bullets, heading, kicker, lines, paragraph, paragraphs, tables, type Block } from './blocks.ts';

type Page = (briefing: Briefing, accent: string) => Block[];

const money: Page = ({ money: page }, accent) =>
  page === undefined
    ? []
    : [
        kicker(page.kicker, accent),
        heading(page.headline),
        heading(page.yearsTitle, 2),
        ...tables(
          [page.yearColumns.year, page.yearColumns.today, page.yearColumns.after],
          page.years.map(({ year, today, after }) => [year, today, after]),
          [40, 30, 30],
        ),
        paragraph(page.curve.source, { soft: true }),
        heading(page.shares.title, 2),
        ...tables(
          ['', ''],
          page.shares.rows.map(({ label, text }) => [label, text]),
          [70, 30],
        ),
        heading(page.worthTitle, 2),
        ...tables(
          [
            page.worthColumns.action,
            page.worthColumns.average,
            page.worthColumns.bad,
            page.worthColumns.once,
            page.worthColumns.yearly,
          ],
          page.worth.map(({ action, average, bad, once, yearly }) => [action, average, bad, once, yearly]),
          [36, 16, 16, 16, 16],
        ),
        ...paragraphs(page.worthNote),
        ...(page.beside.length === 0 ? [] : [heading(page.besideTitle, 2), ...bullets(page.beside)]),
        ...putIn(page),
        ...paragraphs(`${page.guessTitle}. ${page.guess}`),
      ];

const putIn = (page: NonNullable<Briefing['money']>): Block[] => [
  heading(page.inputsTitle, 2),
  ...tables(
    [page.inputColumns.input, page.inputColumns.range, page.inputColumns.owner],
    page.inputs.map(({ input, range, owner }) => [input, range, owner]),
    [45, 30, 25],
  ),
];

const plan: Page = ({ plan: page, office }, accent) =>
  page === undefined
    ? []
    : [
        kicker(page.kicker, accent),
        heading(page.headline),
        paragraph(page.text),
        ...tables(
          [page.columns.number, page.columns.step, page.columns.days, page.columns.by, page.columns.owner, office.response],
          page.steps.map(({ number, letter, action, done, days, by, owner }) => [
            number,
            `${action}\n${letter === '' ? '' : `${letter} · `}${done}`,
            days,
            by,
            owner,
            '',
          ]),
          [5, 45, 8, 14, 12, 16],
        ),
        ...paragraphs(page.sum),
        ...(page.left.length === 0 ? [] : [heading(page.leftTitle, 2)]),
        ...tables(
          [page.leftColumns.action, page.leftColumns.mends, page.leftColumns.days],
          page.left.map(({ action, mends, days }) => [action, mends, days]),
          [60, 25, 15],
        ),
        ...paragraphs(page.rest),
      ]; // prettier-ignore

const method: Page = ({ method: page }, accent) => [
  kicker(page.kicker, accent),
  heading(page.headline),
  heading(page.scopeTitle, 2),
  ...lines(page.scope),
  heading(page.scoreTitle, 2),
  ...bullets(page.steps),
  heading(page.gradesTitle, 2),
  ...tables(
    [page.gradeColumns.grade, page.gradeColumns.range, page.gradeColumns.meaning],
    page.grades.map(({ grade, range, meaning }) => [grade.word, range, meaning]),
    [30, 20, 50],
  ),
  heading(page.weightsTitle, 2),
  ...paragraphs(page.weightsText),
  ...tables(
    [page.weightColumns.question, page.weightColumns.weight],
    page.weights.map(({ label, weight }) => [label, weight]),
    [75, 25],
  ),
  heading(page.limitsTitle, 2),
  ...bullets(page.limits),
];

const glossary: Page = ({ glossary: page, short }, accent) =>
  short
    ? []
    : [
        kicker(page.kicker, accent),
        heading(page.headline),
        ...tables(
          [page.columns.term, page.columns.text],
          page.terms.map(({ term, text }) => [term, text]),
          [25, 75],
        ),
        ...(page.checksum === '' ? [] : [paragraph(page.checksum, { soft: true })]),
      ];

export const LAST_PAGES: readonly Page[] = [money, plan, method, glossary];
