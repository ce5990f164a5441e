import type { Money, Saving } from '../../model/money.ts';
import type { Tolerance } from '../../model/business.ts';
import { bandOf, curveOf } from './exceedance.ts';
import { exceedance, meanOf, quantile, summaryOf } from './curve.ts';
import { savingOf } from './saving.ts';
import { simulateYears, type Known, type Simulated } from './simulate.ts';
import type { MoneySpec, Trials } from './spec.ts';
import type { Yearly } from './years.ts';

/** An action with what it changes; left out: nothing that is simulated. */
export interface PricedAction {
  readonly check: string;
  readonly alone?: MoneySpec | undefined;
  /** After the actions before it and itself. */
  readonly upTo?: MoneySpec | undefined;
}

/** What is to be simulated: plain data, for another thread. */
export interface MoneyJob {
  readonly trials: Trials;
  readonly band: { readonly draws: number; readonly years: number };
  readonly today: MoneySpec;
  readonly plan?: MoneySpec | undefined;
  readonly actions: readonly PricedAction[];
  readonly tolerance: readonly Tolerance[];
  /** Today without the stand-bys that only wait. */
  readonly rebuilt?: MoneySpec | undefined;
}

export interface MoneyResult extends Pick<Money, 'today' | 'plan' | 'exceedance' | 'tolerance' | 'saving'> {
  readonly losses: readonly Pick<
    Money['losses'][number],
    'loss' | 'expected' | 'share' | 'chance' | 'typical' | 'bad' | 'plan'
  >[];
  readonly savings: readonly { readonly check: string; readonly alone?: Saving; readonly step?: Saving }[];
  /** What a year costs more without the stand-bys. */
  readonly standby?: Saving;
}

/** Simulates today, the plan, and each action alone and after the others; all of them meet the same events. */
export function runMoneyJob({ trials, band, today, plan, actions, tolerance, rebuilt }: MoneyJob): MoneyResult {
  const known: Known = new Map();
  const play = (spec: MoneySpec): Simulated => simulateYears(spec, trials, known);
  const before = play(today);
  const after = plan === undefined ? undefined : play(plan);
  const sorted = Float64Array.from(before.total).sort();
  const sortedAfter = after === undefined ? undefined : Float64Array.from(after.total).sort();
  let reached = before.total;
  const savings = actions.map(({ check, alone, upTo }) => {
    const at = upTo === undefined ? reached : play(upTo).total;
    const step = upTo === undefined ? undefined : savingOf(reached, at);
    reached = at;
    return {
      check,
      ...(alone === undefined ? {} : { alone: savingOf(before.total, play(alone).total) }),
      ...(step === undefined ? {} : { step }),
    };
  });
  return {
    today: yearOf(before.total),
    ...(after === undefined ? {} : { plan: yearOf(after.total), saving: savingOf(before.total, after.total) }),
    exceedance: {
      today: bandOf(curveOf(sorted), today, { ...band, seed: trials.seed }),
      ...(sortedAfter === undefined ? {} : { plan: curveOf(sortedAfter) }),
    },
    tolerance: tolerance.map(one => toleranceOf(one, sorted, sortedAfter)),
    losses: lossesOf(before, after),
    savings,
    ...(rebuilt === undefined ? {} : { standby: savingOf(play(rebuilt).total, before.total) }),
  }; // prettier-ignore
}

function yearOf(total: Yearly): Money['today'] {
  const { expected, error, ...quantiles } = summaryOf(total);
  return { expected: { value: expected, error }, ...quantiles };
}

function toleranceOf(
  { chance, amount }: Tolerance,
  today: Yearly,
  plan: Yearly | undefined,
): Money['tolerance'][number] {
  const now = exceedance(today, amount);
  return {
    chance,
    amount,
    today: now,
    ...(plan === undefined ? {} : { plan: exceedance(plan, amount) }),
    exceeded: now > chance,
  };
}

function lossesOf(before: Simulated, after: Simulated | undefined): MoneyResult['losses'] {
  const { mean: all } = meanOf(before.total);
  return [...before.byLoss]
    .map(([loss, yearly]) => {
      const { mean, error } = meanOf(yearly);
      const hit = yearly.filter(one => one > 0).sort();
      const then = after?.byLoss.get(loss);
      return {
        loss,
        expected: { value: mean, error },
        share: all === 0 ? 0 : mean / all,
        chance: hit.length / yearly.length,
        typical: quantile(hit, 0.5),
        bad: quantile(hit, 0.95),
        ...(then === undefined ? {} : { plan: meanOf(then).mean }),
      };
    })
    .sort((a, b) => b.expected.value - a.expected.value);
}
