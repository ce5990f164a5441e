import { z } from 'zod';
import { CRITICALITIES } from './criticality.ts';
import { exceptionReportSchema } from './exception.ts';
import { findingSchema } from './finding.ts';
import { targetSchema, unitSchema } from './inventory.ts';
import { KINDS, PROVIDERS } from './kinds.ts';
import { LOSSES } from './loss.ts';
import { QUESTION_SLUGS } from './question.ts';
import { UNREAD_REASONS } from './reading.ts';
import { scoreSchema } from './score.ts';
import { SEVERITIES } from './severity.ts';
import { trendSchema } from './trend.ts';

export type { Grade } from './grade.ts';
export { LOSSES, type Loss } from './loss.ts';
export type { Score } from './score.ts';

export const ASSESSMENT_VERSION = 2;

const percent = z.number().int().min(0).max(100);

const count = z.number().int().nonnegative();

/**
 * The sums behind a check's share: thousandths × weight earned, lost and unseen (at their highest), weights known and in
 * all. Kept so that an old assessment can be scored again with newer weights.
 */
export const checkSumsSchema = z.strictObject({
  earned: count,
  lost: count,
  unseen: count,
  known: count,
  all: count,
  possible: count,
  /** A list was refused: nothing can be proven. */
  unbounded: z.boolean(),
  worstFail: z.enum(CRITICALITIES).optional(),
  worstUnknown: z.enum(CRITICALITIES).optional(),
});
export type CheckSums = z.infer<typeof checkSumsSchema>;

export const checkTallySchema = z.strictObject({
  id: z.string(),
  /** What is wrong when it fails, for engineers; the briefing uses `title` and `failTitle`. */
  name: z.string(),
  question: z.enum(QUESTION_SLUGS),
  title: z.string(),
  failTitle: z.string(),
  /** What it judges: the briefing counts "2 of 3 databases" with it. */
  kinds: z.array(z.enum(KINDS)).optional(),
  severity: z.enum(SEVERITIES),
  weight: z.number().int(),
  caps: z.boolean(),
  /** Its number in the evidence (`E-003`), where it did not pass everywhere. */
  evidence: z.string().optional(),
  pass: count,
  fail: count,
  notApplicable: count,
  unknown: count,
  error: count,
  sums: checkSumsSchema,
});
export type CheckTally = z.infer<typeof checkTallySchema>;

/** A line of what we could not see. `permissions` are those to grant, where the provider names them otherwise than the call. */
export const unreadLineSchema = z.strictObject({
  provider: z.enum(PROVIDERS),
  account: z.string(),
  region: z.string(),
  call: z.string(),
  reason: z.enum(UNREAD_REASONS),
  detail: z.string().optional(),
  count,
  checks: z.array(z.string()),
  /** The rights to grant, where they are not called as the operation is. */
  permissions: z.array(z.string()).optional(),
});
export type UnreadLine = z.infer<typeof unreadLineSchema>;

/** One thing to do, and the findings that it closes. */
export const actionSchema = z.strictObject({
  check: z.string(),
  question: z.enum(QUESTION_SLUGS),
  action: z.string(),
  effort: z.enum(['S', 'M', 'L']),
  severity: z.enum(SEVERITIES),
  /** How many resources it mends. */
  resources: count,
});
export type Action = z.infer<typeof actionSchema>;

/** A kind of bad year, the evidence for it and the actions against it; the list is ranked, the worst first. */
export const riskSchema = z.strictObject({
  loss: z.enum(LOSSES),
  questions: z.array(z.enum(QUESTION_SLUGS)),
  /** The question that put it on the list. */
  leads: z.enum(QUESTION_SLUGS),
  /** weight × (100 − proven) of the leading question; 1,000 more when it is capped. */
  rank: z.number(),
  certainty: z.enum(['high', 'medium', 'low']),
  evidence: z.array(
    z.strictObject({
      id: z.string(),
      check: z.string(),
      fail: count,
      judged: count,
      unknown: count,
      findings: z.array(z.string()),
    }),
  ),
  actions: z.array(actionSchema),
});
export type Risk = z.infer<typeof riskSchema>;

const severityCountSchema = z.strictObject({ fail: count, unknown: count, pass: count, accepted: count });

export const assessmentSchema = z.strictObject({
  schemaVersion: z.literal(ASSESSMENT_VERSION),
  tool: z.strictObject({ name: z.literal('cloudbrief'), version: z.string() }),
  now: z.string(),
  /** Names, numbers and addresses were taken out; it can be printed, and not compared with any more. */
  redacted: z.literal(true).optional(),
  /** When the inventory was read: the date of the snapshot. */
  snapshot: z.strictObject({ started: z.string(), ended: z.string() }),
  client: z.strictObject({
    name: z.string(),
    period: z.string().optional(),
    preparedFor: z.string().optional(),
    preparedBy: z.string().optional(),
    /** Whom to ask. */
    contact: z.string().optional(),
    /** Which version of the briefing it is. */
    version: z.string().optional(),
    /** Asked for by counsel; what follows from that is theirs to say. */
    counsel: z.literal(true).optional(),
    tlp: z.string(),
    /** The day on which this version is to be destroyed. */
    destroyOn: z.string().optional(),
  }),
  targets: z.array(targetSchema),
  coverage: z.strictObject({
    confidence: percent,
    calls: z.strictObject({ made: count, refused: count, byService: z.record(z.string(), count) }),
    /** What cost money: how much was asked for, and the list price of it in US dollars. */
    charges: z.array(z.strictObject({ operation: z.string(), items: count, usd: z.number().nonnegative() })).optional(),
    resources: count,
    byKind: z.record(z.string(), count),
    regions: count,
    /** Regions that an organization's policy closes to every call. */
    closed: z.array(z.strictObject({ provider: z.enum(PROVIDERS), account: z.string(), region: z.string() })),
    unread: z.array(unreadLineSchema),
    /** The units that findings rest on: when each was read, and by which calls. */
    units: z.array(unitSchema).optional(),
    /** Questions to people that nobody has answered yet: topic and question. */
    unanswered: z.array(z.strictObject({ topic: z.string(), question: z.enum(QUESTION_SLUGS), asks: z.string() })),
  }),
  /** Data and backups by region; `crossRegion` counts backups in another region than their source. */
  locations: z
    .strictObject({
      /** Something of it could not be read. */
      partial: z.boolean(),
      backups: count,
      crossRegion: count,
      rows: z.array(z.strictObject({ provider: z.enum(PROVIDERS), region: z.string(), data: count, backups: count })),
    })
    .optional(),
  /** The parameters that checks judged by; `own` where the user set it. */
  checkParameters: z
    .array(z.strictObject({ check: z.string(), name: z.string(), value: z.string(), own: z.literal(true).optional() }))
    .optional(),
  score: z.strictObject({ overall: scoreSchema, questions: z.record(z.enum(QUESTION_SLUGS), scoreSchema) }),
  checks: z.array(checkTallySchema),
  findings: z.array(findingSchema),
  workloads: z.array(z.never()),
  survival: z.array(z.never()),
  risks: z.array(riskSchema),
  actions: z.array(actionSchema),
  /** Risks that somebody accepted: those that stand, and those that no longer do. */
  exceptions: exceptionReportSchema.optional(),
  /** What changed since the baseline; only where one was named. */
  trend: trendSchema.optional(),
  summary: z.record(z.enum(SEVERITIES), severityCountSchema),
});
export type Assessment = z.infer<typeof assessmentSchema>;
