import type { Assessment } from '../../../model/assessment.ts';
import type { Grade } from '../../../model/grade.ts';
import { nounOf } from '../../language/nouns.ts';
import type { Translator } from '../../language/translator.ts';
import type { SurvivalPage, SurvivalRow } from '../../survival-views.ts';
import { causesText, cellOf, shapeOf } from './cell.ts';
import type { Answer } from './answer.ts';
import { COLUMNS, compareBadness, rowOf } from './columns.ts';
import { evening } from './evening.ts';
import { hoursText } from './interval-text.ts';
import { promisedBeside } from './promised.ts';
import { besideChart, roomWithoutChart, ROWS } from './room.ts';
import { servicesOf, type Service } from './services.ts';

/** Reasons of "not known" that have room. */
const UNSEEN = 3;

const LEGEND = ['strong', 'good', 'needs-work', 'weak', 'critical-gap', 'not-assessed'] as const satisfies Grade[];
const LEGEND_KEYS = {
  strong: 'runs', good: 'minutes', 'needs-work': 'within', weak: 'misses', 'critical-gap': 'lost', 'not-assessed': 'unknown',
} as const satisfies Record<(typeof LEGEND)[number], string>; // prettier-ignore

/** What each service survives; undefined where nothing was simulated. */
export function survivalPage(words: Translator, assessment: Assessment): SurvivalPage | undefined {
  const services = servicesOf(words, assessment);
  const [first] = services;
  if (first === undefined) return undefined;
  const own = answersOf(first);
  const worst = worstOf(own);
  const promised = promisedBeside(words, first, own);
  const story = worst === undefined ? undefined : evening(words, worst, services.slice(0, ROWS));
  const notesOf = (of: readonly Answer[]): readonly string[] => [
    ...decidedBy(words, worst),
    ...promised,
    ...unseenNote(words, of),
    howTo(words, of),
  ];
  const shown =
    story?.chart === undefined
      ? services.slice(0, roomWithoutChart(services, promised))
      : besideChart(services, few => notesOf(few.flatMap(answersOf)));
  const answers = shown.flatMap(answersOf);
  const say = (key: string): string => words.translate(`survival.${key}`);
  const rest = services.length - shown.length;
  return {
    kicker: say('kicker'),
    headline: headline(words, first, own),
    text: words.translate('survival.text', { n: answers.length, parts: partsOf(words, answers) }),
    columns: { service: say('service'), cells: COLUMNS.map(column => say(`scenarios.${column}.head`)) },
    rows: shown.map(service => matrixRow(words, service, answers)),
    rest: rest === 0 ? '' : words.translate('survival.rest', { n: rest }),
    legendTitle: say('legend.title'),
    legend: legendOf(words, answers),
    open: say('open'),
    notes: notesOf(answers),
    evening: story,
  };
}

function answersOf(service: Service): readonly Answer[] {
  return COLUMNS.flatMap(column => {
    const row = rowOf(service.rows, column);
    if (row === undefined) return [];
    return [{ service, column, row, shape: shapeOf(row, column, service.workload.unseen.length === 0) }];
  });
}

function matrixRow(words: Translator, service: Service, answers: readonly Answer[]): SurvivalRow {
  const own = answers.filter(answer => answer.service === service);
  return {
    service: service.name,
    note: words.apart(
      [
        targetText(words, service),
        service.workload.unseen.length > 0 ? words.translate('survival.notAllSeen') : '',
      ].filter(text => text !== ''),
    ),
    cells: own.map(({ column, row }) => cellOf(words, service, column, row)),
  };
}

/** The target that holds for all scenarios. */
function targetText(words: Translator, { workload: { targets } }: Service): string {
  const { rtoHours, rpoHours } = targets?.any ?? {};
  const down = rtoHours === undefined ? '' : hoursText(words, rtoHours);
  const lost = rpoHours === undefined ? '' : hoursText(words, rpoHours);
  if (down === '' && lost === '') return '';
  const key = down === '' ? 'targetLost' : lost === '' ? 'targetDown' : 'target';
  return words.translate(`survival.${key}`, { down, lost });
}

const FINE: ReadonlySet<Grade> = new Set(['strong', 'good', 'needs-work', 'does-not-apply']);

/** The answers in groups: "8 are good, 6 are not known". */
function partsOf(words: Translator, answers: readonly Answer[]): string {
  const count = (of: (shape: Grade) => boolean): number => answers.filter(({ shape }) => of(shape)).length;
  const parts: readonly (readonly [key: string, n: number])[] = [
    ['fine', count(shape => FINE.has(shape))],
    ['late', count(shape => shape === 'weak')],
    ['lost', count(shape => shape === 'critical-gap')],
    ['unknown', count(shape => shape === 'not-assessed')],
  ];
  const data = { targets: hasTargets(answers), returns: hasReturns(answers) };
  return words.listed(
    parts.filter(([, n]) => n > 0).map(([key, n]) => words.translate(`survival.parts.${key}`, { n, ...data })),
  );
}

const hasTargets = (answers: readonly Answer[]): string =>
  answers.some(({ row }) => row.target !== undefined) ? 'yes' : 'no';

/** Whether one that has no sure end is told with the end that it has if its place comes back. */
const hasReturns = (answers: readonly Answer[]): string =>
  answers.some(({ shape, row }) => shape === 'weak' && row.ifReturned !== undefined) ? 'yes' : 'no';

/** What the most important service survives, and what it does not. */
function headline(words: Translator, { quoted: service }: Service, own: readonly Answer[]): string {
  const phrase = (answer: Answer | undefined): string =>
    answer === undefined ? '' : words.translate(`survival.scenarios.${answer.column}.phrase`);
  const fine = own.findLast(({ shape, column }) => FINE.has(shape) && shape !== 'does-not-apply' && column !== 'data');
  const surely = own.find(({ row }) => row.dataLoss.best === null);
  const maybe = own.find(({ shape }) => shape === 'critical-gap');
  const open = own.find(({ shape }) => shape === 'weak');
  const what =
    isOnlyMessages(surely, 'best') || (surely === undefined && isOnlyMessages(maybe, 'worst')) ? 'messages' : 'data';
  const data = { service, fine: phrase(fine), lost: phrase(surely ?? maybe), open: phrase(open), what };
  const say = (key: string): string => words.translate(`survival.headline.${key}`, data);
  if (surely !== undefined) return say(fine === undefined ? 'lost' : 'both');
  if (maybe !== undefined) return say('may');
  if (open !== undefined) return say('open');
  return say(own.some(({ shape }) => shape === 'not-assessed') ? 'unknown' : 'fine');
}

/** Whether all that an answer names as lost are queues: what waits in them are messages, and no store of data is gone. */
function isOnlyMessages(answer: Answer | undefined, end: 'best' | 'worst'): boolean {
  const lost = answer?.row.decides.filter(({ dataLoss }) => dataLoss[end] === null) ?? [];
  return lost.length > 0 && lost.every(({ resource }) => resource.kind === 'messaging');
}

/** The worst answer of a service; of equals the loss that is more likely, which comes first. */
function worstOf(own: readonly Answer[]): Answer | undefined {
  const hit = own.filter(({ row }) => row.affected > 0);
  const known = hit.filter(({ shape }) => shape !== 'not-assessed');
  return (known.length > 0 ? known : hit).toSorted((a, b) => compareBadness(b.row, a.row))[0];
}

function decidedBy(words: Translator, worst: Answer | undefined): readonly string[] {
  const [first] = worst?.row.decides ?? [];
  if (worst === undefined || first === undefined) return [];
  const noun = nounOf(words, [first.resource.kind], 1);
  return [
    words.translate('survival.decides', { service: worst.service.quoted, noun, cause: causesText(words, first) }),
  ];
}

const howTo = (words: Translator, answers: readonly Answer[]): string =>
  words.translate('survival.howTo', {
    returns: answers.some(({ row }) => row.ifReturned !== undefined) ? 'yes' : 'no',
  });

function unseenNote(words: Translator, answers: readonly Answer[]): readonly string[] {
  const open = answers.filter(({ shape }) => shape === 'not-assessed');
  const topics = open.flatMap(({ row }) => row.decides.flatMap(({ unread }) => unread));
  const items = [...new Set(topics.map(topic => unseenText(words, topic)))];
  if (items.length === 0) return [];
  return [words.translate('survival.unseen', { items: words.listed(items.slice(0, UNSEEN)) })];
}

const unseenText = (words: Translator, topic: string): string =>
  words.translate(`survival.unseenItems.${words.has(`survival.unseenItems.${topic}`) ? topic : 'other'}`);

/** The shapes that are in use. */
function legendOf(words: Translator, answers: readonly Answer[]): SurvivalPage['legend'] {
  const data = { targets: hasTargets(answers), returns: hasReturns(answers) };
  return LEGEND.filter(shape => answers.some(answer => answer.shape === shape)).map(shape => ({
    shape,
    text: words.translate(`survival.legend.${LEGEND_KEYS[shape]}`, data),
  }));
}
