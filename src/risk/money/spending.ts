import type { Business } from '../../model/business.ts';
import type { Money, Saving, Spending, SupportLevel } from '../../model/money.ts';
import type { YearlyCost } from '../../model/price.ts';
import type { Company } from './company-facts.ts';
import { creditOf } from './credit.ts';
import type { Parameters } from './parameters.ts';
import { nextPlan, planYear } from './support-plans.ts';
import { given, inCurrency } from './value.ts';

/** Accounts of a provider with the same contract. */
export interface SupportNeed {
  readonly provider: string;
  readonly now: SupportLevel;
  readonly accounts: number;
  readonly crownJewels: number;
}

/** What is known of yearly spending before the simulation, in US dollars of the lists. */
export interface ListedSpending {
  readonly byCheck: ReadonlyMap<string, YearlyCost>;
  readonly support: readonly SupportNeed[];
  readonly standby: { readonly resources: number; readonly yearly: YearlyCost } | undefined;
}

/** A list price in the currency of the business, as wide as regions and exchange rates are. */
export function inLocalPrice(
  { low, high, unpriced }: YearlyCost,
  { parameters, business }: { readonly parameters: Parameters; readonly business: Business },
): YearlyCost {
  const rate = inCurrency(parameters.of('list-price'), business);
  return { low: low * rate.low, high: high * rate.high, ...(unpriced === undefined ? {} : { unpriced }) };
}

/** Support, stand-bys and service credits beside the losses. */
export function spendingOf(
  company: Company,
  { support, standby }: ListedSpending,
  losses: Money['losses'],
  saving: Saving | undefined,
): Spending {
  const credit = creditOf(company, losses);
  return {
    ...(credit === undefined ? {} : { credit }),
    support: support.flatMap(one => supportRow(company, one)),
    ...(standby === undefined || saving === undefined
      ? {}
      : { standby: { resources: standby.resources, yearly: inLocalPrice(standby.yearly, company), saving } }),
  };
}

function supportRow(company: Company, need: SupportNeed): Spending['support'] {
  const found = nextPlan(need.provider, need.now);
  if (found === undefined) return [];
  const yearly = planYear(found, need.accounts, given(company.business, 'cloudBill'));
  return [{ ...need, plan: found.plan, answersWithin: found.answersWithin, yearly: inLocalPrice(yearly, company) }];
}
