import type { Refusal } from '../../model/inventory.ts';
import type { Failure } from './failure.ts';

/** The refusals of one unit: one for each operation and reason, with a count. */
export interface RefusalLog {
  readonly add: (call: string, failure: Pick<Failure, 'reason' | 'detail'>) => void;
  readonly refusals: () => Iterable<Refusal>;
}

export function createRefusalLog(unit: string): RefusalLog {
  const refusals = new Map<string, Refusal>();
  return {
    add: (call, { reason, detail }) => {
      const key = `${call} ${reason}`;
      const known = refusals.get(key);
      refusals.set(key, known ? { ...known, count: known.count + 1 } : { unit, call, reason, detail, count: 1 });
    },
    refusals: () => refusals.values(),
  };
}
