import type { Assessment } from '../../../model/assessment.ts';
import type { Money, YearOfLoss } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';
import type { BarsView, MoneyPage } from '../../views.ts';
import { amountText } from './amounts.ts';
import { besideLines } from './beside.ts';
import { curveOf } from './curve.ts';
import { inputRows } from './inputs.ts';
import { currencyOf } from './loss-figures.ts';
import { stepsOf } from './loss-text.ts';
import { stakeText } from './stake-text.ts';
import { labelled } from '../../language/labelled.ts';
import { worthOf } from './worth.ts';

const SHARES = 4;
const YEARS = [
  ['expected', 'average'],
  ['oneIn10', 'oneIn10'],
  ['oneIn20', 'oneIn20'],
  ['oneIn100', 'oneIn100'],
] as const;

/** The money page; undefined where the business gave no figures: then nothing is priced. */
export function moneyPage(words: Translator, assessment: Assessment): MoneyPage | undefined {
  const { money } = assessment;
  const currency = currencyOf(money);
  if (money === undefined || currency === undefined) return undefined;
  const say = (key: string): string => words.translate(`money.${key}`);
  return {
    kicker: say('kicker'),
    headline: headline(words, money, currency),
    curve: curveOf(words, money, currency),
    yearsTitle: say('years.title'),
    yearColumns: {
      year: say('years.year'),
      today: say('years.today'),
      after: words.translate('money.years.after', stepsOf(assessment, money)),
    },
    years: YEARS.map(([of, key]) => ({
      year: say(`years.${key}`),
      today: amountText(words, valueOf(money.today, of), currency),
      after: money.plan === undefined ? words.translate('effort.none') : amountText(words, valueOf(money.plan, of), currency),
    })), // prettier-ignore
    shares: sharesOf(words, money),
    ...worthOf(words, assessment, money, currency),
    besideTitle: say('beside.title'),
    beside: besideLines(words, money, currency),
    guessTitle: say('guess.title'),
    guess: words.translate('money.guess.text', { percent: words.percent(Math.round(money.guesswork.share * 100)) }),
    inputsTitle: say('inputs.title'),
    inputColumns: { input: say('inputs.input'), range: say('inputs.range'), owner: say('inputs.owner') },
    inputs: inputRows(words, money, currency),
  };
}

const valueOf = (year: YearOfLoss, of: (typeof YEARS)[number][0]): number =>
  of === 'expected' ? year.expected.value : year[of];

/** What one year in twenty costs, and what the limits of the owners say of it. */
function headline(words: Translator, { today, tolerance }: Money, currency: string): string {
  const bear = bearOf(today.oneIn20, tolerance);
  const stake = stakeText(words, today, bear);
  return stake ?? words.translate('money.headline', { amount: amountText(words, today.oneIn20, currency), bear });
}

const ONE_IN_20 = 0.05;

/**
 * A limit speaks of the year in twenty only where that follows: a smaller loss that is accepted no more often does not bear
 * it, and a larger one that is accepted as often does. Other limits are passed or kept by other years.
 */
function bearOf(oneIn20: number, tolerance: Money['tolerance']): string {
  if (tolerance.length === 0) return 'unknown';
  if (tolerance.some(({ amount, chance }) => chance <= ONE_IN_20 && amount < oneIn20)) return 'no';
  if (tolerance.some(({ exceeded }) => exceeded)) return 'over';
  return tolerance.some(({ amount, chance }) => chance >= ONE_IN_20 && amount >= oneIn20) ? 'yes' : 'kept';
}

function sharesOf(words: Translator, { losses }: Money): BarsView {
  const rows = losses.slice(0, SHARES).map(({ loss, share }) => ({
    label: words.translate(`risks.${loss}.name`),
    share,
    text: words.percent(Math.round(share * 100)),
  }));
  return {
    title: words.translate('money.shares.title'),
    source: words.translate('money.shares.source'),
    alternative: words.apart(rows.map(({ label, text }) => labelled(words, label, text))),
    rows,
  };
}
