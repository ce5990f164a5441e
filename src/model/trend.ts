import { z } from 'zod';
import { providerSchema } from './extension-names.ts';
import { QUESTION_SLUGS } from './question.ts';
import { scoreSchema } from './score.ts';
import { SEVERITIES } from './severity.ts';

const count = z.number().int().nonnegative();

export const DIRECTIONS = ['better', 'worse', 'unchanged', 'not-comparable'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Keys of reasons; the texts are in `data/messages`. */
const REASONS = [
  'resolvedAll', 'resolvedSome', 'cleared', 'larger', 'fails', 'nowVisible', 'lostVisibility', 'smaller', 'otherThings', 'still',
  'stayed', 'nothingToJudge', 'nothingThen', 'nothingLeft', 'notAskedTwice', 'noSharedAccount', 'unseenBoth', 'unseenThen',
  'unseenNow', 'notLookedAt', 'questions',
] as const; // prettier-ignore

/** A reason as message key and arguments, so that a saved assessment can be rendered in any language. */
const reasonSchema = z.strictObject({
  key: z.enum(REASONS),
  /** Counts; the check, which of its titles to use (`of`), and that title in English. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof reasonSchema>;

/** Scores of both assessments by the current rules, for checks that both evaluated. */
const changeSchema = z.strictObject({
  before: scoreSchema,
  after: scoreSchema,
  direction: z.enum(DIRECTIONS),
  reason: reasonSchema,
});
export type Change = z.infer<typeof changeSchema>;

/** Changes of findings since the baseline. Unread ones are neither resolved nor new. */
export const movementSchema = z.strictObject({
  /** Fails now, was evaluated in the baseline and did not fail. */
  new: count,
  /** Was resolved and fails again. */
  cameBack: count,
  /** Failed in the baseline, was evaluated now and does not fail. */
  resolved: count,
  /** Same status and severity. */
  unchanged: count,
  /** Fails in both, with another severity. */
  changedSeverity: count,
  /** Failed in the baseline; unread now. */
  noLongerVisible: count,
  /** Unread in the baseline; fails now. */
  nowVisible: count,
  /** Unknown now, did not fail in the baseline. */
  lostVisibility: count,
  /** Unknown in the baseline; neither fails nor is unknown now. */
  resolvedUnknown: count,
  /** Fails in both; accepted since. */
  accepted: count,
  /** Fails in both; no longer accepted. */
  lapsed: count,
  /** Of a check that only one assessment evaluated, or unknown in both. */
  notComparable: count,
});
export type Movement = z.infer<typeof movementSchema>;

/** A resolved finding, with what is needed to recognise that it reopened. */
const goneSchema = z.strictObject({
  id: z.string(),
  check: z.string(),
  stableId: z.string().optional(),
  slot: z.string().optional(),
  provider: providerSchema,
  account: z.string(),
  region: z.string(),
  /** The first assessment without it. */
  at: z.string(),
});

/** The overall score of a quarter, as its assessment stated it. */
export const quarterSchema = z.strictObject({
  /** "2026-Q4" */
  quarter: z.string(),
  now: z.string(),
  tool: z.string(),
  score: scoreSchema,
  /** Whether it read the same accounts as this assessment. */
  sameTargets: z.boolean(),
});
export type QuarterScore = z.infer<typeof quarterSchema>;

const namedSchema = z.strictObject({
  id: z.string(),
  check: z.string(),
  severity: z.enum(SEVERITIES),
  name: z.string(),
});

/** Changes since the baseline. */
export const trendSchema = z.strictObject({
  baseline: z.strictObject({
    now: z.string(),
    snapshot: z.strictObject({ started: z.string(), ended: z.string() }),
    tool: z.string(),
    confidence: z.number().int().min(0).max(100),
  }),
  /** Accounts in the scope of only one assessment: "aws 111122223333". */
  scope: z.strictObject({ added: z.array(z.string()), missing: z.array(z.string()) }),
  /** Changed rules: checks that only one assessment evaluated, and checks whose rules differ. */
  rules: z.strictObject({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(
      z.strictObject({
        check: z.string(),
        what: z.enum(['name', 'question', 'weight', 'decisive']),
        from: z.union([z.string(), z.number()]),
        to: z.union([z.string(), z.number()]),
      }),
    ),
  }),
  overall: changeSchema,
  questions: z.record(z.enum(QUESTION_SLUGS), changeSchema),
  findings: movementSchema,
  /** Ids of findings of this assessment, in `findings`. */
  new: z.array(z.string()),
  cameBack: z.array(z.string()),
  nowVisible: z.array(z.string()),
  /** Findings of the baseline that this assessment no longer has. */
  resolved: z.array(namedSchema),
  noLongerVisible: z.array(namedSchema),
  /** Findings resolved in the last two years that have not reopened. */
  resolvedHistory: z.array(goneSchema),
  /** The last eight quarters in which the history has an assessment, this one included; left out without a history. */
  quarters: z.array(quarterSchema).optional(),
});
export type Trend = z.infer<typeof trendSchema>;
