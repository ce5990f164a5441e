import { LOSSES, type Loss } from '../../model/loss.ts';
import { corruptionLoss } from './corruption.ts';
import { disclosureLoss } from './disclosure.ts';
import { expenseLoss } from './expense.ts';
import { intrusionLoss } from './intrusion.ts';
import { outageLoss } from './outage.ts';
import { MODIFIERS, type Modifier, type MoneySpec, type Trials } from './spec.ts';
import { yearsOf, type Yearly, type Years } from './years.ts';

/** The simulated years: what each costs by loss, and in all. */
export interface Simulated {
  readonly total: Yearly;
  readonly byLoss: ReadonlyMap<Loss, Yearly>;
}

/** Years of a company that were simulated before, by what they depend on; shared by runs that differ in a few losses only. */
export type Known = Map<string, Yearly>;

/** Simulates years. The same specification and seed give the same years; two specifications meet the same events. */
export function simulateYears(spec: MoneySpec, trials: Trials, known: Known = new Map<string, Yearly>()): Simulated {
  let years: Years | undefined;
  const byLoss = new Map<Loss, Yearly>();
  const total = new Float64Array(trials.years);
  for (const { loss, part, uses, play } of partsOf(spec)) {
    const key = JSON.stringify([loss, part, trials, spec.value, ...uses]);
    const yearly = known.get(key) ?? play((years ??= yearsOf(spec, trials)));
    known.set(key, yearly);
    add(total, yearly);
    const before = byLoss.get(loss);
    byLoss.set(loss, before === undefined ? yearly : add(Float64Array.from(before), yearly));
  }
  return { total, byLoss: new Map(LOSSES.flatMap(loss => pair(loss, byLoss.get(loss)))) };
}

const pair = (loss: Loss, yearly: Yearly | undefined): (readonly [Loss, Yearly])[] =>
  yearly === undefined ? [] : [[loss, yearly]];

interface Part {
  readonly loss: Loss;
  readonly part: unknown;
  /** What else of the specification it depends on. */
  readonly uses: readonly unknown[];
  readonly play: (years: Years) => Yearly;
}

function partsOf(spec: MoneySpec): Part[] {
  const { outages, intrusion, disclosure, corruption, expenses, controls } = spec;
  const people = [spec.ownRecovery, spec.slowedBy, expenses.find(({ leaves }) => leaves === true)?.rate];
  const slowed = [
    ...people,
    ...MODIFIERS.filter(name => spec.slowedBy[name] !== undefined).map(name => controls[name]),
  ];
  const uses = (...names: readonly Modifier[]): readonly unknown[] => names.map(name => controls[name]);
  const parts: Part[] = outages.map(part => ({
    loss: part.loss,
    part,
    uses: [...(part.afterwards > 0 ? slowed : []), ...(part.stoppedBy === undefined ? [] : uses(part.stoppedBy))],
    play: years => outageLoss(part, spec, years),
  }));
  const add = (loss: Loss, part: unknown, on: readonly unknown[], play: Part['play']): void => {
    parts.push({ loss, part, uses: on, play });
  };
  if (intrusion !== undefined)
    add('S5', intrusion, [...slowed, ...uses('perimeter', 'recovery')], years => intrusionLoss(intrusion, spec, years));
  if (disclosure !== undefined)
    add('S6', disclosure, uses('perimeter', 'confidentiality'), years => disclosureLoss(disclosure, spec, years));
  if (corruption !== undefined)
    add('S7', corruption, uses('recovery'), years => corruptionLoss(corruption, spec, years));
  for (const part of expenses) add(part.loss, part, [], years => expenseLoss(part, years));
  return parts;
}

function add(into: Yearly, other: Yearly): Yearly {
  for (let year = 0; year < into.length; year += 1) into[year] = (into[year] ?? 0) + (other[year] ?? 0);
  return into;
}
