import type { Loss } from '../../model/loss.ts';
import { rangeOf, type Company, type Ready } from './company-facts.ts';
import { corruptionOf, disclosureOf, intrusionOf, ownFaults, slowness } from './company-events.ts';
import { accountClosures, exits, placeOutages, providerOutages } from './company-outages.ts';
import { exitExpenses, leavers } from './company-expenses.ts';
import { revenueShares } from './shares.ts';
import { MODIFIERS, type Expense, type Modifier, type MoneySpec, type Outage, type Range } from './spec.ts';
import { isPriced, valueOf } from './value.ts';

/** The specification of a company's years. Hours come from survival; scores change how often and how slowly. */
export function companySpec(company: Company): MoneySpec {
  const ready: Ready = { ...company, shares: revenueShares(company.workloads) };
  const outages = [
    ...placeOutages('S1', ready),
    ...placeOutages('S2', ready),
    ...providerOutages(ready),
    ...accountClosures(ready),
    ...ownFaults(ready),
    ...exits(ready),
  ].filter(({ places }) => places.length > 0);
  return {
    value: valueOf(company.business, company.parameters),
    controls: controlsOf(company.scores),
    ownRecovery: rangeOf(company.parameters.of('recovery.hours')),
    slowedBy: slowness(company.parameters),
    outages,
    intrusion: intrusionOf(ready),
    disclosure: disclosureOf(ready),
    corruption: corruptionOf(ready),
    expenses: [...exitExpenses(ready), ...leavers(ready)],
  };
}

/** Between what is proven and what is possible; what does not apply proves nothing. */
function controlsOf(scores: Company['scores']): MoneySpec['controls'] {
  const ranges = MODIFIERS.map((name): [Modifier, Range] => {
    const { proven, possible, grade } = scores[name];
    const low = proven / 100;
    return [name, grade === 'does-not-apply' ? { low: 0, high: 1 } : { low, high: Math.max(low, possible / 100) }];
  });
  return Object.fromEntries(ranges) as Record<Modifier, Range>;
}

/** Losses that are left out, and why. */
export function leftOut(
  spec: MoneySpec,
  { business }: Company,
): { readonly loss: Loss; readonly reason: 'no-inputs' | 'nothing-there' }[] {
  const has = (parts: readonly (Outage | Expense)[], loss: Loss): boolean => parts.some(one => one.loss === loss);
  const missing: readonly (readonly [Loss, boolean, boolean])[] = [
    ['S1', !has(spec.outages, 'S1'), false],
    ['S2', !has(spec.outages, 'S2'), false],
    ['S4', !has(spec.outages, 'S4'), false],
    ['S7', spec.corruption === undefined, false],
    ['S9', !has(spec.outages, 'S9'), true],
    ['S11', isPriced(business) && !has(spec.expenses, 'S11'), true],
  ];
  return missing.flatMap(([loss, isMissing, asks]) =>
    isMissing ? [{ loss, reason: asks ? ('no-inputs' as const) : ('nothing-there' as const) }] : [],
  );
}
