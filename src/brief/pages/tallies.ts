import type { Assessment, CheckTally, Risk } from '../../model/assessment.ts';

/** The counts of a check. */
export const tallyOf = ({ checks }: Assessment, id: string): CheckTally | undefined =>
  checks.find(check => check.id === id);

/** Fail title of a check; its id if it has no counts. */
export const statementOf = (tally: CheckTally | undefined, check: string): string =>
  tally?.failTitle ?? check.replaceAll('-', ' ');

/** Evidence of a risk, by weight. */
export const failing = (risk: Risk): Risk['evidence'] => risk.evidence.filter(({ fail }) => fail > 0);
