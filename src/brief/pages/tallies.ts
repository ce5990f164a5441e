import { memoizePerObject } from '../../lib/memoize.ts';
import type { Assessment, CheckTally, Risk } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';

/** The counts of a check. */
export const tallyOf = ({ checks }: Assessment, id: string): CheckTally | undefined =>
  checks.find(check => check.id === id);

/** Fail title of a check; its id if it has no counts. */
export const statementOf = (tally: CheckTally | undefined, check: string): string =>
  tally?.failTitle ?? check.replaceAll('-', ' ');

/** Evidence of a risk, by weight. */
export const failing = (risk: Risk): Risk['evidence'] => risk.evidence.filter(({ fail }) => fail > 0);

const failsByCheck = memoizePerObject((findings: Assessment['findings']) =>
  Map.groupBy(
    findings.filter(({ status }) => status === 'fail'),
    ({ check }) => check,
  ),
);

/** Every fail of a check, accepted ones included, the most severe first. */
export const failsOf = ({ findings }: Pick<Assessment, 'findings'>, check: string): readonly Finding[] =>
  failsByCheck(findings).get(check) ?? [];
