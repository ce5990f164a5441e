import type { Business } from '../model/business.ts';
import type { Inventory } from '../model/inventory.ts';
import type { YearlyCost } from '../model/price.ts';
import type { Resource } from '../model/resource.ts';
import { runningCost, secondYear } from '../risk/money/running-cost.ts';
import { given } from '../risk/money/value.ts';

/** What an action adds to the bill of a year, in US dollars of the list. */
export const addedCost = (before: Inventory, after: Inventory, business: Business): YearlyCost =>
  runningCost(before.resources, after.resources, given(business, 'cloudBill'));

/** What the stand-bys cost a year, in US dollars of the list. */
export function standbyCost(resources: readonly Resource[]): YearlyCost {
  const prices = resources.map(secondYear);
  const sum = prices.reduce<number>((all, one) => all + (one ?? 0), 0);
  const unpriced = prices.filter(one => one === undefined).length;
  return { low: sum, high: sum, ...(unpriced === 0 ? {} : { unpriced }) };
}
