import data from '../../../data/promises.json' with { type: 'json' };
import type { Money, Spending } from '../../model/money.ts';
import type { Company } from './company-facts.ts';
import { given } from './value.ts';

const HOURS_A_MONTH = 730;
const MONTHS = 12;
/** Outages that every agreement covers, and the figure of how long they last. */
const COVERED = [
  ['S2', 'return.region'],
  ['S3', 'return.provider'],
] as const;

/**
 * What a provider would credit for an outage of usual length, beside what it costs us: the highest credit of the providers in use, of the
 * whole bill. Undefined: no such outage is simulated, or the agreement of the provider is not known.
 */
export function creditOf(
  { workloads, places, figures, business }: Company,
  losses: Money['losses'],
): Spending['credit'] {
  const used = new Set(places.flatMap(({ provider }) => provider ?? []));
  const schedules = data.credits.filter(({ provider }) => used.has(provider));
  const found = COVERED.find(([id]) => losses.some(({ loss, typical }) => loss === id && typical > 0));
  if (found === undefined || schedules.length === 0 || workloads.length === 0) return undefined;
  const [loss, figure] = found;
  const hours = figures.typical(figure);
  const uptime = 100 * (1 - hours / HOURS_A_MONTH);
  const percent = Math.max(...schedules.map(({ bands }) => percentOf(bands, uptime)));
  const bill = given(business, 'cloudBill');
  const monthly = (yearly: number): number => (yearly / MONTHS) * (percent / 100);
  return {
    loss,
    hours,
    percent,
    ...(bill === undefined ? {} : { amount: { low: monthly(bill.low), high: monthly(bill.high) } }),
    of: losses.find(one => one.loss === loss)?.typical ?? 0,
  };
}

/** Of the lowest band that the uptime is under. */
const percentOf = (bands: readonly { readonly below: number; readonly percent: number }[], uptime: number): number =>
  Math.max(0, ...bands.filter(({ below }) => uptime < below).map(({ percent }) => percent));
