import { z } from 'zod';

const amount = z.number().nonnegative();

/** What an action costs a year at list price. `unpriced`: parts of it that no list prices. */
export const yearlyCostSchema = z.strictObject({ low: amount, high: amount, unpriced: z.number().int().optional() });
export type YearlyCost = z.infer<typeof yearlyCostSchema>;
