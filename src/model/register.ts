import { z } from 'zod';
import { QUESTION_SLUGS } from './question.ts';

export const REGISTER_VERSION = 1;

/**
 * One risk in the fields of the notional risk register of NIST IR 8286 (its figure of a register), with what it rests on.
 * Texts are in the language of the briefing; nobody has estimated likelihood, impact, exposure and cost unless they say so.
 */
export const registerEntrySchema = z.strictObject({
  /** The loss (`S5`), or the question that could not be judged (`Q04`): the same from quarter to quarter. */
  id: z.string(),
  /** 1 is the worst; null where nobody could look. */
  priority: z.number().int().positive().nullable(),
  riskDescription: z.string(),
  riskCategory: z.string(),
  currentAssessment: z.strictObject({ likelihood: z.string(), impact: z.string(), exposureRating: z.string() }),
  riskResponseType: z.string(),
  riskResponseCost: z.string(),
  riskResponseDescription: z.string(),
  riskOwner: z.string(),
  status: z.string(),
  /** Where the proof is: the numbers of the evidence. */
  evidence: z.array(z.string()),
  certainty: z.enum(['high', 'medium', 'low']).nullable(),
  questions: z.array(z.enum(QUESTION_SLUGS)),
});
export type RegisterEntry = z.infer<typeof registerEntrySchema>;

export const registerSchema = z.strictObject({
  schemaVersion: z.literal(REGISTER_VERSION),
  title: z.string(),
  client: z.string(),
  /** The end of the snapshot, ISO 8601. */
  asOf: z.string(),
  language: z.string(),
  entries: z.array(registerEntrySchema),
});
export type Register = z.infer<typeof registerSchema>;
