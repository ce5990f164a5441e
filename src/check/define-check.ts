import type { z } from 'zod';
import type { Check, CheckDefinition, Need } from '../model/check.ts';

/**
 * Defines a check: a pure function that judges resources of its kinds for one question. `evaluate` sees the head of the
 * resource and what `needs` names, already read (absent as null); the engine answers `unknown` where a need is unread.
 */
export function defineCheck<const N extends Need, const M extends string, P extends z.ZodType = z.ZodUndefined>(
  definition: CheckDefinition<N, M, P>,
): Check {
  // Safe to erase: the engine builds the subject from this very `needs` list.
  return Object.freeze(definition) as unknown as Check;
}
