import { z } from 'zod';
import { providerSchema } from './extension-names.ts';

const count = z.number().int().nonnegative();

/** Resource types of an account that cloudbrief does not read. They count in no score. */
export const notLookedAtSchema = z.strictObject({
  provider: providerSchema,
  account: z.string(),
  /** What the types were counted from, and what each source lists. Empty: nothing could be counted. */
  sources: z.array(
    z.strictObject({
      name: z.string(),
      covers: z.enum(['all', 'indexed', 'recorded', 'tagged']),
      regions: z.array(z.string()),
      /** It has more than were counted. */
      partial: z.literal(true).optional(),
    }),
  ),
  /** Regions in which nothing was counted. */
  uncounted: z.array(z.string()),
  types: z.array(z.strictObject({ type: z.string(), count, regions: z.array(z.string()) })),
});
export type NotLookedAt = z.infer<typeof notLookedAtSchema>;
