import type { Step } from '../../../model/survival.ts';
import type { Translator } from '../../language/translator.ts';
import type { Evening, EveningBar, EveningChart } from '../../survival-views.ts';
import type { Answer } from './answer.ts';
import { causesText, dataText, toldOf } from './cell.ts';
import { rowOf, type Column } from './columns.ts';
import { hoursText, intervalText } from './interval-text.ts';
import type { Service } from './services.ts';

/** The evening begins at eight. */
const START = 20;
const DAY = 24;
/** Minutes are told in steps of five. */
const STEP = 5;
const MOST_EVENTS = 8;

/** The worst case of a service hour by hour, and what the same loss does to the others. */
export function evening(words: Translator, worst: Answer, services: readonly Service[]): Evening {
  const { service, column } = worst;
  const told = words.translate(`survival.scenarios.${column}.told`);
  const head = words.inSentence(words.translate(`survival.scenarios.${column}.head`));
  return {
    title: words.translate('survival.evening.title', { service: service.quoted, head }),
    events: shortened(eventsOf(words, worst, told)),
    chart: isSameForAll(services, column) ? undefined : chartOf(words, services, column),
  };
}

/** As many as there is room for; how it ends is never left out. */
const shortened = (events: Evening['events']): Evening['events'] =>
  events.length <= MOST_EVENTS ? events : [...events.slice(0, MOST_EVENTS - 1), ...events.slice(-1)];

function eventsOf(words: Translator, { row }: Answer, told: string): Evening['events'] {
  const { affected, needed, timeline, decides } = row;
  const hit = words.translate('survival.evening.hit', { affected, needed: Math.max(affected, needed) });
  const [first] = decides;
  const cause = first === undefined ? [] : [{ time: words.translate('survival.evening.after'), text: causesText(words, first) }]; // prettier-ignore
  return [
    { time: clock(words, 0), text: told },
    { time: clock(words, 0), text: hit },
    ...cause,
    ...withoutNames(timeline).flatMap(step => (step.key === 'lost' ? [] : [{ time: timeOf(words, step), text: stepText(words, step) }])), // prettier-ignore
  ];
}

/** The page names no resource: of steps that differ by it, the last counts. */
const withoutNames = (timeline: readonly Step[]): Step[] =>
  timeline.filter(({ key }, at) => timeline.findLastIndex(other => other.key === key) === at);

const stepText = (words: Translator, { key, text }: Step): string =>
  words.has(`survival.steps.${key}`) ? words.translate(`survival.steps.${key}`) : text;

const timeOf = (words: Translator, { hours }: Step): string =>
  hours === null ? words.translate('survival.evening.openEnd') : clock(words, hours);

/** "20:10", "Next day, 08:00", "Day 4": the first day is the one of the loss. */
function clock(words: Translator, hours: number): string {
  const minutes = Math.ceil((hours * 60) / STEP) * STEP + START * 60;
  const day = Math.floor(minutes / (DAY * 60));
  if (day > 1) return words.translate('survival.evening.day', { n: day + 1 });
  const inDay = minutes % (DAY * 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
  return day === 0 ? time : words.translate('survival.evening.nextDay', { time });
}

/** Hours on the axis. */
const TICKS = [1 / 6, 1, 4, 12, 48, 168, 504] as const;

function chartOf(words: Translator, services: readonly Service[], column: Column): EveningChart {
  const say = (key: string): string => words.translate(`survival.${key}`);
  const bars = services.flatMap(service => {
    const row = rowOf(service.rows, column);
    return row === undefined ? [] : [barOf(words, service, row)];
  });
  return {
    title: say('evening.chart'),
    alternative: bars
      .map(({ service, hours, data }, at) => {
        const lost = data === 'none' ? say('data.none') : (bars[at]?.dataText ?? '');
        return words.translate('survival.evening.alternative', { service, hours, data: lost });
      })
      .join(' '),
    bars,
    ticks: TICKS.map(hours => ({ hours, text: hoursText(words, hours) })),
    heads: { lost: say('evening.lost'), shut: say('evening.shut') },
    key: { sure: say('key.sure'), range: say('key.range'), never: say('key.never'), target: say('key.target') },
  };
}

/** Bars that are all without an end say nothing that the matrix does not. */
const isSameForAll = (services: readonly Service[], column: Column): boolean =>
  services.every(({ rows }) => rowOf(rows, column)?.hours.best === null);

function barOf(words: Translator, service: Service, row: Service['rows'][number]): EveningBar {
  const { target } = row;
  const { hours, dataLoss } = toldOf(row);
  const isNone = dataLoss.worst === 0;
  return {
    service: service.name,
    hours: intervalText(words, hours, 'hours'),
    from: hours.best ?? undefined,
    to: hours.worst ?? undefined,
    data: isNone ? 'none' : dataLoss.best === null ? 'all' : 'some',
    dataText: isNone ? '' : dataText(words, row),
    target: target?.rtoHours,
  };
}
