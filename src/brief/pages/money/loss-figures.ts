import type { Assessment, Risk } from '../../../model/assessment.ts';
import type { Money } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';
import { amountText, likelihoodText } from './amounts.ts';

/** What the simulation of losses says of a risk, in words. */
interface LossFigures {
  /** "about 1 year in 25" */
  readonly often: string;
  readonly basis: Money['losses'][number]['basis'];
  /** A typical case and one in twenty; only with figures of the business. */
  readonly cost: { readonly typical: string; readonly bad: string } | undefined;
}

/** The currency in which amounts are said; undefined where the business gave no figures: then nothing is priced. */
export const currencyOf = (money: Money | undefined): string | undefined =>
  money?.unit === 'money' ? money.currency : undefined;

/** The same figures on every page; undefined where the loss was not simulated. */
export function lossFigures(words: Translator, { money }: Assessment, { loss }: Risk): LossFigures | undefined {
  const simulated = money?.losses.find(one => one.loss === loss);
  if (simulated === undefined) return undefined;
  const { chance, basis, typical, bad } = simulated;
  const currency = currencyOf(money);
  return {
    often: likelihoodText(words, chance),
    basis,
    cost:
      currency === undefined
        ? undefined
        : { typical: amountText(words, typical, currency), bad: amountText(words, bad, currency) },
  };
}
