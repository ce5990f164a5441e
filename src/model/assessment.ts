import { EFFORTS } from './effort.ts';
import { z } from 'zod';
import { CRITICALITIES } from './criticality.ts';
import { exceptionReportSchema } from './exception.ts';
import { findingSchema } from './finding.ts';
import { targetSchema, unitSchema } from './inventory.ts';
import { kindSchema, providerSchema } from './extension-names.ts';
import { LOSSES } from './loss.ts';
import { moneySchema } from './money.ts';
import { notLookedAtSchema } from './not-looked-at.ts';
import { QUESTION_SLUGS } from './question.ts';
import { UNREAD_REASONS } from './reading.ts';
import { scoreSchema } from './score.ts';
import { SEVERITIES } from './severity.ts';
import { survivalSchema, usedFigureSchema } from './survival.ts';
import { trendSchema } from './trend.ts';
import { workloadSchema } from './workload.ts';

export type { Grade } from './grade.ts';
export { LOSSES, type Loss } from './loss.ts';
export type { NotLookedAt } from './not-looked-at.ts';
export type { Score } from './score.ts';

export const ASSESSMENT_VERSION = 2;

const percent = z.number().int().min(0).max(100);

const count = z.number().int().nonnegative();

/**
 * Sums for the share of a check, in thousandths × weight: earned; lost and unread, at most; weights known and total. They
 * allow scoring an old assessment with newer weights.
 */
export const checkSumsSchema = z.strictObject({
  earned: count,
  lost: count,
  unseen: count,
  known: count,
  all: count,
  possible: count,
  /** A list is unread: the check cannot be proven to pass. */
  unbounded: z.boolean(),
  worstFail: z.enum(CRITICALITIES).optional(),
  worstUnknown: z.enum(CRITICALITIES).optional(),
  /** The highest criticality that what failed may have. */
  worstFeared: z.enum(CRITICALITIES).optional(),
});
export type CheckSums = z.infer<typeof checkSumsSchema>;

export const checkTallySchema = z.strictObject({
  id: z.string(),
  /** What is wrong when it fails, for engineers; the briefing uses `title` and `failTitle`. */
  name: z.string(),
  question: z.enum(QUESTION_SLUGS),
  title: z.string(),
  failTitle: z.string(),
  /** Judged kinds, the most frequent first, for the count in the briefing: "2 of 3 databases". */
  kinds: z.array(kindSchema).optional(),
  severity: z.enum(SEVERITIES),
  weight: z.number().int(),
  caps: z.boolean(),
  /** A pass can mean that there was nothing to look at. */
  faultsOnly: z.literal(true).optional(),
  /** Its number in the evidence (`E-003`), unless it passes for every resource. */
  evidence: z.string().optional(),
  pass: count,
  fail: count,
  notApplicable: count,
  unknown: count,
  /** Unread lists among the unknown ones; left out if there is none. */
  unreadLists: count.optional(),
  error: count,
  sums: checkSumsSchema,
});
export type CheckTally = z.infer<typeof checkTallySchema>;

/** A call or list that could not be read. */
export const unreadLineSchema = z.strictObject({
  provider: providerSchema,
  account: z.string(),
  region: z.string(),
  call: z.string(),
  reason: z.enum(UNREAD_REASONS),
  detail: z.string().optional(),
  count,
  checks: z.array(z.string()),
  /** Permissions to grant, where their names differ from the operation. */
  permissions: z.array(z.string()).optional(),
});
export type UnreadLine = z.infer<typeof unreadLineSchema>;

/** An action and the findings that it closes. */
export const actionSchema = z.strictObject({
  check: z.string(),
  question: z.enum(QUESTION_SLUGS),
  action: z.string(),
  effort: z.enum(EFFORTS),
  severity: z.enum(SEVERITIES),
  /** Number of resources that it fixes. */
  resources: count,
});
export type Action = z.infer<typeof actionSchema>;

/** A loss scenario with its evidence and actions. The list is sorted, highest risk first. */
export const riskSchema = z.strictObject({
  loss: z.enum(LOSSES),
  questions: z.array(z.enum(QUESTION_SLUGS)),
  /** The leading question. */
  leads: z.enum(QUESTION_SLUGS),
  /** Weight × (100 − possible) of the leading question; plus 1,000 for a decisive failure of high severity; 0 if only low checks fail. */
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

export const settingsSchema = z.strictObject({
  /** Person-days for the plan. */
  capacityDays: count.optional(),
  /** Weights of questions. */
  questionWeights: z.partialRecord(z.enum(QUESTION_SLUGS), count).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

const scoresShape = { overall: scoreSchema, questions: z.record(z.enum(QUESTION_SLUGS), scoreSchema) };

const regionsSchema = z.array(z.strictObject({ provider: providerSchema, account: z.string(), region: z.string() }));

export const assessmentSchema = z.strictObject({
  schemaVersion: z.literal(ASSESSMENT_VERSION),
  tool: z.strictObject({ name: z.literal('cloudbrief'), version: z.string() }),
  now: z.string(),
  /** Names, ids and addresses are redacted; it can be rendered, but not compared. */
  redacted: z.literal(true).optional(),
  /** It is of a plan, a state or a template: no account was read, and nothing is said of what it would lose. */
  planned: z.literal(true).optional(),
  /** When the inventory was collected. */
  snapshot: z.strictObject({ started: z.string(), ended: z.string() }),
  client: z.strictObject({
    name: z.string(),
    period: z.string().optional(),
    preparedFor: z.string().optional(),
    preparedBy: z.string().optional(),
    /** Contact for questions. */
    contact: z.string().optional(),
    /** Version of the briefing. */
    version: z.string().optional(),
    /** Requested by counsel; makes no claim of privilege. */
    counsel: z.literal(true).optional(),
    tlp: z.string(),
    /** Date on which this version is to be destroyed. */
    destroyOn: z.string().optional(),
  }),
  targets: z.array(targetSchema),
  coverage: z.strictObject({
    confidence: percent,
    calls: z.strictObject({ made: count, refused: count, byService: z.record(z.string(), count) }),
    /** Charged calls: billed quantity, and its list price in US dollars. */
    charges: z.array(z.strictObject({ operation: z.string(), items: count, usd: z.number().nonnegative() })).optional(),
    resources: count,
    byKind: z.record(z.string(), count),
    regions: count,
    /** Regions in which a policy of the organization denies every call. */
    closed: regionsSchema,
    /** Regions in which the account has nothing, and in which no threat detection runs. They change no score. */
    unwatched: regionsSchema.optional(),
    unread: z.array(unreadLineSchema),
    /** Resource types that are not read, by account. Left out by earlier versions. */
    notLookedAt: z.array(notLookedAtSchema).optional(),
    /** Units that findings rest on, each with its calls and the time of collection. */
    units: z.array(unitSchema).optional(),
    /** Open topics of the interview, with their questions. */
    unanswered: z.array(z.strictObject({ topic: z.string(), question: z.enum(QUESTION_SLUGS), asks: z.string() })),
  }),
  /** Data and backups by region; `crossRegion` counts backups in another region than their source. */
  locations: z
    .strictObject({
      /** Part of it could not be read. */
      partial: z.boolean(),
      backups: count,
      crossRegion: count,
      rows: z.array(z.strictObject({ provider: providerSchema, region: z.string(), data: count, backups: count })),
    })
    .optional(),
  /** Parameters of checks; `own` if the user set it. */
  checkParameters: z
    .array(z.strictObject({ check: z.string(), name: z.string(), value: z.string(), own: z.literal(true).optional() }))
    .optional(),
  /** What the configuration sets instead of a parameter. */
  settings: settingsSchema.optional(),
  /**
   * How many resources of production no criticality rule names: each may be a crown jewel, and weighs as one in `lost` and
   * `unseen`. Left out by earlier versions.
   */
  unclassified: count.optional(),
  /** Some checks did not run: `checks` of `all`, and the questions that are not whole. Left out: all ran. */
  selection: z.strictObject({ checks: count, all: count, questions: z.array(z.enum(QUESTION_SLUGS)) }).optional(),
  /** Extensions that added to it; those that could not be loaded are missing their checks. */
  extensions: z
    .array(
      z.strictObject({
        name: z.string(),
        version: z.string().optional(),
        checks: count,
        failed: z.literal(true).optional(),
      }),
    )
    .optional(),
  /** Supposed: the checks whose failures count as fixed. It is not the state of the accounts, and never a baseline. */
  whatIf: z.array(z.strictObject({ check: z.string(), action: z.string(), fixed: count })).optional(),
  score: z.strictObject(scoresShape),
  /** The score of each account by what is in it, where there are several. Left out by earlier versions. */
  accountScores: z.array(z.strictObject({ provider: providerSchema, account: z.string(), ...scoresShape })).optional(),
  checks: z.array(checkTallySchema),
  findings: z.array(findingSchema),
  /** Business services and what belongs to none, by name. */
  workloads: z.array(workloadSchema),
  /** Each workload in each scenario: the worst instance of those in use. */
  survival: z.array(survivalSchema),
  survivalFigures: z.array(usedFigureSchema).optional(),
  risks: z.array(riskSchema),
  actions: z.array(actionSchema),
  /** What bad years cost, and what each action saves. Left out by earlier versions. */
  money: moneySchema.optional(),
  /** Accepted risks: applied, expired, overlong and unused ones. */
  exceptions: exceptionReportSchema.optional(),
  /** Changes since the baseline, if there is one. */
  trend: trendSchema.optional(),
  summary: z.record(z.enum(SEVERITIES), severityCountSchema),
});
export type Assessment = z.infer<typeof assessmentSchema>;
