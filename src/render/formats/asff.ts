import type { Assessment } from '../../model/assessment.ts';
import type { Status } from '../../model/finding.ts';
import { acceptance, type FindingRecord } from './finding-record.ts';
import { jsonPieces } from './json-pieces.ts';
import { sanitizeLine } from './sanitize-line.ts';
import { asffTypeOf } from './asff-types.ts';

interface Partition {
  readonly name: string;
  readonly prefix: string;
  /** Where global services live, and findings without a region are imported. */
  readonly home: string;
}

// eslint-disable-next-line no-restricted-syntax -- the name of a partition, not of a provider
const COMMERCIAL: Partition = { name: 'aws', prefix: '', home: 'us-east-1' };
const PARTITIONS: readonly Partition[] = [
  { name: 'aws-cn', prefix: 'cn-', home: 'cn-north-1' },
  { name: 'aws-us-gov', prefix: 'us-gov-', home: 'us-gov-west-1' },
];

const COMPLIANCE: Readonly<Record<Status, string>> = {
  pass: 'PASSED',
  fail: 'FAILED',
  unknown: 'WARNING',
  error: 'WARNING',
  'not-applicable': 'NOT_AVAILABLE',
};

/**
 * AWS Security Finding Format, as a JSON array for `securityhub:BatchImportFindings`. The format knows AWS accounts only:
 * findings of other providers, and answers of people, are left out. An import takes 100 findings of one region at a time.
 */
export function toAsff(assessment: Assessment, records: readonly FindingRecord[]): Iterable<string> {
  const findings = records
    .values()
    .filter(({ finding }) => isAwsAccount(finding.resource.account))
    .map(record => findingOf(assessment, record));
  return jsonPieces(findings);
}

/** Twelve digits, which no account of another provider has for an id. */
const isAwsAccount = (account: string): boolean => /^\d{12}$/.test(account);

function findingOf({ now, snapshot, tool }: Assessment, record: FindingRecord) {
  const { finding, title, message, action, steps } = record;
  const { resource, exception } = finding;
  const place = placeOf(resource);
  const note = exception === undefined ? {} : { Note: { Text: cut(acceptance(exception), 512), UpdatedBy: cut(sanitizeLine(exception.owner), 512), UpdatedAt: now } }; // prettier-ignore
  return {
    SchemaVersion: '2018-10-08',
    Id: `cloudbrief/${resource.account}/${finding.id}`,
    ProductArn: `arn:${place.partition}:securityhub:${place.region}:${resource.account}:product/${resource.account}/default`,
    ProductName: tool.name,
    CompanyName: tool.name,
    GeneratorId: `cloudbrief/${finding.check}`,
    AwsAccountId: resource.account,
    Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
    CreatedAt: snapshot.ended,
    UpdatedAt: now,
    Severity: { Label: finding.severity.toUpperCase(), Original: finding.baseSeverity },
    Title: cut(title, 256),
    Description: cut(message, 1024),
    ...(action === '' ? {} : { Remediation: { Recommendation: { Text: cut([action, ...steps].join(' '), 512) } } }),
    ProductFields: {
      'cloudbrief/Question': finding.question,
      'cloudbrief/Kind': resource.kind,
      'cloudbrief/Criticality': resource.criticality,
    },
    Resources: [
      {
        Type: asffTypeOf(resource.type),
        Id: cut(sanitizeLine(resource.id, 512), 512),
        Partition: place.partition,
        Region: place.region,
      },
    ],
    Compliance: complianceOf(record),
    Workflow: { Status: exception === undefined ? 'NEW' : 'SUPPRESSED' },
    RecordState: 'ACTIVE',
    ...note,
  };
}

/** Security Hub takes at most 32 requirements of 64 characters and a reason of 128 characters for a status. */
function complianceOf({ finding, controls }: FindingRecord) {
  const requirements = controls.map(({ framework, id }) => cut(`${framework} ${id}`, 64)).slice(0, 32);
  return {
    Status: COMPLIANCE[finding.status],
    ...(requirements.length === 0 ? {} : { RelatedRequirements: requirements }),
  };
}

function placeOf({ id, region }: FindingRecord['finding']['resource']): { partition: string; region: string } {
  const named = /^arn:(aws[a-z-]*):/.exec(id)?.[1];
  const { name, home } =
    PARTITIONS.find(partition =>
      named === undefined ? region.startsWith(partition.prefix) : named === partition.name,
    ) ?? COMMERCIAL;
  return { partition: name, region: /^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? region : home };
}

/** Cut by characters of UTF-16, which is what the limits of the API count. */
const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`;
