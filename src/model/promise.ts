import { z } from 'zod';
import { kindSchema } from './extension-names.ts';
import { count } from './facets/shared.ts';

/** What the providers promise for the parts of a workload in their service level agreements. */
export const promiseSchema = z.strictObject({
  /** Percent of a month that all parts are up together; left out: the agreement leaves a part out. */
  percent: z.number().optional(),
  /** Hours that it may be down in a month. */
  downHours: z.number().optional(),
  /** The part with the weakest promise. */
  weakest: z.strictObject({
    id: z.string(),
    name: z.string(),
    kind: kindSchema,
    percent: z.number().optional(),
    source: z.string(),
  }),
  /** Parts that have a promise, or none by the text of the agreement. */
  known: count,
  /** Parts of which no promise is known. */
  unknown: count,
});
export type WorkloadPromise = z.infer<typeof promiseSchema>;
