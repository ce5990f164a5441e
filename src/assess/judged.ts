import { subjectOf, type Outcome } from '../check/evaluate.ts';
import { sanitizeText } from '../lib/text.ts';
import { truncateValue } from '../lib/truncate.ts';
import type { Check, Need } from '../model/check.ts';
import type { Criticality } from '../model/criticality.ts';
import type { Finding, Status } from '../model/finding.ts';
import type { Kind } from '../model/kinds.ts';
import { findingId, resourceKey } from '../model/keys.ts';
import type { Reading, UnreadReason } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';
import { shiftSeverity, type Severity } from '../model/severity.ts';
import type { CriticalityEstimate } from './criticality.ts';
import { outcomeMessage } from './outcome-message.ts';
import type { ListGap } from './unread-lists.ts';

/** A need that is unread; without a reason, one that may be. */
export interface UnreadNeed {
  readonly need: Need;
  readonly reason?: UnreadReason;
}

/** The outcome of a check for one resource or one unread list, with what the score needs to count it. */
export interface Judged {
  readonly check: Check;
  readonly status: Status;
  readonly criticality: Criticality;
  /** Built on demand: most outcomes are passes, which are only counted. */
  readonly finding: () => Finding;
  /** Thousandths: 1000 for a pass. */
  readonly credit: number;
  readonly weight: number;
  readonly high: number;
  readonly kind: Kind;
  /** The unit that read the resource. */
  readonly unit: string;
  /** The account of the resource or of the list. */
  readonly account: string;
  /** Undefined for an unread list. */
  readonly resource?: Resource;
  /** The needs that are unread; of an unread list, none that are known. */
  readonly unreadNeeds: () => readonly UnreadNeed[];
  /** Set for an unread list. */
  readonly gap?: { readonly criticality: Criticality };
}

export type Read = (need: Need) => Reading<unknown>;

/** What a finding about a resource is made from. */
export interface ResourceOutcome {
  readonly check: Check;
  readonly resource: Resource;
  readonly outcome: Outcome;
  readonly read: Read;
  readonly worth: CriticalityEstimate;
  /** The units that read what a check was given of a resource. */
  readonly unitsOf: (check: Check, resource: Resource) => string[];
  /** The workload that a resource is part of, where one was named. */
  readonly workloadOf?: ((resource: Resource) => string | undefined) | undefined;
}

export function judgedResource(given: ResourceOutcome): Judged {
  const { check, resource, outcome, worth } = given;
  return {
    check,
    status: outcome.status,
    finding: () => resourceFinding(given),
    credit: creditOf(outcome),
    criticality: worth.criticality,
    weight: worth.weight,
    high: worth.high,
    kind: resource.kind,
    unit: resource.unit,
    account: resource.account,
    resource,
    unreadNeeds: () => unreadNeeds(given),
  };
}

/** All of them, not only the one that made the outcome unknown: each call that was refused takes its part. */
function unreadNeeds({ check, read }: ResourceOutcome): readonly UnreadNeed[] {
  const unread = check.needs.flatMap((need): UnreadNeed[] => {
    const reading = read(need);
    const counts = reading.state === 'unread' && check.details?.includes(need) !== true;
    return counts ? [{ need, reason: reading.reason }] : [];
  });
  return unread.length > 0 ? unread : check.needs.map(need => ({ need }));
}

/** The highest criticality that the rules name, and the highest that a resource of the list may have. */
export function judgedGap(
  check: Check,
  gap: ListGap,
  { named, hidden }: { readonly named: Criticality; readonly hidden: Criticality },
): Judged {
  const finding = (): Finding => ({
    ...heading(check, gap.identity, check.severity),
    status: 'unknown',
    scope: 'list',
    message: gap.message,
    template: gap.template,
    reason: gap.reason,
    evidence: { values: {}, units: [gap.unit] },
    resource: { ...gap.resource, criticality: named },
  });
  return {
    check,
    status: 'unknown',
    finding,
    criticality: named,
    credit: 0,
    weight: 0,
    high: 0,
    kind: gap.resource.kind,
    unit: gap.unit,
    account: gap.resource.account,
    unreadNeeds: () => [],
    gap: { criticality: hidden },
  };
}

function resourceFinding(given: ResourceOutcome): Finding {
  const { check, resource, outcome, read, unitsOf } = given;
  const credit = creditOf(outcome);
  const name = sanitizeText(resource.name);
  return {
    ...heading(check, resourceKey(resource), severityOf(given)),
    status: outcome.status,
    scope: 'resource',
    ...(outcome.status === 'fail' && credit > 0 ? { credit } : {}),
    ...outcomeMessage(check, outcome, resource.kind, name),
    evidence: { values: valuesOf(check, read), units: unitsOf(check, resource) },
    resource: resourceSummary(given, name),
  };
}

function heading(check: Check, resource: string, severity: Severity) {
  return {
    id: findingId(check, resource),
    check: check.id,
    question: check.question,
    severity,
    baseSeverity: check.severity,
  };
}

/** The severity of the check, adjusted by the check for this resource and by the criticality of the resource. */
function severityOf({ check, resource, outcome, read, worth }: ResourceOutcome): Severity {
  const step = worth.criticality === 'test' ? -1 : worth.criticality === 'crown-jewel' ? 1 : 0;
  const adjusted = outcome.status === 'fail' ? (check.adjust?.(subjectOf(check, resource, read)) ?? 0) : 0;
  return shiftSeverity(check.severity, adjusted + step);
}

function resourceSummary({ resource, worth, workloadOf }: ResourceOutcome, name: string): Finding['resource'] {
  const { id, stableId, slot, kind, type, provider, account, region } = resource;
  const workload = workloadOf?.(resource);
  return {
    id,
    ...(stableId === undefined ? {} : { stableId }),
    ...(slot === undefined ? {} : { slot }),
    name,
    kind,
    type,
    provider,
    account,
    region,
    criticality: worth.criticality,
    ...(workload === undefined ? {} : { workload }),
  };
}

/** What the check was given; what could not be read is no value. */
function valuesOf(check: Check, read: Read): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const need of check.needs) {
    const reading = read(need);
    if (reading.state !== 'unread') values[need] = reading.state === 'value' ? truncateValue(reading.value) : null;
  }
  return values;
}

/** In thousandths. */
function creditOf(outcome: Outcome): number {
  if (outcome.status === 'pass') return thousandths(outcome.credit ?? 1);
  return outcome.status === 'fail' ? thousandths(outcome.credit) : 0;
}

const thousandths = (share: number): number => Math.round(share * 1000);
