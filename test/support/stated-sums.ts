import type { CheckSums } from '../../src/model/assessment.ts';

/** The sums as earlier versions had them, which took what no rule names for production; `named`: a crown jewel is unread. */
export const statedSums = ({ worstFeared: _, ...sums }: CheckSums, named = false): CheckSums => ({
  ...sums,
  lost: sums.known * 1000 - sums.earned,
  unseen: sums.possible - sums.earned,
  ...(sums.worstUnknown === 'crown-jewel' && !named ? { worstUnknown: 'production' as const } : {}),
});
