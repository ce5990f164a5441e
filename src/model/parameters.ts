import type { FreshnessClass } from './check.ts';

/**
 * The numbers that scores, grades and sentences rest on (risk model 1.2, 1.3). They stand here once: the engine reckons with
 * them, and the ledger of the method page prints them.
 */
export const PARAMETERS = {
  /** What a failed decisive check leaves of its question, by the resource that failed it. */
  caps: { 'crown-jewel': 39, production: 59 },
  /** The proven score from which a grade holds. */
  grades: { strong: 90, good: 75, 'needs-work': 60, weak: 40 },
  /** The overall score stays at `survivalCap` while a question of survival is below `survivalFloor`. */
  survivalFloor: 40,
  survivalCap: 59,
  /** Coverage in percent. */
  notAssessedBelow: 40,
  provisionalBelow: 70,
  /** Coverage of the leading question from which a risk is told with this certainty. */
  certainty: { high: 85, medium: 60 },
  /** At best below this, a risk is told in plain words though no decisive check failed. */
  graveBelow: 60,
  /** Credit for what a person says. */
  documented: 0.8,
  stated: 0.5,
  /** Work in person-days. */
  effort: { S: 5, M: 20, L: 80 },
} as const;

/** Credit by the age of a proof in days; older than the last row, or without a date, it earns nothing. */
export const FRESHNESS: Readonly<Record<FreshnessClass, readonly (readonly [days: number, credit: number])[]>> = {
  // CIS Controls v8.1 11.5 asks for a restore test each quarter.
  'restore-test': [[92, 1], [365, 0.8], [730, 0.4]],
  // DORA article 11(6)(a): at least once a year.
  exercise: [[365, 1], [730, 0.5]],
  review: [[92, 1], [365, 0.7]],
}; // prettier-ignore
