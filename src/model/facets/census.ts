import { z } from 'zod';
import { count } from './shared.ts';

/** Resources by type, in the provider's names. */
export const censusShape = {
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
};
