import type { Assessment } from '../../model/assessment.ts';
import type { Severity } from '../../model/severity.ts';
import { uuidOf } from '../../lib/uuid.ts';
import type { FindingRecord } from './finding-record.ts';
import { jsonPieces } from './json-pieces.ts';
import { sanitizeLine } from './sanitize-line.ts';
import { sourcePath } from './source-path.ts';

/** Version of the schema: https://gitlab.com/gitlab-org/security-products/security-report-schemas */
const VERSION = '15.0.4';

const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

const NAME = 255;
const SOLUTION = 7000;

/**
 * Security report of GitLab, of the type that its own scanning of infrastructure as code has. A vulnerability is a finding that
 * failed and that nobody accepted; what could not be checked is a message of the scan, because it is no vulnerability.
 */
export function toGitlabSast(assessment: Assessment, records: readonly FindingRecord[]): Iterable<string> {
  const { tool, snapshot, now } = assessment;
  const own = {
    id: tool.name,
    name: tool.name,
    version: sanitizeLine(tool.version) || '0',
    vendor: { name: tool.name },
  };
  return jsonPieces({
    version: VERSION,
    scan: {
      type: 'sast',
      status: 'success',
      start_time: secondOf(snapshot.started, now),
      end_time: secondOf(snapshot.ended, now),
      analyzer: own,
      scanner: own,
      messages: messagesOf(records),
    },
    vulnerabilities: records
      .values()
      .filter(({ finding }) => finding.status === 'fail' && finding.exception === undefined)
      .map(vulnerabilityOf),
  });
}

/** ISO 8601 in UTC without fractions and zone. */
function secondOf(time: string, otherwise: string): string {
  const [date, fallback] = [new Date(time), new Date(otherwise)];
  return (Number.isNaN(date.getTime()) ? fallback : date).toISOString().slice(0, 19);
}

/** One for each check that is not answered everywhere. */
function messagesOf(records: readonly FindingRecord[]) {
  const unknown = records.filter(({ finding }) => finding.status !== 'fail');
  return [...Map.groupBy(unknown, ({ finding }) => finding.check)].map(([check, found]) => ({
    level: 'warn',
    value: `${check}: ${found.length} could not be checked. ${found[0]?.message ?? ''}`.trim(),
  }));
}

function vulnerabilityOf({ finding, title, message, risk, action, steps, controls }: FindingRecord) {
  const solution = [action, ...steps].filter(line => line !== '').join('\n');
  return {
    id: uuidOf(finding.id),
    name: title.slice(0, NAME).toWellFormed(),
    description: [message, risk].filter(line => line !== '').join('\n'),
    severity: SEVERITY[finding.severity],
    ...(solution === '' ? {} : { solution: solution.slice(0, SOLUTION).toWellFormed() }),
    // GitLab tracks a vulnerability by its first identifier and its location.
    identifiers: [
      { type: 'cloudbrief', name: finding.check, value: `${finding.check} ${finding.id}` },
      ...controls.map(({ framework, id }) => ({ type: 'control', name: `${framework} ${id}`, value: `${framework} ${id}` })),
    ],
    location: { file: sourcePath(finding), start_line: 1 },
  }; // prettier-ignore
}
