import type { Effort } from '../../model/effort.ts';
import { BUSINESS_INPUTS, MONEY_UNITS } from '../../model/business.ts';
import type { Action } from '../../model/assessment.ts';
import type { Loss } from '../../model/loss.ts';
import { BASES, type Money, type Worth } from '../../model/money.ts';
import { roundHalfUp } from '../../lib/number.ts';
import { daysOf } from '../../model/work-days.ts';
import type { Company } from './company-facts.ts';
import { leftOut } from './company.ts';
import type { MoneyJob, MoneyResult } from './job.ts';
import { inLocalPrice, spendingOf, type ListedSpending } from './spending.ts';
import type { MoneySpec, Rate } from './spec.ts';
import { given, inCurrency, isPriced } from './value.ts';

interface Assembly {
  readonly company: Company;
  readonly job: MoneyJob;
  readonly result: MoneyResult;
  readonly actions: readonly Action[];
  readonly notSimulated: readonly string[];
  readonly spending: ListedSpending;
}

/** The money section of an assessment: what was simulated, with what it rests on. */
export function assembleMoney({ company, job, result, actions, notSimulated, spending }: Assembly): Money {
  const { parameters, business } = company;
  const { savings, losses: simulated, standby, ...figures } = result;
  // A person who leaves costs no hours; what takes longer without them is in the other losses.
  const counted = simulated.filter(({ expected }) => expected.value > 0);
  const losses = counted.map(one => ({ ...one, ...basisOf(one.loss, job.today, company) }));
  const guessed = losses.filter(({ basis }) => basis === 'expert');
  const priced = isPriced(business);
  const money: Money = {
    unit: priced ? 'money' : 'hours',
    ...(priced ? { currency: business.currency } : {}),
    simulation: { years: job.trials.years, seed: job.trials.seed, band: job.band },
    parameters: {
      checksum: parameters.checksum,
      own: parameters.list.filter(one => one.class === 'own').map(({ id }) => id),
    },
    ...figures,
    losses,
    leftOut: leftOut(job.today, company),
    actions: savings.map(saving => worthOf(saving, actions, company, spending)),
    notSimulated: [...notSimulated],
    inputs: inputsOf(company),
    ...(priced ? { spending: spendingOf(company, spending, losses, standby) } : {}),
    guesswork: { share: guessed.reduce((sum, one) => sum + one.share, 0), losses: guessed.map(({ loss }) => loss) },
  };
  return rounded(money) as Money;
}

type Basis = Pick<Money['losses'][number], 'rate' | 'basis' | 'history'>;

/** The rates behind a loss: the widest range, and the weakest source among them. */
function basisOf(loss: Loss, spec: MoneySpec, { parameters }: Company): Basis {
  const rates = ratesOf(loss, spec);
  const found = rates.flatMap(({ name }) =>
    name.split('+').flatMap(id => parameters.list.filter(one => one.id === id)),
  );
  const bases = found.map(one => BASES.indexOf(one.class));
  const history = rates.find(one => one.history !== undefined)?.history;
  const basis = history !== undefined || bases.length === 0 ? 'own' : (BASES[Math.max(...bases)] ?? 'expert');
  return {
    rate: {
      low: Math.min(...rates.map(({ low }) => low)),
      high: Math.max(...rates.map(({ high }) => high)),
      unit: found[0]?.unit ?? 'per year',
    },
    basis,
    ...(history === undefined ? {} : { history }),
  };
}

function ratesOf(loss: Loss, { outages, intrusion, disclosure, corruption, expenses }: MoneySpec): Rate[] {
  const single = { S5: intrusion, S6: disclosure, S7: corruption } as Partial<Record<Loss, { readonly rate: Rate }>>;
  return [
    ...outages.filter(one => one.loss === loss).flatMap(({ places }) => places.map(({ rate }) => rate)),
    ...[single[loss]?.rate ?? []].flat(),
    ...expenses.filter(one => one.loss === loss).map(({ rate }) => rate),
  ];
}

/** The least days that an action takes, by the most: a small one may be done in one. */
const LEAST_DAYS: Readonly<Record<Effort, (high: number) => number>> = {
  XS: high => high / 4,
  S: high => Math.min(1, high),
  M: high => Math.ceil(high / 4),
  L: high => Math.ceil(high / 4),
};

function worthOf(
  { check, ...saving }: MoneyResult['savings'][number],
  actions: readonly Action[],
  company: Company,
  { byCheck }: ListedSpending,
): Worth {
  const action = actions.find(one => one.check === check);
  const high = action === undefined ? 0 : daysOf(action);
  const days = { low: LEAST_DAYS[action?.effort ?? 'M'](high), high };
  if (!isPriced(company.business)) return { check, ...saving, days };
  const perDay = given(company.business, 'dayCost') ?? inCurrency(company.parameters.of('day-cost'), company.business);
  const once = { low: days.low * perDay.low, high: days.high * perDay.high };
  const listed = byCheck.get(check);
  return {
    check,
    ...saving,
    days,
    cost: { once, ...(listed === undefined ? {} : { yearly: inLocalPrice(listed, company) }) },
  };
}

function inputsOf({ business }: Company): Money['inputs'] {
  return BUSINESS_INPUTS.flatMap(({ key, unit }) => {
    const input = business[key];
    if (input === undefined) return [];
    const { low, high, owner, asOf } = input;
    const named = MONEY_UNITS.has(unit) ? unit.replace('money', business.currency ?? '') : unit;
    return [{ key, low, high, unit: named, ...(owner === undefined ? {} : { owner }), ...(asOf === undefined ? {} : { asOf }), basis: 'own' as const }];
  }); // prettier-ignore
}

const DIGITS = 6;

/** Numbers with so many digits as two machines agree on. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : roundedNumber(value);
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rounded(member)]));
}

function roundedNumber(value: number): number {
  const size = Math.abs(value);
  const digits = Math.min(12, Math.max(0, DIGITS - 1 - Math.floor(Math.log10(size || 1))));
  return Math.sign(value) * roundHalfUp(size, digits);
}
