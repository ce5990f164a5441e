import { z } from 'zod';
import { addMonths, dayOf } from '../../lib/time.ts';
import type { Assessment } from '../../model/assessment.ts';
import { QUESTION_SLUGS } from '../../model/question.ts';
import { scoreSchema } from '../../model/score.ts';
import { SEVERITIES } from '../../model/severity.ts';
import { targetName } from '../visibility.ts';

/** Months after which only the scores are kept, where the assessment names no date. */
const DETAIL_MONTHS = 24;

const count = z.number().int().nonnegative();

/** What is kept of an assessment for good. */
export const recordSchema = z.strictObject({
  /** Hash of the assessment: the same one is stored once. */
  id: z.string().regex(/^[0-9a-f]{20}$/),
  client: z.string(),
  /** The timestamp that it is as of. */
  now: z.string(),
  tool: z.string(),
  /** Names were replaced: findings cannot be matched. */
  redacted: z.boolean(),
  /** Some checks did not run, or some findings were left out. */
  partial: z.boolean(),
  confidence: count,
  /** Accounts in its scope: "aws 111122223333". */
  targets: z.array(z.string()),
  overall: scoreSchema,
  questions: z.record(z.enum(QUESTION_SLUGS), scoreSchema),
  /** Open failures by severity. */
  open: z.record(z.enum(SEVERITIES), count),
  /** The day from which only the scores are kept. */
  detailsUntil: z.string(),
});
export type HistoryRecord = z.infer<typeof recordSchema>;

/** A record and whether the whole assessment is still there. */
export interface StoredRecord extends HistoryRecord {
  readonly whole: boolean;
}

/** The record of an assessment; `id` is the hash of its text. */
export function recordOf(id: string, assessment: Assessment): HistoryRecord {
  const { client, now, tool, score, coverage, summary, targets } = assessment;
  return {
    id,
    client: client.name,
    now: new Date(now).toISOString(),
    tool: tool.version,
    redacted: assessment.redacted === true,
    partial: assessment.selection !== undefined,
    confidence: coverage.confidence,
    targets: [...new Set(targets.map(targetName))].sort(),
    overall: score.overall,
    questions: score.questions,
    open: Object.fromEntries(SEVERITIES.map(severity => [severity, summary[severity].fail])) as HistoryRecord['open'],
    detailsUntil: client.destroyOn ?? addMonths(dayOf(now), DETAIL_MONTHS),
  };
}

/** The oldest first. */
export const byTime = (a: HistoryRecord, b: HistoryRecord): number =>
  a.now < b.now ? -1 : a.now > b.now ? 1 : a.id < b.id ? -1 : 1;
