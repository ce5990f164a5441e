import type { Assessment } from '../../../model/assessment.ts';
import { LOCALES } from '../../../model/language.ts';
import type { Money } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';
import { amountText } from './amounts.ts';

/** What a year is expected to lose, in one line: an amount only where the business gave its figures. Empty: not simulated. */
export function lossText(words: Translator, assessment: Pick<Assessment, 'actions' | 'money'>): string {
  const { money } = assessment;
  if (money === undefined) return '';
  const { unit, today, plan } = money;
  const figure = (n: number): string => figureText(words, money, n);
  if (money.currency !== undefined && today.expected.value === 0) return `${words.translate('money.nothing')}.`;
  return words.translate('summary.losses', {
    unit,
    year: figure(today.expected.value),
    oneIn20: figure(today.oneIn20),
    planned: plan === undefined ? 'no' : 'yes',
    after: figure(plan?.expected.value ?? 0),
    afterOneIn20: figure(plan?.oneIn20 ?? 0),
    ...stepsOf(assessment, money),
  });
}

/** Of how many steps the figures after them are: of a long plan, those that rank highest. */
export function stepsOf(
  { actions: every }: Pick<Assessment, 'actions'>,
  { actions }: Money,
): { readonly n: number; readonly all: number; readonly rest: number } {
  const [n, all] = [actions.length, Math.max(actions.length, every.length)];
  return { n, all, rest: all - n };
}

/** An amount, or hours. */
export function figureText(words: Translator, { currency }: Money, n: number): string {
  const hours = new Intl.NumberFormat(LOCALES[words.language], { maximumSignificantDigits: FIGURES });
  return currency === undefined ? hours.format(n) : amountText(words, n, currency);
}

/** Seeds alone move the third figure. */
const FIGURES = 2;
