import type { YearOfLoss } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';

/** What takes the place of "costs us more than €0": nothing is lost in any year, or in so few that one in twenty says nothing. */
export function stakeText(words: Translator, { expected, oneIn20 }: YearOfLoss, bear = 'unknown'): string | undefined {
  if (oneIn20 > 0) return undefined;
  return expected.value > 0 ? words.translate('money.seldom', { bear }) : words.translate('money.nothing');
}
