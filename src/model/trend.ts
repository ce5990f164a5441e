import { z } from 'zod';
import { PROVIDERS } from './kinds.ts';
import { QUESTION_SLUGS } from './question.ts';
import { scoreSchema } from './score.ts';
import { SEVERITIES } from './severity.ts';

const count = z.number().int().nonnegative();

export const DIRECTIONS = ['better', 'worse', 'unchanged', 'not-comparable'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Which sentence tells why; the words are in `data/messages`. */
const REASONS = [
  'resolvedAll', 'resolvedSome', 'cleared', 'larger', 'fails', 'nowVisible', 'lostVisibility', 'smaller', 'otherThings', 'still',
  'stayed', 'nothingToJudge', 'nothingThen', 'nothingLeft', 'notAskedTwice', 'noSharedAccount', 'unseenBoth', 'unseenThen',
  'unseenNow', 'notLookedAt', 'questions',
] as const; // prettier-ignore

/** Why, as data: the sentence and what fills it, so that a saved assessment can be told in any language. */
const reasonSchema = z.strictObject({
  key: z.enum(REASONS),
  /** Counts; the check that it is about, which of its titles is told (`of`), and that title in English. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof reasonSchema>;

/** A score then and now, both by today's rules and over the checks that both assessments asked. */
const changeSchema = z.strictObject({
  before: scoreSchema,
  after: scoreSchema,
  direction: z.enum(DIRECTIONS),
  reason: reasonSchema,
});
export type Change = z.infer<typeof changeSchema>;

/** What became of the findings since the baseline. What nobody can see is neither resolved nor new. */
export const movementSchema = z.strictObject({
  /** Fails now, was looked at then and did not. */
  new: count,
  /** Failed once, was resolved, and fails again. */
  cameBack: count,
  /** Failed then, was looked at now and does not. */
  resolved: count,
  /** The same then and now, and as grave. */
  unchanged: count,
  /** Fails then and now, but is graver or less grave. */
  changedSeverity: count,
  /** Failed then; nobody can tell now. */
  noLongerVisible: count,
  /** Nobody could tell then; fails now. */
  nowVisible: count,
  /** Unknown now, and no fail then. */
  lostVisibility: count,
  /** Unknown then; now there is nothing that fails or cannot be read. */
  resolvedUnknown: count,
  /** Fails then and now, and somebody has accepted it since. */
  accepted: count,
  /** Fails then and now, and is accepted no longer. */
  lapsed: count,
  /** Belongs to a check that only one of the two asked, or is unknown where the other could not look either. */
  notComparable: count,
});
export type Movement = z.infer<typeof movementSchema>;

/** A finding that is gone: enough to know it again when it comes back. */
const goneSchema = z.strictObject({
  id: z.string(),
  check: z.string(),
  stableId: z.string().optional(),
  slot: z.string().optional(),
  provider: z.enum(PROVIDERS),
  account: z.string(),
  region: z.string(),
  /** The assessment that first did without it. */
  at: z.string(),
});

const namedSchema = z.strictObject({
  id: z.string(),
  check: z.string(),
  severity: z.enum(SEVERITIES),
  name: z.string(),
});

/** What changed since the baseline. */
export const trendSchema = z.strictObject({
  baseline: z.strictObject({
    now: z.string(),
    snapshot: z.strictObject({ started: z.string(), ended: z.string() }),
    tool: z.string(),
    confidence: z.number().int().min(0).max(100),
  }),
  /** Accounts that only one of the two set out to read: "aws 111122223333". */
  scope: z.strictObject({ added: z.array(z.string()), missing: z.array(z.string()) }),
  /** Where the rules changed: checks that only one of the two asked, and checks that count otherwise than they did. */
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
  /** Ids of findings of this assessment, as they stand in `findings`. */
  new: z.array(z.string()),
  cameBack: z.array(z.string()),
  nowVisible: z.array(z.string()),
  /** Findings of the baseline that are not in this assessment any more. */
  resolved: z.array(namedSchema),
  noLongerVisible: z.array(namedSchema),
  /** Everything resolved in the last two years that has not come back. */
  resolvedHistory: z.array(goneSchema),
});
export type Trend = z.infer<typeof trendSchema>;
