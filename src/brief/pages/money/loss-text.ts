import { LOCALES } from '../../../model/language.ts';
import type { Money } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';
import { amountText } from './amounts.ts';

/** What a year is expected to lose, in one line: an amount only where the business gave its figures. Empty: not simulated. */
export function lossText(words: Translator, money: Money | undefined): string {
  if (money === undefined) return '';
  const { unit, currency, today, plan } = money;
  const hours = new Intl.NumberFormat(LOCALES[words.language], { maximumSignificantDigits: FIGURES });
  const figure = (n: number): string => (currency === undefined ? hours.format(n) : amountText(words, n, currency));
  return words.translate('summary.losses', {
    unit,
    year: figure(today.expected.value),
    oneIn20: figure(today.oneIn20),
    planned: plan === undefined ? 'no' : 'yes',
    after: figure(plan?.expected.value ?? 0),
    afterOneIn20: figure(plan?.oneIn20 ?? 0),
  });
}

/** Seeds alone move the third figure. */
const FIGURES = 2;
