import type { Assessment, CheckTally, Risk } from '../../model/assessment.ts';

/** The counts of a check. */
export const tallyOf = ({ checks }: Assessment, id: string): CheckTally | undefined =>
  checks.find(check => check.id === id);

/** What its fails are called; a check that is not among the counts goes by its id. */
export const statementOf = (tally: CheckTally | undefined, check: string): string =>
  tally?.failTitle ?? check.replaceAll('-', ' ');

/** The evidence that speaks for a risk, the weightiest first. */
export const failing = (risk: Risk): Risk['evidence'] => risk.evidence.filter(({ fail }) => fail > 0);
