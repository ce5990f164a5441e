import type { Assessment, UnreadLine } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import type { CheckLibrary } from './check-details.ts';
import { sanitizeLine } from './sanitize-line.ts';
import { LEVEL, sarifRules, SECURITY_SEVERITY } from './sarif-rules.ts';
import { isOpen, worstFirst } from '../../model/finding-order.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** What the notifications are about: a blind spot is no result, and no clean bill either. */
const NOTIFICATIONS = [
  {
    id: 'could-not-look',
    shortDescription: { text: 'A check could not look at a resource; it is not counted as passed' },
  },
  { id: 'check-failed', shortDescription: { text: 'A check broke on a resource; it is not counted as passed' } },
  { id: 'call-refused', shortDescription: { text: 'The provider did not answer a call' } },
] as const;
type NotificationId = (typeof NOTIFICATIONS)[number]['id'];

/** SARIF 2.1.0: fails are results, accepted ones suppressed; what could not be seen are notifications of the run. */
export function toSarif(assessment: Assessment, library: CheckLibrary): string {
  const { tool, now, client, snapshot, coverage } = assessment;
  const open = worstFirst(assessment.findings.filter(isOpen));
  const index = new Map(assessment.checks.map((check, position) => [check.id, position]));
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: sanitizeLine(tool.version),
        rules: sarifRules(assessment.checks, library),
        notifications: NOTIFICATIONS,
      },
    },
    automationDetails: {
      id: `cloudbrief/${slugOf(client.name)}/${now}`,
      description: { text: linkless(`Risk briefing of ${sanitizeLine(client.name)} as of ${now}`) },
    },
    invocations: [
      {
        executionSuccessful: open.every(({ status }) => status !== 'error'),
        startTimeUtc: snapshot.started,
        endTimeUtc: snapshot.ended,
        toolExecutionNotifications: [
          ...open.filter(({ status }) => status !== 'fail').map(finding => notificationOf(finding, index)),
          ...coverage.unread.map(refusedCall),
        ],
      },
    ],
    columnKind: 'utf16CodeUnits',
    results: open.filter(({ status }) => status === 'fail').map(finding => resultOf(finding, index)),
    properties: { confidence: coverage.confidence, score: assessment.score.overall },
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function resultOf(finding: Finding, index: ReadonlyMap<string, number>) {
  const { id, check, severity, exception } = finding;
  return {
    ...ruleReference(check, index),
    kind: 'fail',
    level: LEVEL[severity],
    message: { text: linkless(sanitizeLine(finding.message, 1000) || check) },
    locations: [locationOf(finding)],
    // Code scanning tracks by the first name; the second says whose it is.
    partialFingerprints: { primaryLocationLineHash: id, 'cloudbrief/v1': id },
    suppressions: exception === undefined ? [] : [suppressionOf(exception)],
    properties: {
      ...propertiesOf(finding),
      'security-severity': SECURITY_SEVERITY[severity],
      ...(finding.credit === undefined ? {} : { credit: finding.credit }),
    },
  };
}

const suppressionOf = ({ owner, reason, until }: NonNullable<Finding['exception']>) => ({
  kind: 'external',
  status: 'accepted',
  justification: `${sanitizeLine(reason, 1000)} (accepted by ${sanitizeLine(owner)} until ${sanitizeLine(until)})`,
});

function notificationOf(finding: Finding, index: ReadonlyMap<string, number>) {
  const { message, reason, status } = finding;
  const broken = status === 'error';
  const text = reason === undefined ? message : `${message} (${reason})`;
  return {
    descriptor: descriptorOf(broken ? 'check-failed' : 'could-not-look'),
    associatedRule: ruleIdentity(finding.check, index),
    level: broken ? 'error' : 'warning',
    message: { text: linkless(sanitizeLine(text, 1000)) },
    locations: [locationOf(finding)],
    properties: { fingerprint: finding.id, ...propertiesOf(finding) },
  };
}

function refusedCall(line: UnreadLine) {
  const { provider, account, region, call, reason, detail, count, checks, grants } = line;
  const where = [provider, account, region].map(part => sanitizeLine(part)).join(' ');
  const why = detail === undefined ? reason : `${reason}: ${sanitizeLine(detail, 500)}`;
  return {
    descriptor: descriptorOf('call-refused'),
    level: 'note',
    message: { text: linkless(`${sanitizeLine(call)} in ${where} was not answered (${why}).`) },
    properties: { provider, account, region, call, reason, count, checks, ...(grants === undefined ? {} : { grants }) },
  };
}

const descriptorOf = (id: NotificationId) => ({ id, index: NOTIFICATIONS.findIndex(one => one.id === id) });

/** A finding of a check that the assessment does not list still names its rule. */
function ruleIdentity(check: string, index: ReadonlyMap<string, number>): { id: string; index?: number } {
  const position = index.get(check);
  return position === undefined ? { id: check } : { id: check, index: position };
}

function ruleReference(check: string, index: ReadonlyMap<string, number>): { ruleId: string; ruleIndex?: number } {
  const position = index.get(check);
  return position === undefined ? { ruleId: check } : { ruleId: check, ruleIndex: position };
}

function propertiesOf({ question, severity, baseSeverity, resource }: Finding) {
  const { provider, account, region, kind, type, criticality } = resource;
  return {
    question,
    severity,
    baseSeverity,
    provider,
    account: sanitizeLine(account),
    region: sanitizeLine(region),
    kind,
    type: sanitizeLine(type),
    criticality,
  };
}

/** Code scanning wants a file. A cloud has none: the path is made of what does not change between two runs. */
function locationOf({ check, resource }: Finding) {
  const path = ['cloud', resource.provider, resource.account, resource.region, check].map(segmentOf).join('/');
  return {
    physicalLocation: { artifactLocation: { uri: path }, region: { startLine: 1 } },
    logicalLocations: [
      { name: sanitizeLine(resource.name), fullyQualifiedName: sanitizeLine(resource.id, 2048), kind: 'resource' },
    ],
  };
}

/** One segment of a path that no reader takes for two, for a parent folder or for none. */
function segmentOf(text: string): string {
  const encoded = encodeURIComponent(sanitizeLine(text));
  return encoded === '' || /^\.+$/.test(encoded) ? '_' : encoded;
}

const slugOf = (name: string): string => segmentOf(name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')); // prettier-ignore

/** Messages may hold links in SARIF (`[text](target)`) and placeholders (`{0}`); a name from a cloud may not. */
const linkless = (text: string): string => text.replaceAll('](', '] (').replaceAll(/\{(?=\d+\})/g, '{ ');
