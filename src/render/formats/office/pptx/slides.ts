import type { Briefing, SurvivalPage } from '../../../../brief/index.ts';
import { addPicture } from './picture.ts';
import { addHead, addNote, addTable, plain, tableEnd, type Slide } from './slide.ts';

/** Writes one slide, and says what stands in its notes. */
export type WriteSlide = (slide: Slide, briefing: Briefing, accent: string) => readonly string[];

/** "E-001 to E-003: 14 of 14 …": what a statement rests on. */
const evidenceNotes = ({ risks, office }: Briefing): string[] =>
  risks.flatMap(risk => [
    `${String(risk.number)}. ${risk.headline}`,
    ...risk.facts.map(
      ({ evidence, count, statement }) => `${office.evidence} ${evidence}${office.colon} ${count}. ${statement}`,
    ),
  ]);

/** Below three risks: why the first of them is true, as high as the table leaves room for. */
const PICTURE = { x: 0.6, y: 4.2, w: 12.1, end: 6.3, least: 1.3, gap: 0.15 } as const;

export const risksSlide: WriteSlide = (slide, briefing, accent) => {
  const { bottomLine: page, office, risks } = briefing;
  const first = risks[0]?.picture;
  const { riskColumns: columns } = page;
  addHead(slide, page.kicker, page.risks.length === 0 ? page.noRisks : page.risksTitle, accent);
  const more = [columns.likely, columns.cost, columns.since].filter(title => title !== undefined);
  const head = [columns.stops, columns.lasts, ...more];
  const rows = page.risks.map(risk => [
    `${String(risk.number)}. ${risk.headline}\n${risk.line}`,
    [risk.lasts.time, risk.lasts.note].filter(Boolean).join('\n'),
    ...(columns.likely === undefined ? [] : [risk.likely]),
    ...(columns.cost === undefined ? [] : [risk.cost === undefined ? '' : `${risk.cost.typical}\n${risk.cost.bad}`]),
    ...(columns.since === undefined ? [] : [risk.since?.word ?? '']),
  ]);
  const widths = [46, 20, ...more.map(() => 17)];
  const endWith = (size: number): number => tableEnd([head, ...rows], { size, widths }) + PICTURE.gap;
  const beside = first === undefined ? undefined : [13, 12, 11].find(size => endWith(size) <= PICTURE.end - PICTURE.least);
  const size = beside ?? [16, 14, 12].find(one => endWith(one) <= PICTURE.end) ?? 10;
  addTable(slide, head, rows, { size, widths, accent });
  const y = Math.max(PICTURE.y, endWith(size));
  if (first !== undefined && beside !== undefined) addPicture(slide, first, { ...PICTURE, y, h: PICTURE.end - y });
  addNote(slide, `${page.unseenTitle}${office.colon} ${page.unseen}`, 6.4);
  return [...page.risks.map(({ line }) => line), ...evidenceNotes(briefing)];
}; // prettier-ignore

export const decisionsSlide: WriteSlide = (slide, { bottomLine: page, decisions, risks, office }, accent) => {
  addHead(slide, decisions?.kicker ?? page.kicker, page.decisionsTitle, accent);
  const { columns } = page;
  addTable(
    slide,
    ['', columns.decision, columns.days, columns.owner, columns.by],
    page.decisions.map(({ letter, text, days, owner, by }, at) => [letter, [text, decisions?.rows[at]?.against ?? ''].join('\n'), days, owner, by]),
    { size: 16, widths: [5, 52, 12, 16, 15], accent },
  );
  addNote(slide, [page.sum, page.decisionsNote].filter(Boolean).join(' '), 6.1);
  const rests = risks.map(({ headline, facts }) => `${headline}${office.colon} ${office.evidence} ${facts.map(({ evidence }) => evidence).join(', ')}`);
  return [...(decisions?.rows.map(row => [`${row.letter}. ${row.text}`, row.against, row.nothing].filter(Boolean).join(' ')) ?? []), ...rests];
}; // prettier-ignore

export const postureSlide: WriteSlide = (slide, { posture: page, office }, accent) => {
  addHead(slide, page.kicker, page.headline, accent);
  const scored = page.rows.filter(({ bar }) => bar !== undefined).toSorted((a, b) => (b.bar?.proven ?? 0) - (a.bar?.proven ?? 0));
  const labels = scored.map(({ label }) => plain(label, 60));
  if (scored.length > 0)
    slide.addChart(
      'bar',
      [
        { name: plain(office.proven), labels, values: scored.map(({ bar }) => bar?.proven ?? 0) },
        { name: plain(office.possible), labels, values: scored.map(({ bar }) => (bar?.possible ?? 0) - (bar?.proven ?? 0)) },
      ],
      {
        x: 0.6, y: 1.75, w: 12.1, h: 4.3, barDir: 'bar', barGrouping: 'stacked', barGapWidthPct: 45, chartColors: [accent, 'AEB9C4'],
        valAxisMinVal: 0, valAxisMaxVal: 100, valAxisMajorUnit: 20, catAxisLabelFontSize: 12, valAxisLabelFontSize: 11,
        showLegend: true, legendPos: 'b', legendFontSize: 12, valGridLine: { color: 'E3E6EA', size: 0.75 }, catGridLine: { style: 'none' },
        altText: plain(scored.map(({ label, score }) => `${label}${office.colon} ${score}`).join(' · ')),
      },
    );
  const rest = page.rows.filter(({ bar }) => bar === undefined).map(({ label, grade }) => `${label}${office.colon} ${grade.word}`);
  addNote(slide, [page.overall, rest.join(' · ')].filter(Boolean).join(' '), 6.15);
  return page.rows.map(({ asks, grade, score, coverage, note }) => `${asks} ${grade.word}, ${score}, ${page.columns.coverage}${office.colon} ${coverage}. ${note}`);
}; // prettier-ignore

/** What bad years cost; where nothing is priced, what each service survives; where nothing was simulated, what was seen. */
export const costSlide: WriteSlide = (slide, briefing, accent) => {
  const { money, survival, office } = briefing;
  if (money !== undefined) return moneySlide(slide, briefing, accent);
  if (survival === undefined) return coverageSlide(slide, briefing, accent);
  addHead(slide, survival.kicker, survival.headline, accent);
  addSurvival(slide, survival, accent);
  return survival.rows.map(({ service, cells }) => `${service}${office.colon} ${cells.map(({ label, word, lines }) => `${label}${office.colon} ${[word, ...lines].join(', ')}`).join(' · ')}`);
}; // prettier-ignore

const SERVICES = 6;
/** Rows that leave room for a larger type. */
const FEW = 3;

function addSurvival(slide: Slide, { columns, rows, rest }: SurvivalPage, accent: string): void {
  addTable(
    slide,
    [columns.service, ...columns.cells],
    rows
      .slice(0, SERVICES)
      .map(({ service, cells }) => [service, ...cells.map(({ word, lines }) => [word, ...lines].join('\n'))]),
    { size: rows.length > FEW ? 10 : 12, widths: [14, ...columns.cells.map(() => 14)], accent },
  );
  addNote(slide, rest, 6.6);
}

const moneySlide: WriteSlide = (slide, { money: page, office }, accent) => {
  if (page === undefined) return [];
  addHead(slide, page.kicker, page.headline, accent);
  const { curve, years, yearColumns, worth, worthColumns } = page;
  const amounts = curve.amounts;
  slide.addText(plain(`${curve.title}${office.colon} ${curve.axis.chance}, ${curve.axis.amount}`), { x: 0.6, y: 1.7, w: 7, h: 0.3, fontFace: 'Calibri', fontSize: 12, bold: true, color: accent, margin: 0 });
  slide.addChart(
    'line',
    curve.lines.filter(({ kind }) => kind !== 'tolerance').map(({ label, points }) => ({
      name: plain(label), labels: amounts.map(({ text }) => plain(text)), values: amounts.map(({ amount }) => chanceAt(points, amount)),
    })),
    {
      x: 0.5, y: 2, w: 7.2, h: 4.2, chartColors: [accent, '0072B2'], lineSize: 2.5, lineDataSymbolSize: 6, valAxisMinVal: 0, valAxisLabelFormatCode: '0%',
      showLegend: true, legendPos: 'b', catAxisLabelFontSize: 11, valAxisLabelFontSize: 11, valGridLine: { color: 'E3E6EA', size: 0.75 }, catGridLine: { style: 'none' },
      altText: plain(curve.alternative),
    },
  );
  addTable(slide, [yearColumns.year, yearColumns.today, yearColumns.after], years.map(({ year, today, after }) => [year, today, after]), { size: 13, widths: [40, 30, 30], accent, x: 8, y: 1.75, w: 4.75 });
  addTable(slide, [worthColumns.action, worthColumns.bad], worth.slice(0, 3).map(({ action, bad }) => [action, bad]), { size: 11, widths: [65, 35], accent, x: 8, y: 4.1, w: 4.75 });
  addNote(slide, `${page.guessTitle}${office.colon} ${page.guess}`, 6.4);
  return [curve.source, page.worthNote, ...page.inputs.map(({ input, range, owner }) => `${input}${office.colon} ${range} (${owner})`), ...page.shares.rows.map(({ label, text }) => `${label}${office.colon} ${text}`), office.evidence];
}; // prettier-ignore

/** Of the points of the curve, the chance of a year that costs more than an amount. */
function chanceAt(points: readonly (readonly [amount: number, chance: number])[], amount: number): number {
  const below = points.findLast(([at]) => at <= amount);
  const above = points.find(([at]) => at > amount);
  if (below === undefined) return above?.[1] ?? 0;
  if (above === undefined) return below[0] === amount ? below[1] : 0;
  const part = (Math.log(amount) - Math.log(below[0])) / (Math.log(above[0]) - Math.log(below[0]));
  return below[1] + (above[1] - below[1]) * part;
}

/** The plan; without one, what was seen. */
export const planSlide: WriteSlide = (slide, briefing, accent) => {
  const { plan: page } = briefing;
  if (page === undefined) return coverageSlide(slide, briefing, accent);
  addHead(slide, page.kicker, page.headline, accent);
  addTable(
    slide,
    [page.columns.number, page.columns.step, page.columns.days, page.columns.by],
    page.steps.map(({ number, action, days, by }) => [number, action, days, by]),
    { size: 13, widths: [5, 70, 11, 14], accent },
  );
  addNote(slide, [page.sum, page.unlisted].filter(Boolean).join(' '), 6.4);
  return [
    ...page.steps.map(({ number, letter, action, done }) => `${number}. ${letter === '' ? '' : `(${letter}) `}${action} ${done}`),
    page.leftTitle,
    ...page.left.map(({ action, mends, days }) => `${action} (${mends}, ${days})`),
    page.rest,
  ];
}; // prettier-ignore

const coverageSlide: WriteSlide = (slide, { coverage: page, office }, accent) => {
  addHead(slide, page.kicker, page.headline, accent);
  addTable(slide, [page.healthyColumns.count, page.healthyColumns.statement], page.healthy.map(({ count, statement }) => [count, statement]), { size: 14, widths: [25, 75], accent });
  addNote(slide, `${page.unseenTitle}${office.colon} ${page.unseenText}`, 6.1);
  return [...page.gaps, ...page.asks];
}; // prettier-ignore
