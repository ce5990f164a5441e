import type { Business, BusinessKey } from '../../model/business.ts';
import { rangeOf } from './company-facts.ts';
import type { Parameters } from './parameters.ts';
import type { Range, Value } from './spec.ts';

const HOURS_A_YEAR = 8760;
const ONE: Range = { low: 1, high: 1 };
const NONE: Range = { low: 0, high: 0 };

/** Whether amounts can be said: without the revenue, nothing has a price, and everything counts in business hours. */
export const isPriced = ({ revenuePerYear, currency }: Business): boolean =>
  revenuePerYear !== undefined && currency !== undefined;

/** What an hour, a record and the data are worth: in money, else in business hours. */
export function valueOf(business: Business, parameters: Parameters): Value {
  const exactly = (id: string): Range => rangeOf(parameters.of(id));
  if (!isPriced(business))
    return {
      revenuePerHour: ONE,
      lostShare: ONE,
      teamSize: NONE,
      teamHour: NONE,
      data: exactly('hours.data'),
      dataHour: exactly('hours.data-hour'),
      response: NONE,
      disclosure: exactly('hours.disclosure'),
      records: NONE,
      perRecord: NONE,
    };
  const revenuePerHour = revenueOf(business);
  const input = (key: BusinessKey, id: string): Range => given(business, key) ?? inCurrency(exactly(id), business);
  return {
    revenuePerHour,
    lostShare: given(business, 'lostShare') ?? exactly('revenue.lost'),
    teamSize: given(business, 'teamSize') ?? exactly('team.size'),
    teamHour: input('teamHour', 'team.hour'),
    data: given(business, 'dataValue') ?? times(revenuePerHour, exactly('hours.data')),
    dataHour: given(business, 'dataHour') ?? times(revenuePerHour, exactly('hours.data-hour')),
    response: input('response', 'S5.response'),
    disclosure: input('disclosure', 'S6.fixed'),
    records: given(business, 'records') ?? NONE,
    perRecord: input('perRecord', 'S6.per-record'),
  };
}

/** An input of the business, where it has one. */
export function given(business: Business, key: BusinessKey): Range | undefined {
  const input = business[key];
  return input === undefined ? undefined : { low: input.low, high: input.high };
}

/** Amounts of data/money.json are in euros. */
export const inCurrency = (range: Range, { perEuro = 1 }: Business): Range =>
  times(range, { low: perEuro, high: perEuro });

const times = (one: Range, other: Range): Range => ({ low: one.low * other.low, high: one.high * other.high });

/** Revenue per hour, of what needs the cloud. */
function revenueOf(business: Business): Range {
  const yearly = times(given(business, 'revenuePerYear') ?? NONE, given(business, 'cloudShare') ?? ONE);
  return { low: yearly.low / HOURS_A_YEAR, high: yearly.high / HOURS_A_YEAR };
}
