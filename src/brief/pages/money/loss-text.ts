import { LOCALES } from '../../../model/language.ts';
import type { Money } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';

/** What a year is expected to lose, in one line: an amount only where the business gave its figures. Empty: not simulated. */
export function lossText(words: Translator, money: Money | undefined): string {
  if (money === undefined) return '';
  const { unit, currency, today, plan } = money;
  const figures = new Intl.NumberFormat(LOCALES[words.language], { maximumSignificantDigits: FIGURES });
  return words.translate('summary.losses', {
    unit,
    currency: currency ?? '',
    year: figures.format(today.expected.value),
    oneIn20: figures.format(today.oneIn20),
    planned: plan === undefined ? 'no' : 'yes',
    after: figures.format(plan?.expected.value ?? 0),
    afterOneIn20: figures.format(plan?.oneIn20 ?? 0),
  });
}

/** Seeds alone move the third figure. */
const FIGURES = 2;
