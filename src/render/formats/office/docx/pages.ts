import type { Briefing } from '../../../../brief/index.ts';
import { bullets, heading, kicker, lines, paragraph, paragraphs, tables, type Block } from './blocks.ts';
import { picture } from './picture.ts';

type Page = (briefing: Briefing, accent: string) => Block[];

const bottomLine: Page = ({ bottomLine: page }, accent) => {
  const { riskColumns: columns } = page;
  const shown = [columns.likely, columns.cost, columns.since].filter(title => title !== undefined);
  return [
    kicker(page.kicker, accent),
    heading(page.answer),
    heading(page.risksTitle, 2),
    ...paragraphs(page.risks.length === 0 ? page.noRisks : ''),
    ...tables(
      [columns.stops, columns.lasts, ...shown],
      page.risks.map(risk => [
        `${String(risk.number)}. ${risk.headline}\n${risk.line}`,
        [risk.lasts.time, risk.lasts.note].filter(Boolean).join('\n'),
        ...(columns.likely === undefined ? [] : [risk.likely]),
        ...(columns.cost === undefined ? [] : [risk.cost === undefined ? '' : `${risk.cost.typical}\n${risk.cost.bad}`]),
        ...(columns.since === undefined ? [] : [risk.since?.word ?? '']),
      ]),
      [46, 20, ...shown.map(() => 16)],
    ),
    heading(page.decisionsTitle, 2),
    ...tables(
      ['', page.columns.decision, page.columns.days, page.columns.owner, page.columns.by],
      page.decisions.map(({ letter, text, days, owner, by }) => [letter, text, days, owner, by]),
      [5, 50, 12, 18, 15],
    ),
    ...paragraphs(page.sum, page.decisionsNote),
    heading(page.fineTitle, 2),
    ...bullets(page.fine),
    heading(page.unseenTitle, 2),
    paragraph(page.unseen),
  ]; // prettier-ignore
};

/** The management answers in the two columns to sign, as on paper. */
const decisions: Page = ({ decisions: page }, accent) =>
  page === undefined
    ? []
    : [
        kicker(page.kicker, accent),
        heading(page.headline),
        paragraph(page.text),
        ...tables(
          ['', page.columns.decision, page.columns.nothing, page.columns.decided, page.columns.accepted],
          page.rows.map(row => [
            row.letter,
            [row.text, row.work, row.effect, row.against, row.smaller].filter(Boolean).join('\n'),
            row.nothing,
            `${page.fields.name}\n\n${row.by}`,
            `\n\n${page.fields.until}`,
          ]),
          [5, 38, 24, 15, 18],
        ),
        paragraph(page.note, { soft: true }),
      ];

const survival: Page = ({ survival: page }, accent) =>
  page === undefined
    ? []
    : [
        kicker(page.kicker, accent),
        heading(page.headline),
        paragraph(page.text),
        ...tables(
          [page.columns.service, ...page.columns.cells],
          page.rows.map(({ service, note, cells }) => [
            [service, note].filter(Boolean).join('\n'),
            ...cells.map(({ word, lines: below }) => [word, ...below].join('\n')),
          ]),
          [20, ...page.columns.cells.map(() => 13)],
        ),
        ...paragraphs(page.rest, ...page.notes),
        ...(page.evening === undefined
          ? []
          : [
              heading(page.evening.title, 2),
              ...lines(page.evening.events.map(({ time, text }) => ({ term: time, text }))),
            ]),
      ];

const risks: Page = ({ risks: pages }, accent) =>
  pages.flatMap(page => [
    kicker(page.kicker, accent),
    heading(page.headline),
    ...paragraphs(page.story),
    ...picture(page.picture),
    ...lines(page.expects),
    heading(page.factsTitle, 2),
    ...tables(
      [page.factColumns.count, page.factColumns.found, page.factColumns.evidence],
      page.facts.map(({ count, statement, evidence }) => [count, statement, evidence]),
      [22, 60, 18],
    ),
    heading(page.actionsTitle, 2),
    ...(page.actions.length === 0 ? paragraphs(page.noAction) : []),
    ...tables(
      [page.actionColumns.action, page.actionColumns.work, page.actionColumns.by],
      page.actions.map(({ action, note, work, by }) => [[action, note].filter(Boolean).join('\n'), work, by]),
      [64, 18, 18],
    ),
    ...lines(page.closing),
  ]);

const changes: Page = ({ baselineChanges: page }, accent) =>
  page === undefined
    ? []
    : [
        kicker(page.kicker, accent),
        heading(page.headline),
        ...paragraphs(...page.story, page.noChart),
        heading(page.countsTitle, 2),
        ...tables(
          [page.countColumns.count, page.countColumns.what],
          page.counts.map(({ count, what }) => [count, what]),
          [15, 85],
        ),
        heading(page.changesTitle, 2),
        ...tables(
          [page.changeColumns.question, page.changeColumns.step, page.changeColumns.change],
          page.changes.map(({ label, step, lead, reason }) => [label, step, `${lead} ${reason}`]),
          [30, 20, 50],
        ),
        ...bullets(page.rest),
      ];

const posture: Page = ({ posture: page, short }, accent) => {
  const { columns } = page;
  return short
    ? []
    : [
        kicker(page.kicker, accent),
        heading(page.headline),
        paragraph(page.caption),
        ...tables(
          [columns.question, columns.grade, columns.proven, columns.possible, columns.coverage],
          page.rows.map(row => [
            [row.asks, row.note, row.change].filter(Boolean).join('\n'),
            [row.grade.word, row.grade.provisional].filter(Boolean).join('\n'),
            row.proven,
            row.possible,
            row.coverage,
          ]),
          [52, 18, 10, 10, 10],
        ),
        ...paragraphs(page.overall, page.overallNote),
      ];
};

const divisions: Page = ({ divisions: page }, accent) =>
  page === undefined
    ? []
    : [
        kicker(page.kicker, accent),
        heading(page.headline),
        paragraph(page.text),
        ...tables(page.table.columns, page.table.rows, [40, 12, 12, 12, 12, 12]),
        ...paragraphs(page.rest, page.note),
      ];

const coverage: Page = ({ coverage: page }, accent) => [
  kicker(page.kicker, accent),
  heading(page.headline),
  ...paragraphs(page.found),
  heading(page.healthyTitle, 2),
  ...paragraphs(page.healthyNone),
  ...tables([page.healthyColumns.count, page.healthyColumns.statement], page.healthy.map(one => [one.count, one.statement]), [25, 75]),
  heading(page.unseenTitle, 2),
  paragraph(page.unseenText),
  ...tables(
    [page.permissionColumns.permission, page.permissionColumns.refused, page.permissionColumns.opens],
    page.permissions.map(one => [one.permission, one.refused, one.opens]),
    [40, 20, 40],
  ),
  ...bullets(page.gaps),
  ...(page.notLookedAt === undefined ? [] : [heading(page.notLookedAt.title, 2), ...paragraphs(...page.notLookedAt.lines)]),
  ...(page.asks.length === 0 ? [] : [heading(page.asksTitle, 2), ...paragraphs(page.asksText), ...bullets(page.asks)]),
  ...(page.accepted === undefined
    ? []
    : [
        heading(page.accepted.title, 2),
        ...paragraphs(page.accepted.text),
        ...tables(
          (['risk', 'evidence', 'count', 'owner', 'until'] as const).map(key => page.accepted?.columns[key] ?? ''),
          page.accepted.rows.map(row => [row.risk, row.evidence, row.count, row.owner, row.until]),
          [40, 15, 10, 18, 17],
        ),
        ...bullets(page.accepted.notes),
      ]),
]; // prettier-ignore

/** The pages after the cover, in the order of the PDF. */
export const FIRST_PAGES: readonly Page[] = [bottomLine, decisions];
export const MIDDLE_PAGES: readonly Page[] = [survival, risks, changes, posture, divisions, coverage];
