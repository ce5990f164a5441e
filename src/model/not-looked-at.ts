import { z } from 'zod';
import { providerSchema } from './extension-names.ts';
import { censusShape } from './facets/census.ts';

/** Resource types of an account that cloudbrief does not read. They count in no score. */
export const notLookedAtSchema = z.strictObject({
  provider: providerSchema,
  account: z.string(),
  ...censusShape,
});
export type NotLookedAt = z.infer<typeof notLookedAtSchema>;
