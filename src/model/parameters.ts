import type { FreshnessClass } from './check.ts';

/**
 * Parameters of scores, grades and sentences (risk model 1.2, 1.3). The engine calculates with them, and the evidence of the
 * briefing prints them.
 */
export const PARAMETERS = {
  /** Cap of a question by a failed decisive check, by criticality of the failed resource. */
  caps: { 'crown-jewel': 39, production: 59 },
  /** Minimum proven score of each grade. */
  grades: { strong: 90, good: 75, 'needs-work': 60, weak: 40 },
  /** `survivalCap` caps the overall score while a survival question is below `survivalFloor`. */
  survivalFloor: 40,
  survivalCap: 59,
  /** Coverage in percent. */
  notAssessedBelow: 40,
  provisionalBelow: 70,
  /** Minimum coverage of the leading question for each level of confidence in a risk. */
  certainty: { high: 85, medium: 60 },
  /** If the possible score is below this, a risk is stated as certain without a failed decisive check. */
  graveBelow: 60,
  /** Credit for answers of the interview. */
  documented: 0.8,
  stated: 0.5,
  /** Effort in person-days. */
  effort: { XS: 1, S: 5, M: 20, L: 80 },
  /** An effort holds for `upTo` resources; ten times as many take `times` as long. */
  effortGrowth: { upTo: 10, times: 2 },
  /** Person-days for the plan of 90 days, unless the configuration has a figure: the working days of one person. */
  capacityDays: 60,
} as const;

/** Credit by the age of proof in days; older than the last row, or without a date: none. */
export const FRESHNESS: Readonly<Record<FreshnessClass, readonly (readonly [days: number, credit: number])[]>> = {
  // CIS Controls v8.1 11.5 requires a restore test each quarter.
  'restore-test': [[92, 1], [365, 0.8], [730, 0.4]],
  // DORA article 11(6)(a): at least once a year.
  exercise: [[365, 1], [730, 0.5]],
  review: [[92, 1], [365, 0.7]],
}; // prettier-ignore
