import { rangeOf, type Ready } from './company-facts.ts';
import { rateOf } from './rates.ts';
import type { Expense } from './spec.ts';
import { given, inCurrency, isPriced } from './value.ts';

/** Orderly moves to another provider: after a price jump, or because the service ends. They cost a project, and no standstill. */
export function exitExpenses(company: Ready): Expense[] {
  const { parameters, business, places } = company;
  const cost = given(business, 'exit');
  if (!isPriced(business) || cost === undefined) return [];
  return places.flatMap(({ id, scenario, provider = '' }) =>
    scenario !== 'provider-lost'
      ? []
      : (['price', 'move'] as const).map((cause): Expense => {
          const rate = rateOf(company, 'S11', parameters.of(`S11.rate.${cause}`, provider));
          return { loss: 'S11', kind: `${cause}/${id}`, rate, cost };
        }),
  );
}

/** People who know how it all works, and leave. */
export function leavers(company: Ready): Expense[] {
  const { parameters, business } = company;
  const { low = 1, high = 1 } = given(business, 'keyPeople') ?? {};
  const rate = rateOf(company, 'S12', parameters.of('S12.rate'));
  const cost = given(business, 'replacement') ?? inCurrency(rangeOf(parameters.of('S12.cost')), business);
  return [
    {
      loss: 'S12',
      rate: { ...rate, low: rate.low * low, high: rate.high * high },
      cost: isPriced(business) ? cost : { low: 0, high: 0 },
      leaves: true,
    },
  ];
}
