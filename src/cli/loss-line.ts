import type { Money } from '../model/money.ts';

/** What a year is expected to lose, in one line for the terminal: money only where the business gave its figures. */
export function lossLine({ unit, currency, today, plan }: Money): string {
  const say = (value: number): string =>
    unit === 'money' ? `${currency ?? ''} ${twoFigures(value)}` : `${twoFigures(value)} business hours`;
  const after = plan === undefined ? '' : `; after the plan ${say(plan.expected.value)} and ${say(plan.oneIn20)}`;
  return `Expected loss per year: ${say(today.expected.value)}, one year in 20 more than ${say(today.oneIn20)}${after}.\n`;
}

/** Seeds alone move the third figure. */
const twoFigures = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(value);
