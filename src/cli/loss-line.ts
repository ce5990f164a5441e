import type { Money } from '../model/money.ts';

/** What a year is expected to lose, in one line for the terminal: money only where the business gave its figures. */
export function lossLine({ unit, currency, today, plan }: Money): string {
  const expected = twoFigures(today.expected.value);
  const year = unit === 'money' ? `${currency ?? ''} ${expected}` : `${expected} business hours`;
  const after =
    plan === undefined ? '' : `; after the plan: ${twoFigures(plan.expected.value)} (${twoFigures(plan.oneIn20)})`;
  return `Loss a year: ${year} (1 year in 20: ${twoFigures(today.oneIn20)})${after}\n`;
}

/** Seeds alone move the third figure. */
const twoFigures = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(value);
