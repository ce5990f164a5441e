import { LOCALES } from '../../../model/language.ts';
import type { Translator } from '../../language/translator.ts';

const MILLION = 1_000_000;

/** "€1.4 million", "€120,000": two figures, as more would not be known. */
export function amountText({ language }: Translator, amount: number, currency: string): string {
  const rounded = Number(amount.toPrecision(2));
  const style = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
  const format = Math.abs(rounded) >= MILLION
    ? new Intl.NumberFormat(LOCALES[language], { ...style, notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 })
    : new Intl.NumberFormat(LOCALES[language], style); // prettier-ignore
  return format.format(rounded).replaceAll(' ', '\u{A0}');
}

/** "about 1 year in 25"; more often than every second year: "most years". */
export function likelihoodText(words: Translator, chance: number): string {
  if (chance <= 0) return words.translate('money.never');
  if (chance > 0.5) return words.translate('money.mostYears');
  return words.translate('money.yearIn', { n: Number((1 / chance).toPrecision(2)) });
}
