import { createJudge } from '../check/judge.ts';
import { evaluate, subjectOf, type Outcome } from '../check/evaluate.ts';
import { fillMessage } from '../check/message.ts';
import type { Fact } from '../facts/define-fact.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import { shortHash } from '../lib/hash.ts';
import { truncateValue } from '../lib/truncate.ts';
import { sanitizeText, upperFirst } from '../lib/text.ts';
import type { Check, MessageData, Need } from '../model/check.ts';
import type { Criticality } from '../model/criticality.ts';
import { FACETS, type FacetName } from '../model/facets.ts';
import type { FactName } from '../model/facts.ts';
import type { Finding, Status } from '../model/finding.ts';
import type { Kind } from '../model/kinds.ts';
import { NEED_LABELS } from '../model/need-labels.ts';
import { practiceIdentity } from '../model/vocabulary/identity.ts';
import { unread, type Reading } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';
import { shiftSeverity, type Severity } from '../model/severity.ts';
import { UNREAD_MESSAGES } from '../model/unread-messages.ts';
import {
  createCriticalityResolver,
  highestCriticality,
  type CriticalityRule,
  type CriticalityEstimate,
} from './criticality.ts';
import { createFactReader, type FactColumn } from './fact-reader.ts';
import { gapsOf, type ListGap } from './unread-lists.ts';

/** What was said of one resource, with what the score needs to count it. */
export interface Judged {
  readonly check: Check;
  readonly status: Status;
  readonly criticality: Criticality;
  /** Put into words only when somebody keeps it: most are passes that are merely counted. */
  readonly finding: () => Finding;
  /** Thousandths: 1000 for a pass. */
  readonly credit: number;
  readonly weight: number;
  readonly high: number;
  /** The unit that read the resource. */
  readonly unit: string;
  /** What was judged; left out where a whole list was not answered. */
  readonly resource?: Resource;
  /** Set where a whole list was not answered instead of one resource. */
  readonly gap?: { readonly denied: boolean; readonly criticality: Criticality };
}

export interface JudgeOptions {
  readonly checks: readonly Check[];
  readonly facts: readonly Fact[];
  readonly now: string;
  readonly criticality: readonly CriticalityRule[];
  /** The workload that a resource is part of, where one was named. */
  readonly workloadOf?: ((resource: Resource) => string | undefined) | undefined;
  /** Parameters by check id; what is left out has the check's default. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The units that read what a check was given of a resource. */
  readonly unitsOf: (check: Check, resource: Resource) => string[];
}

const FACET_NAMES: ReadonlySet<string> = new Set(FACETS);

/** Asks every check about every resource of its kinds, one finding at a time: check by check, resources by id. */
export function* judgeInventory(index: InventoryIndex, options: JudgeOptions): Generator<Judged> {
  const judge = createJudge(options.now);
  const worthOf = createCriticalityResolver(index, options.criticality);
  const hidden = highestCriticality(options.criticality);
  const readFact = createFactReader(index, options.facts);
  const worths = new Map<Kind, readonly CriticalityEstimate[]>();
  const gaps = new Map<Kind, readonly ListGap[]>();
  for (const check of options.checks) {
    const params = check.params?.parse(options.params[check.id] ?? {});
    const kinds = typeof check.resource === 'string' ? [check.resource] : check.resource;
    for (const kind of kinds) {
      const open = gaps.get(kind) ?? [...gapsOf(index, kind)];
      gaps.set(kind, open);
      for (const gap of open) if (!isContent(check, gap, judge, params)) yield unanswered(check, gap, hidden);
      const resources = index.seen(kind);
      const worth = worths.get(kind) ?? resources.map(worthOf);
      worths.set(kind, worth);
      const needs = new Map(check.needs.map(need => [need, columnFor(need, kind, readFact)]));
      for (let position = 0; position < resources.length; position++) {
        const resource = resources[position];
        if (resource === undefined || (check.topic !== undefined && check.topic !== resource.slot)) continue;
        const read: Read = need => needs.get(need)?.(resource, position) ?? unread('not-collected', need);
        const outcome = evaluate(check, resource, read, judge, params);
        yield judged(
          check,
          resource,
          { outcome, read, unitsOf: options.unitsOf, workloadOf: options.workloadOf },
          worth[position] ?? worthOf(resource),
        );
      }
    }
  }
}

type Read = (need: Need) => Reading<unknown>;

function columnFor(need: Need, kind: Kind, facts: ReturnType<typeof createFactReader>): FactColumn {
  return FACET_NAMES.has(need) ? resource => facet(resource, need as FacetName) : facts(need as FactName, kind);
}

/** Whether a check would pass whatever the list holds. One that looks at anything uncertain is not: it might fail. */
function isContent(
  check: Check,
  { invariants, resource }: ListGap,
  judge: ReturnType<typeof createJudge>,
  params: unknown,
): boolean {
  if (invariants === undefined) return false;
  const read: Read = need =>
    (invariants as Partial<Record<Need, Reading<unknown>>>)[need] ?? unread('not-collected', need);
  const { status } = evaluate(check, { ...resource, tags: {} }, read, judge, params);
  return status === 'pass' || status === 'not-applicable';
}

function heading(check: Check, resourceKey: string, severity: Severity) {
  // The first id that a check ever had keeps its findings the same when it is renamed.
  const id = shortHash(check.aliases?.[0] ?? check.id, resourceKey);
  return { id, check: check.id, question: check.question, severity, baseSeverity: check.severity };
}

function unanswered(check: Check, gap: ListGap, hidden: Criticality): Judged {
  const finding = (): Finding => ({
    ...heading(check, gap.identity, check.severity),
    status: 'unknown',
    scope: 'list',
    message: gap.message,
    template: gap.template,
    reason: gap.reason,
    evidence: { values: {}, units: [gap.unit] },
    resource: { ...gap.resource, criticality: hidden },
  });
  const worth = { criticality: hidden, credit: 0, weight: 0, high: 0 };
  return {
    check,
    status: 'unknown',
    finding,
    ...worth,
    unit: gap.unit,
    gap: { denied: gap.denied, criticality: hidden },
  };
}

interface JudgedMessage {
  readonly outcome: Outcome;
  readonly read: Read;
  readonly unitsOf: JudgeOptions['unitsOf'];
  readonly workloadOf: JudgeOptions['workloadOf'];
}

function judged(
  check: Check,
  resource: Resource,
  { outcome, read, unitsOf, workloadOf }: JudgedMessage,
  worth: CriticalityEstimate,
): Judged {
  const { status } = outcome;
  const credit =
    status === 'pass' ? thousandths(outcome.credit ?? 1) : status === 'fail' ? thousandths(outcome.credit) : 0;
  const finding = (): Finding => {
    const step = worth.criticality === 'test' ? -1 : worth.criticality === 'crown-jewel' ? 1 : 0;
    const adjusted = status === 'fail' ? (check.adjust?.(subjectOf(check, resource, read)) ?? 0) : 0;
    const name = sanitizeText(resource.name);
    const workload = workloadOf?.(resource);
    const { id, stableId, slot, kind, type, provider, account, region } = resource;
    return {
      ...heading(
        check,
        `${provider}\n${account}\n${region}\n${kind === 'practice' ? practiceIdentity(id) : id}`,
        shiftSeverity(check.severity, adjusted + step),
      ),
      status,
      scope: 'resource',
      ...(status === 'fail' && credit > 0 ? { credit } : {}),
      ...described(check, outcome, resource.kind, name),
      evidence: { values: valuesOf(check, read), units: unitsOf(check, resource) },
      resource: {
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
      },
    };
  };
  return {
    check,
    status,
    finding,
    credit,
    criticality: worth.criticality,
    weight: worth.weight,
    high: worth.high,
    unit: resource.unit,
    resource,
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

const thousandths = (share: number): number => Math.round(share * 1000);

type Description = Pick<Finding, 'message' | 'template' | 'reason'>;

function described(check: Check, outcome: Outcome, kind: Kind, name: string): Description {
  switch (outcome.status) {
    case 'pass':
      return { message: check.title, template: { key: 'title', data: {} } };
    case 'not-applicable':
      return { message: outcome.because, template: { key: 'notApplicable', data: { because: outcome.because } } };
    case 'fail': {
      const data = { ...sanitized(outcome.data), name };
      const message = fillMessage(check.messages[outcome.message] ?? outcome.message, data);
      return { message, template: { key: `messages.${outcome.message}`, data } };
    }
    case 'unknown': {
      if (kind === 'practice') return unreadMessage('unanswered', {});
      const { need, reason: code, detail } = outcome;
      const label = upperFirst(NEED_LABELS[need]);
      return {
        message: fillMessage(UNREAD_MESSAGES.need, { need: label, name }),
        template: { key: 'unread.need', data: { need, name } },
        reason: { code, ...(detail === undefined ? {} : { detail: sanitizeText(detail) }) },
      };
    }
    case 'error':
      return { ...unreadMessage('broken', { name }), reason: { code: 'error', detail: sanitizeText(outcome.detail) } };
  }
}

const unreadMessage = (key: keyof typeof UNREAD_MESSAGES, data: MessageData): Description => ({
  message: fillMessage(UNREAD_MESSAGES[key], data),
  template: { key: `unread.${key}`, data },
});

const sanitized = (data: MessageData): MessageData =>
  Object.fromEntries(
    Object.entries(data).map(([key, given]) => [key, typeof given === 'string' ? sanitizeText(given) : given]),
  );
