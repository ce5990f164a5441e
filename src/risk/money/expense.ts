import { logNormal, logNormalAt } from './draws.ts';
import { eachEvent } from './events.ts';
import type { Expense } from './spec.ts';
import type { Yearly, Years } from './years.ts';

/** The loss of each year by events with a cost and no standstill of their own. */
export function expenseLoss({ loss, kind, rate, cost }: Expense, years: Years): Yearly {
  const one = logNormal(cost);
  return eachEvent(years, { loss, kind, rate }, ({ year, draws, slot }) => {
    draws.normals(year, slot(0));
    return logNormalAt(one, draws.first);
  });
}
