import type { Severity } from '../../model/severity.ts';
import type { FindingRecord } from './finding-record.ts';
import { jsonPieces } from './json-pieces.ts';
import { sourcePath } from './source-path.ts';

/** GitLab knows info, minor, major, critical and blocker. */
const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
};

/**
 * Code Quality report of GitLab, which its merge requests compare with the target branch. Accepted risks are left out,
 * because the format cannot suppress; unknown findings are `info`, with their reason.
 */
export function toGitlabCodeQuality(records: readonly FindingRecord[]): Iterable<string> {
  const issues = records
    .values()
    .filter(({ finding }) => finding.exception === undefined)
    .map(({ finding, message }) => ({
      type: 'issue',
      check_name: finding.check,
      description: message,
      categories: ['Security'],
      severity: finding.status === 'fail' ? SEVERITY[finding.severity] : 'info',
      fingerprint: finding.id,
      location: { path: sourcePath(finding), lines: { begin: 1 } },
    }));
  return jsonPieces(issues);
}
