import type { HourInterval } from '../../../model/survival.ts';
import type { Translator } from '../../language/translator.ts';

type Unit = 'minutes' | 'hours' | 'days' | 'weeks';

/** Hours in a unit, and from how many hours on it is used. */
const UNITS: readonly (readonly [unit: Unit, hours: number, from: number])[] = [
  ['weeks', 168, 336],
  ['days', 24, 48],
  ['hours', 1, 1],
  ['minutes', 1 / 60, 0],
];

/** Less than half a minute is no time. */
const MOMENT = 1 / 120;

interface Rounded {
  readonly unit: Unit;
  readonly n: number;
}

/** The best case is rounded down and the worst up: no answer becomes narrower than it is. */
function rounded(hours: number, round: (n: number) => number): Rounded {
  const [unit, size] = UNITS.find(([, , from]) => hours >= from) ?? (['minutes', 1 / 60] as const);
  // Hours that were sums of minutes are not whole in binary.
  const n = round(Number((hours / size).toFixed(6)));
  return { unit, n };
}

/** "3 h" */
export function hoursText(words: Translator, hours: number, round: (n: number) => number = Math.ceil): string {
  const { unit, n } = rounded(hours, round);
  return words.translate(`survival.units.${unit}`, { n });
}

/** "2 to 9 h", "from 3 min, no sure end": messages `none`, `upTo`, `same`, `range`, `open` and `never` under the key. */
export function intervalText(words: Translator, { best, worst }: HourInterval, key: 'hours' | 'data'): string {
  const say = (name: string, data = {}): string => words.translate(`survival.${key}.${name}`, data);
  if (best === null) return say('never');
  const isLow = best < MOMENT;
  if (worst === null && isLow) return say(key === 'hours' ? 'openNone' : 'open');
  if (worst === null) return say('open', { from: hoursText(words, best, Math.floor) });
  if (worst < MOMENT) return say('none');
  const to = hoursText(words, worst);
  if (isLow) return say('upTo', { to });
  const [low, high] = [rounded(best, Math.floor), rounded(worst, Math.ceil)];
  if (low.unit === high.unit && low.n === high.n) return say('same', { to });
  const from = low.unit === high.unit ? words.number(low.n) : hoursText(words, best, Math.floor);
  return say('range', { from, to });
}
