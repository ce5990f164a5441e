import type { z } from 'zod';
import type { Check, CheckDefinition, Need } from '../model/check.ts';

/**
 * Defines a check: a pure function that judges resources of its kinds for one question. `evaluate` gets the identity of the
 * resource and the values of `needs` (null for absent); if one is unread, the engine judges `unknown` instead.
 */
export function defineCheck<const N extends Need, const M extends string, P extends z.ZodType = z.ZodUndefined>(
  definition: CheckDefinition<N, M, P>,
): Check {
  // Erasing the types is safe: the engine builds the subject from this `needs` list.
  return Object.freeze(definition) as unknown as Check;
}
