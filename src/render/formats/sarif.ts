import { accountNames, type AccountNames } from '../../brief/language/account-names.ts';
import type { Assessment, UnreadLine } from '../../model/assessment.ts';
import { reasonLine, type Finding } from '../../model/finding.ts';
import type { CheckLibrary } from './check-details.ts';
import { sanitizeLine } from './sanitize-line.ts';
import { pathSegment, sourcePath } from './source-path.ts';
import { keepFirst, leftOutText, withinLimits, type SarifLimits } from './sarif-limits.ts';
import { LEVEL, sarifRules, SECURITY_SEVERITY } from './sarif-rules.ts';
import { isOpen, worstFirst } from '../../model/finding-order.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** Reasons for notifications: what could not be read is neither a result nor a pass. */
const NOTIFICATIONS = [
  {
    id: 'resource-unread',
    shortDescription: { text: 'A resource could not be read: the result of a check is unknown, not passed' },
  },
  {
    id: 'check-error',
    shortDescription: { text: 'A check ended with an error on a resource: its result is unknown, not passed' },
  },
  { id: 'call-failed', shortDescription: { text: 'An API call failed or was denied' } },
  {
    id: 'left-out',
    shortDescription: { text: 'Results and notifications beyond what GitHub keeps are not in this file' },
  },
] as const;
type NotificationId = (typeof NOTIFICATIONS)[number]['id'];

/** SARIF 2.1.0: failures are results, accepted risks are suppressed, unknown findings and errors are notifications. */
export const toSarif = (assessment: Assessment, library: CheckLibrary, bytes?: number): string =>
  withinLimits(limits => written(assessment, library, limits), bytes);

function written(assessment: Assessment, library: CheckLibrary, limits: SarifLimits): string {
  const { now, client, snapshot, coverage } = assessment;
  const open = worstFirst(assessment.findings.filter(isOpen));
  const context = contextOf(assessment);
  const fails = keepFirst(
    open.filter(({ status }) => status === 'fail'),
    limits.results,
  );
  const unknown = keepFirst(
    open.filter(({ status }) => status !== 'fail'),
    limits.notifications,
  );
  const calls = keepFirst(coverage.unread, limits.calls);
  const run = {
    tool: {
      driver: driverOf(assessment, library),
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
          ...leftOut(fails.left, unknown.left + calls.left),
          ...unknown.kept.map(finding => notificationOf(finding, context)),
          ...calls.kept.map(failedCall),
        ],
      },
    ],
    columnKind: 'utf16CodeUnits',
    results: fails.kept.map(finding => resultOf(finding, context)),
    properties: { confidence: coverage.confidence, score: assessment.score.overall },
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

interface Context {
  /** Positions of the rules. */
  readonly index: ReadonlyMap<string, number>;
  readonly accounts: AccountNames;
}

const contextOf = (assessment: Assessment): Context => ({
  index: new Map(assessment.checks.map((check, position) => [check.id, position])),
  accounts: accountNames(assessment),
});

const driverOf = ({ tool, checks }: Assessment, library: CheckLibrary) => ({
  name: tool.name,
  version: sanitizeLine(tool.version),
  rules: sarifRules(checks, library),
  notifications: NOTIFICATIONS,
});

function leftOut(results: number, notifications: number) {
  const text = leftOutText(results, notifications);
  return text === '' ? [] : [{ descriptor: descriptorOf('left-out'), level: 'warning', message: { text } }];
}

function resultOf(finding: Finding, { index, accounts }: Context) {
  const { id, check, severity, exception } = finding;
  return {
    ...ruleReference(check, index),
    kind: 'fail',
    level: LEVEL[severity],
    message: { text: linkless(sanitizeLine(finding.message, 1000) || check) },
    locations: [locationOf(finding)],
    // GitHub tracks results by the first one.
    partialFingerprints: { primaryLocationLineHash: id, 'cloudbrief/v1': id },
    suppressions: exception === undefined ? [] : [suppressionOf(exception)],
    properties: {
      ...propertiesOf(finding, accounts),
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

function notificationOf(finding: Finding, { index, accounts }: Context) {
  const { message, reason, status } = finding;
  const broken = status === 'error';
  const text = reason === undefined ? message : `${message} (${reasonLine(reason)})`;
  return {
    descriptor: descriptorOf(broken ? 'check-error' : 'resource-unread'),
    associatedRule: ruleIdentity(finding.check, index),
    level: broken ? 'error' : 'warning',
    message: { text: linkless(sanitizeLine(text, 1000)) },
    locations: [locationOf(finding)],
    properties: { fingerprint: finding.id, ...propertiesOf(finding, accounts) },
  };
}

function failedCall(line: UnreadLine) {
  const { provider, account, region, call, reason, detail, count, checks, permissions } = line;
  const where = [provider, account, region].map(part => sanitizeLine(part)).join(' ');
  const why = detail === undefined ? reason : `${reason}: ${sanitizeLine(detail, 500)}`;
  return {
    descriptor: descriptorOf('call-failed'),
    level: 'note',
    message: { text: linkless(`${sanitizeLine(call)} in ${where} failed (${why}).`) },
    properties: {
      provider,
      account,
      region,
      call,
      reason,
      count,
      checks,
      ...(permissions === undefined ? {} : { grants: permissions }),
    },
  };
}

const descriptorOf = (id: NotificationId) => ({ id, index: NOTIFICATIONS.findIndex(one => one.id === id) });

/** Without an index if the assessment does not list the check. */
function ruleIdentity(check: string, index: ReadonlyMap<string, number>): { id: string; index?: number } {
  const position = index.get(check);
  return position === undefined ? { id: check } : { id: check, index: position };
}

function ruleReference(check: string, index: ReadonlyMap<string, number>): { ruleId: string; ruleIndex?: number } {
  const position = index.get(check);
  return position === undefined ? { ruleId: check } : { ruleId: check, ruleIndex: position };
}

function propertiesOf({ question, severity, baseSeverity, resource }: Finding, accounts: AccountNames) {
  const { provider, account, region, kind, type, criticality } = resource;
  const name = accounts.name(account);
  return {
    question,
    severity,
    baseSeverity,
    provider,
    account: sanitizeLine(account),
    ...(name === undefined ? {} : { accountName: sanitizeLine(name) }),
    region: sanitizeLine(region),
    kind,
    type: sanitizeLine(type),
    criticality,
  };
}

/** Code scanning requires a file. */
function locationOf(finding: Finding) {
  const { resource } = finding;
  return {
    physicalLocation: { artifactLocation: { uri: sourcePath(finding) }, region: { startLine: 1 } },
    logicalLocations: [
      { name: sanitizeLine(resource.name), fullyQualifiedName: sanitizeLine(resource.id, 2048), kind: 'resource' },
    ],
  };
}

const slugOf = (name: string): string => pathSegment(name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')); // prettier-ignore

/** SARIF reads `[text](target)` in messages as a link and `{0}` as a placeholder: untrusted text must have neither. */
const linkless = (text: string): string => text.replaceAll('](', '] (').replaceAll(/\{(?=\d+\})/g, '{ ');
