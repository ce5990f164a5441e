import { sanitizeText } from '../../../lib/text.ts';
import type { Money } from '../../../model/money.ts';
import { personName } from '../accepted.ts';
import type { Translator } from '../../language/translator.ts';
import type { MoneyPage } from '../../views.ts';
import { amountText } from './amounts.ts';

/** Inputs that have room on the page. */
const SHOWN = 7;

/** The figures of the business, with who stands for each. */
export function inputRows(words: Translator, { inputs }: Money, currency: string): MoneyPage['inputs'] {
  return inputs.slice(0, SHOWN).map(({ key, low, high, unit, owner }) => {
    const show = (value: number): string => {
      if (unit.startsWith(currency)) return amountText(words, value, currency);
      return unit === 'share' ? words.percent(Math.round(value * 100)) : words.number(value);
    };
    const named = owner === undefined ? '' : personName(owner);
    return {
      input: words.has(`money.inputs.names.${key}`) ? words.translate(`money.inputs.names.${key}`) : sanitizeText(key, 40),
      range: low === high ? show(low) : words.translate('money.between', { from: show(low), to: show(high) }),
      owner: named === '' ? words.translate('bottomLine.nobody') : named,
    };
  }); // prettier-ignore
}
