import { CLOUD_TITLES } from '../../../model/kinds.ts';
import type { Money, Spending } from '../../../model/money.ts';
import type { Translator } from '../../language/translator.ts';
import { hoursText } from '../survival/interval-text.ts';
import { amountText } from './amounts.ts';
import { rangeText, yearlyText } from './cost-text.ts';

/** Support contracts, stand-bys and what a provider pays back, in a sentence or two each. */
export function besideLines(words: Translator, { spending }: Money, currency: string): string[] {
  if (spending === undefined) return [];
  const { credit, support, standby } = spending;
  return [
    ...support.map(row => supportLine(words, row, currency)),
    ...(standby === undefined ? [] : [standbyLine(words, standby, currency)]),
    ...(credit === undefined ? [] : [creditLine(words, credit, currency)]),
  ];
}

function supportLine(
  words: Translator,
  { provider, now, accounts, crownJewels: jewels, plan, answersWithin: within, yearly }: Spending['support'][number],
  currency: string,
): string {
  const title = (CLOUD_TITLES as Readonly<Record<string, string>>)[provider] ?? provider;
  const cost = yearlyText(words, yearly, currency) ?? words.translate('effort.none');
  return words.translate('money.beside.support', { provider: title, now, accounts, jewels, plan, within, cost });
}

function standbyLine(
  words: Translator,
  { resources, yearly, saving }: NonNullable<Spending['standby']>,
  currency: string,
): string {
  return words.translate('money.beside.standby', {
    n: resources,
    cost: yearlyText(words, yearly, currency) ?? 'none',
    more: saving.clear && saving.expected.value > 0 ? amountText(words, saving.expected.value, currency) : 'none',
  });
}

function creditLine(
  words: Translator,
  { loss, hours, percent, amount, of }: NonNullable<Spending['credit']>,
  currency: string,
): string {
  return words.translate('money.beside.credit', {
    of: loss,
    hours: hoursText(words, hours, Math.round),
    percent: words.percent(percent),
    amount: amount === undefined ? 'none' : rangeText(words, amount, currency),
    loss: amountText(words, of, currency),
  });
}
