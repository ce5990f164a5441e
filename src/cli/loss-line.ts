import type { Money } from '../model/money.ts';

/** What a year is expected to lose, in one line for the terminal: money only where the business gave its figures. */
export function lossLine({ unit, currency, today, plan }: Money): string {
  const say = (value: number): string =>
    unit === 'money' ? `${currency ?? ''} ${twoFigures(value)}` : `${twoFigures(value)} business hours`;
  const year = ({ expected, oneIn20 }: Money['today']): string =>
    `${say(expected.value)}, one year in 20 more than ${say(oneIn20)}`;
  const after = plan === undefined ? '' : `. After the plan: ${year(plan)}`;
  return `Expected loss per year: ${year(today)}${after}.\n`;
}

/** Seeds alone move the third figure. */
const twoFigures = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(value);
