import { z } from 'zod';
import { SCENARIOS } from '../survival.ts';

const hours = z.number().nonnegative();

/** A target of a workload, and what the simulation says; null: without bound. */
const outcome = z.strictObject({
  scenario: z.enum(SCENARIOS),
  targetHours: hours,
  bestHours: hours.nullable(),
  worstHours: hours.nullable(),
  verdict: z.enum(['met', 'missed', 'cannot-tell']),
});

/** Workloads: what the simulation makes of their recovery targets. Absent: no target. Unread where none is missed and one cannot be told. */
export const workloadFacets = {
  /** Hours down, by scenario with a recovery time objective. */
  recoveryTimes: z.array(outcome),
  /** Hours of lost data, by scenario with a recovery point objective. */
  recoveryPoints: z.array(outcome),
} as const;
