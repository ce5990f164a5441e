import { upperFirst } from '../../../lib/text.ts';
import type { Assessment, Risk } from '../../../model/assessment.ts';
import type { Translator } from '../../language/translator.ts';
import type { Line } from '../../views.ts';
import { lossFigures } from './loss-figures.ts';

/** How likely a risk is in a year, and what it costs where the business gave figures; empty where no loss was simulated. */
export function expectsOf(words: Translator, assessment: Assessment, risk: Risk): readonly Line[] {
  const figures = lossFigures(words, assessment, risk);
  if (figures === undefined) return notSimulated(words, assessment, risk);
  const { often, basis, cost } = figures;
  const likely = {
    term: words.translate('risk.likely'),
    text: upperFirst(words.translate('risk.likelyText', { often, basis })),
  };
  if (cost === undefined) return [likely];
  return [
    likely,
    { term: words.translate('risk.cost'), text: upperFirst(words.translate('risk.costText', { ...cost })) },
  ];
}

/** Beside risks with a likelihood, one without says why it has none. */
function notSimulated(words: Translator, { money }: Assessment, { loss }: Risk): readonly Line[] {
  if (money === undefined) return [];
  const left = money.leftOut.find(one => one.loss === loss);
  const reason = left?.reason === 'no-inputs' ? 'inputs' : 'other';
  return [{ term: words.translate('risk.likely'), text: words.translate('risk.likelyUnknown', { reason }) }];
}
