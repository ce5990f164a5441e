import type { Assessment } from '../../model/assessment.ts';
import type { Status } from '../../model/finding.ts';
import { CLOUDS } from '../../model/kinds.ts';
import type { Severity } from '../../model/severity.ts';
import { acceptance, type FindingRecord } from './finding-record.ts';
import { jsonPieces } from './json-pieces.ts';
import { sanitizeLine } from './sanitize-line.ts';

/** Version of the schema: https://schema.ocsf.io/1.5.0/classes/compliance_finding */
const VERSION = '1.5.0';

const SEVERITY: Readonly<Record<Severity, readonly [id: number, caption: string]>> = {
  critical: [5, 'Critical'],
  high: [4, 'High'],
  medium: [3, 'Medium'],
  low: [2, 'Low'],
};

/** `Warning` is defined as a check that did not yield a result for lack of information. */
const COMPLIANCE: Readonly<Record<Status, readonly [id: number, caption: string]>> = {
  pass: [1, 'Pass'],
  unknown: [2, 'Warning'],
  error: [2, 'Warning'],
  fail: [3, 'Fail'],
  'not-applicable': [99, 'Other'],
};

/** What every event of the class says. */
const CLASS = {
  activity_id: 1,
  activity_name: 'Create',
  category_uid: 2,
  category_name: 'Findings',
  class_uid: 2003,
  class_name: 'Compliance Finding',
  type_uid: 200_301,
  type_name: 'Compliance Finding: Create',
};

/** OCSF events of the class Compliance Finding, as a JSON array: one for each failed or unknown finding. */
export function toOcsf(assessment: Assessment, records: readonly FindingRecord[]): Iterable<string> {
  return jsonPieces(records.values().map(record => eventOf(assessment, record)));
}

function eventOf({ now, tool }: Assessment, record: FindingRecord) {
  const { finding, title, message } = record;
  const { severity, exception } = finding;
  const [severityId, severityName] = SEVERITY[severity];
  return {
    ...CLASS,
    time: Date.parse(now),
    message,
    severity_id: severityId,
    severity: severityName,
    ...(exception === undefined
      ? { status_id: 1, status: 'New' }
      : { status_id: 3, status: 'Suppressed', comment: acceptance(exception) }),
    metadata: {
      version: VERSION,
      profiles: ['cloud'],
      event_code: finding.check,
      product: { name: tool.name, vendor_name: tool.name, version: sanitizeLine(tool.version) },
    },
    finding_info: {
      uid: finding.id,
      title,
      desc: message,
      created_time: Date.parse(now),
      types: [record.question],
    },
    compliance: complianceOf(record),
    ...remediationOf(record),
    resources: [resourceOf(record)],
    cloud: cloudOf(finding.resource),
    unmapped: {
      question: finding.question,
      kind: finding.resource.kind,
      scope: finding.scope,
      base_severity: finding.baseSeverity,
      ...(finding.credit === undefined ? {} : { credit_thousandths: finding.credit }),
    },
  };
}

function complianceOf({ finding, title, risk, controls }: FindingRecord) {
  const [id, caption] = COMPLIANCE[finding.status];
  return {
    control: title,
    ...(risk === '' ? {} : { desc: risk }),
    status_id: id,
    status: caption,
    status_code: finding.status,
    ...(finding.reason === undefined ? {} : { status_details: [sanitizeLine(finding.reason.detail ?? finding.reason.code, 1000)] }), // prettier-ignore
    standards: [...new Set(controls.map(({ framework }) => framework))],
    requirements: controls.map(({ framework, id: control }) => `${framework} ${control}`),
  };
}

const remediationOf = ({ action, steps }: FindingRecord) =>
  action === '' ? {} : { remediation: { desc: [action, ...steps].join('\n') } };

function resourceOf({ finding: { resource } }: FindingRecord) {
  return {
    uid: sanitizeLine(resource.id, 2048),
    name: sanitizeLine(resource.name),
    type: sanitizeLine(resource.type),
    region: sanitizeLine(resource.region),
    criticality: resource.criticality,
  };
}

function cloudOf({ provider, account, region }: FindingRecord['finding']['resource']) {
  return {
    // Answers of people belong to no cloud.
    // Nor do the systems that an extension reads.
    provider: CLOUDS.find(([id]) => id === provider)?.[1] ?? 'Other',
    account: { uid: sanitizeLine(account) },
    region: sanitizeLine(region),
  };
}
