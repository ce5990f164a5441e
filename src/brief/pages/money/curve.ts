import type { Money } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';
import type { ExceedanceView } from '../../views.ts';
import { amountText } from './amounts.ts';
import { stakeText } from './stake-text.ts';

const CHANCES = [0, 0.2, 0.5, 1] as const;
const TICKS = 5;
/** Every second tick has a text: there is room for three. */
const LABELLED = 2;

/** The chance of a year that costs more than an amount: today, after the plan, and what the owners bear. */
export function curveOf(words: Translator, money: Money, currency: string): ExceedanceView {
  const { exceedance, tolerance, today } = money;
  const points = (list: Money['exceedance']['today']) =>
    list.flatMap(({ amount, chance }): [number, number][] => (amount > 0 ? [[amount, chance]] : []));
  const say = (key: string): string => words.translate(`money.curve.${key}`);
  const lines: ExceedanceView['lines'] = [
    { kind: 'today' as const, label: say('today'), points: points(exceedance.today) },
    ...(exceedance.plan === undefined ? [] : [{ kind: 'after' as const, label: say('after'), points: points(exceedance.plan) }]),
    ...(tolerance.length === 0 ? [] : [{ kind: 'tolerance' as const, label: say('tolerance'), points: toleranceLine(tolerance) }]),
  ]; // prettier-ignore
  const most = Math.max(...lines.flatMap(({ points: own }) => own.map(([, chance]) => chance)), 0.1);
  return {
    title: say('title'),
    source: words.translate('money.curve.source', { years: money.simulation.years }),
    alternative: alternativeOf(words, today, currency),
    axis: { amount: say('amount'), chance: say('chance') },
    lines,
    amounts: ticksOf(lines.flatMap(({ points: own }) => own.map(([amount]) => amount))).map((amount, at) => ({
      amount,
      text: at % LABELLED === 0 ? amountText(words, amount, currency) : '',
    })),
    chances: CHANCES.filter((chance, at) => at === 0 || chance <= most || (CHANCES[at - 1] ?? 0) < most).map(
      chance => ({
        chance,
        text: words.percent(chance * 100),
      }),
    ),
  };
}

function alternativeOf(words: Translator, today: Money['today'], currency: string): string {
  const stake = stakeText(words, today);
  if (stake !== undefined) return `${stake}.`;
  return words.translate('money.curve.alternative', { amount: amountText(words, today.oneIn20, currency) });
}

/** A step from the accepted amount with its chance: a single point is a corner. */
function toleranceLine(tolerance: Money['tolerance']): [number, number][] {
  const points = tolerance
    .map(({ amount, chance }): [number, number] => [amount, chance])
    .toSorted(([a], [b]) => a - b);
  const [first] = points;
  return first === undefined || points.length > 1 ? points : [first, [first[0], 0]];
}

/** Powers of ten around the amounts. */
function ticksOf(amounts: readonly number[]): readonly number[] {
  const from = Math.floor(Math.log10(Math.max(1, Math.min(...amounts))));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(10, ...amounts))));
  const start = Math.max(from, to - TICKS);
  return Array.from({ length: to - start + 1 }, (_, at) => 10 ** (start + at));
}
