import { z } from 'zod';
import { QUESTION_SLUGS } from './question.ts';

export const REGISTER_VERSION = 1;

/**
 * A risk in the fields of the notional risk register of NIST IR 8286, with its evidence.
 * Texts are in the language of the briefing; likelihood, impact, exposure and cost state whether they are estimated.
 */
export const registerEntrySchema = z.strictObject({
  /** The loss (`S5`) or the question that is not assessed (`Q04`); stable between runs. */
  id: z.string(),
  /** 1 is the highest; null if not assessed. */
  priority: z.number().int().positive().nullable(),
  riskDescription: z.string(),
  riskCategory: z.string(),
  currentAssessment: z.strictObject({ likelihood: z.string(), impact: z.string(), exposureRating: z.string() }),
  riskResponseType: z.string(),
  riskResponseCost: z.string(),
  riskResponseDescription: z.string(),
  riskOwner: z.string(),
  status: z.string(),
  /** Numbers of the evidence. */
  evidence: z.array(z.string()),
  certainty: z.enum(['high', 'medium', 'low']).nullable(),
  questions: z.array(z.enum(QUESTION_SLUGS)),
  /** What the management answers, by whom and until when; of an accepted risk from its acceptance, else null until they answer. */
  managementResponse: z.strictObject({ response: z.string(), by: z.string(), until: z.string() }).nullable(),
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
