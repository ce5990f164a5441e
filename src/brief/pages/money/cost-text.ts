import type { YearlyCost } from '../../../model/price.ts';
import type { Translator } from '../../language/translator.ts';
import { amountText } from './amounts.ts';

/** "€1,200 to €2,300"; one amount where both round to the same. */
export function rangeText(
  words: Translator,
  { low, high }: Pick<YearlyCost, 'low' | 'high'>,
  currency: string,
): string {
  const [from, to] = [amountText(words, low, currency), amountText(words, high, currency)];
  return from === to ? to : words.translate('money.between', { from, to });
}

/** What an action costs a year by the price lists; undefined where they say nothing of it: not priced is never free. */
export function yearlyText(words: Translator, cost: YearlyCost | undefined, currency: string): string | undefined {
  if (cost === undefined || (cost.high === 0 && cost.unpriced !== undefined)) return undefined;
  if (cost.high === 0) return words.translate('money.free');
  if (cost.unpriced === undefined) return rangeText(words, cost, currency);
  return words.translate('money.atLeast', { amount: amountText(words, cost.low, currency) });
}
