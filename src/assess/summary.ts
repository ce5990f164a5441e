import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { CheckEvidence } from '../risk/risks.ts';

/** How many findings there are of each severity. */
export function summarize(evidence: readonly CheckEvidence[], findings: readonly Finding[]): Assessment['summary'] {
  const summary = Object.fromEntries(
    SEVERITIES.map(severity => [severity, { fail: 0, unknown: 0, pass: 0, accepted: 0 }]),
  ) as Assessment['summary'];
  for (const { check, tally } of evidence) summary[check.severity].pass += tally.pass;
  for (const finding of findings) {
    if (finding.status !== 'fail') summary[finding.severity].unknown += 1;
    else if (finding.exception === undefined) summary[finding.severity].fail += 1;
    else summary[finding.severity].accepted += 1;
  }
  return summary;
}
