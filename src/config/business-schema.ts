import { z } from 'zod';
import { isDay } from '../lib/time.ts';
import { BUSINESS_INPUTS, MONEY_UNITS, UNIT_NAMES, type BusinessKey } from '../model/business.ts';
import { LOSSES } from '../model/loss.ts';
import { setting } from './setting.ts';

const text = z.string().trim().min(1);
const day = z.string().refine(isDay, 'write a date as 2026-11-22');

const UPPER_LOWER = 'low must not be above high: write the range that holds in nine cases of ten';

/** A 90 % range with who stands for it. */
const rangeOf = (most: number | undefined) => {
  const end = most === undefined ? z.number().min(0) : z.number().min(0).max(most);
  return z
    .strictObject({ low: end, high: end, owner: text.max(120).optional(), asOf: day.optional() })
    .refine(({ low, high }) => low <= high, { message: UPPER_LOWER, path: ['low'] });
};

const INPUTS = Object.fromEntries(
  BUSINESS_INPUTS.map(({ key, unit, asks, example: [low, high] }) => [
    key,
    setting(rangeOf(unit === 'share' ? 1 : undefined), {
      description: `${asks} (${UNIT_NAMES[unit]}, as a range that holds in nine cases of ten)`,
      example: { low, high, owner: 'Head of finance', asOf: '2026-10-01' },
      otherwise: 'not known',
    }),
  ]),
  // One key for each input.
) as unknown as Record<BusinessKey, z.ZodOptional<ReturnType<typeof rangeOf>>>;

/** Currencies that are worth about as much as a euro: the built-in amounts hold for them within their ranges. */
const NEAR_THE_EURO: ReadonlySet<string> = new Set(['EUR', 'USD', 'GBP', 'CHF']);

export const isNearTheEuro = (currency: string): boolean => NEAR_THE_EURO.has(currency);

const CURRENCY = /^[A-Z]{3}$/;

const TOLERANCE = z.strictObject({
  chance: z.number().gt(0).lt(1),
  amount: z.number().min(0),
});

/** What only the business knows. Without its revenue, everything counts in business hours, and no amount is printed. */
export const BUSINESS = z
  .strictObject({
    currency: setting(z.string().regex(CURRENCY, 'write a currency as its three letters, such as EUR'), {
      description: 'Currency of all amounts',
      example: 'EUR',
      otherwise: 'none: it is required as soon as there is an amount',
    }),
    perEuro: setting(z.number().gt(0), {
      description: 'How many of the currency are one euro; the built-in amounts are in euros',
      example: 11.4,
      otherwise: '1 for EUR, USD, GBP and CHF, required for others',
    }),
    staff: setting(z.number().int().min(1), {
      description: 'People in the company: larger ones are attacked more often',
      example: 120,
      otherwise: 'the rates of a company of 50 to 1,000 people',
    }),
    ...INPUTS,
    tolerance: setting(z.array(TOLERANCE), {
      description: 'Largest loss that the owners accept, by its chance in a year',
      example: [
        { chance: 0.1, amount: 50_000 },
        { chance: 0.01, amount: 500_000 },
      ],
      otherwise: 'not shown',
    }),
    history: setting(
      z.strictObject({
        years: z.number().gt(0).max(100),
        events: z.partialRecord(z.enum(LOSSES), z.number().int().min(0).max(10_000)),
      }),
      {
        description: 'Own incidents: how many of each loss in how many years',
        example: { years: 3, events: { S2: 1, S8: 9 } },
        otherwise: 'the published and estimated rates',
      },
    ),
  })
  .check(({ value, issues }) => {
    const fault = (path: PropertyKey[], message: string, input: unknown): void => {
      issues.push({ code: 'custom', path, message, input });
    };
    const amounts = BUSINESS_INPUTS.filter(({ key, unit }) => MONEY_UNITS.has(unit) && value[key] !== undefined);
    const [first] = [...amounts.map(({ key }) => key), ...(value.tolerance === undefined ? [] : ['tolerance'])];
    if (first !== undefined && value.currency === undefined)
      fault([first], 'an amount needs a currency: add business.currency, such as EUR', undefined);
    if (value.currency !== undefined && CURRENCY.test(value.currency) && !isNearTheEuro(value.currency) && value.perEuro === undefined)
      fault(['currency'], `expected business.perEuro beside it: how many ${value.currency} are one euro`, undefined);
    const { tolerance = [] } = value;
    for (const [at, one] of tolerance.entries())
      for (const other of tolerance.slice(0, at))
        if ((one.chance < other.chance && one.amount < other.amount) || (one.chance > other.chance && one.amount > other.amount) || one.chance === other.chance)
          fault(['tolerance', at], 'the targets contradict each other: what is accepted less often must be the larger loss', undefined);
  }); // prettier-ignore

/** Every key, for a configuration to start from. */
export const BUSINESS_EXAMPLE: z.input<typeof BUSINESS> = {
  currency: 'EUR',
  perEuro: 1,
  staff: 120,
  ...Object.fromEntries(
    BUSINESS_INPUTS.map(({ key, example: [low, high] }) => [
      key,
      { low, high, owner: 'Head of finance', asOf: '2026-10-01' },
    ]),
  ),
  tolerance: [
    { chance: 0.1, amount: 50_000 },
    { chance: 0.01, amount: 500_000 },
  ],
  history: { years: 3, events: { S2: 1, S8: 9 } },
};

/** A parameter of data/money.json that the configuration replaces. */
export const MONEY_PARAMETER = z
  .strictObject({
    low: z.number().min(0),
    high: z.number().min(0),
    by: text.max(120).optional(),
    date: day.optional(),
    source: text.max(200).optional(),
  })
  .refine(({ low, high }) => low <= high, { message: UPPER_LOWER, path: ['low'] });
