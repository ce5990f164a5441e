import reference from '../fixtures/money/reference.json' with { type: 'json' };
import type { Effect, MoneySpec, Outage, Range, Rate } from '../../src/risk/money/spec.ts';

export { reference };

/** Scores of the reference, by its names of questions; null: not known. */
export type Controls = Readonly<Record<keyof typeof reference.firm.controls, number | null>>;

export const CONTROLS: Controls = reference.firm.controls;
export const PLAN: Controls = { ...CONTROLS, ...reference.planControls };

const exactly = (value: number): Range => ({ low: value, high: value });
const control = (score: number | null): Range => (score === null ? { low: 0, high: 1 } : exactly(score));
const between = ([low = 0, high = 0]: readonly number[]): Range => ({ low, high });
const rate = (name: string, [low = 0, high = 0]: readonly number[], exposure = 1): Rate => ({
  name,
  low: low * exposure,
  high: high * exposure,
});

/** The firm of the reference simulation: one workload, controls fed in directly. */
export function referenceFirm(controls: Controls = CONTROLS, rpoHours: number = reference.firm.rpo_h): MoneySpec {
  const { firm } = reference;
  const effect = (works: Range, more: Partial<Effect> = {}): Effect => ({ share: 1, works, ...more });
  const outage = (loss: Outage['loss'], yearly: Rate, length: readonly number[], one: Effect, more: Partial<Outage> = {}): Outage => ({
    loss,
    places: [{ id: 'the one', rate: yearly, effects: [one] }],
    length: between(length),
    afterwards: firm.after_share,
    effectiveness: 0.95,
    ...more,
  }); // prettier-ignore
  const none = exactly(0);
  const failOver = { hours: exactly(firm.failover_h) };
  const [median = 0, sigma = 0] = firm.rto_ln;
  const width = 1.6448536269514722 * sigma;
  return {
    value: {
      revenuePerHour: exactly(firm.rev_per_hour),
      lostShare: { low: 0.3, high: 1 },
      teamSize: exactly(firm.team_size),
      teamHour: { low: 60, high: 150 },
      data: between(firm.data_loss_cost),
      dataHour: exactly(firm.loss_per_data_hour),
      response: { low: 20_000, high: 300_000 },
      disclosure: { low: 30_000, high: 400_000 },
      records: exactly(firm.records),
      perRecord: { low: 1, high: 60 },
    },
    controls: {
      confidentiality: control(controls.Q02),
      perimeter: control(controls.Q05),
      recovery: control(controls.Q04),
      support: control(controls.Q08),
      surge: none,
      rebuild: control(controls.Q10),
      records: control(controls.Q11),
      people: control(controls.Q13),
    },
    ownRecovery: { low: Math.exp(median - width), high: Math.exp(median + width) },
    slowedBy: { support: 0.5, rebuild: 1, records: 0.5, people: 0.5 },
    outages: [
      outage('S1', rate('S1', [0.005, 0.1], firm.zones), [1.3, 84], effect(control(controls.Q01), failOver)),
      outage('S2', rate('S2', firm.lam_region, firm.regions), [1.9, 34], effect(control(controls.Q06r), failOver)),
      outage('S3', rate('S3', firm.lam_global, firm.global_share), [1.1, 41], effect(none)),
      outage('S4', rate('S4', [1e-4, 5e-3]), [8, 336], effect(none), { afterwards: 0 }),
      outage('S8', rate('S8', [0.5, 4]), [0.3, 6], effect(none)),
    ],
    intrusion: {
      rate: rate('S5', firm.lam_ransom),
      effects: [effect(control(controls.Q03))],
      perimeter: 0.7,
      copiesHit: 0.94 * 0.57,
      safeCopies: 0.9,
      daysWithCopies: { low: 1, high: 7 },
      daysWithout: { low: 5, high: 60 },
      untested: 1,
      standstill: 0.6,
      dataHours: { low: 1, high: 24 },
      mostDataHours: 4 * rpoHours,
      mostTeamHours: 400,
    },
    disclosure: {
      rate: rate('S6', firm.lam_disclose),
      perimeter: 0.7,
      encryption: 0.2,
      share: { low: 0.01, high: 1.5 },
    },
    corruption: {
      rate: rate('S7', [0.05, 0.5]),
      effects: [effect(control(controls.Q03), { data: { low: 0, high: rpoHours, even: true } })],
      effectiveness: 0.9,
      hoursWithCopies: { low: 1, high: 12 },
      hoursWithout: { low: 12, high: 120 },
      untested: 1.5,
      dataShare: 0.3,
      standstill: 0.5,
    },
    expenses: [],
  };
}
