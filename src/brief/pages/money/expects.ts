import type { Assessment, Risk } from '../../../model/assessment.ts';
import type { Translator } from '../../language/translator.ts';
import type { Line } from '../../views.ts';
import { amountText, likelihoodText } from './amounts.ts';

/** How likely a risk is in a year, and what it costs where the business gave figures; empty where it was not simulated. */
export function expectsOf(words: Translator, { money }: Assessment, { loss }: Risk): readonly Line[] {
  const simulated = money?.losses.find(one => one.loss === loss);
  if (money === undefined || simulated === undefined) return [];
  const { chance, basis, typical, bad } = simulated;
  const likely = {
    term: words.translate('risk.likely'),
    text: words.translate('risk.likelyText', { often: likelihoodText(words, chance), basis }),
  };
  if (money.unit !== 'money' || money.currency === undefined) return [likely];
  const text = words.translate('risk.costText', {
    typical: amountText(words, typical, money.currency),
    bad: amountText(words, bad, money.currency),
  });
  return [likely, { term: words.translate('risk.cost'), text }];
}
