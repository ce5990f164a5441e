import { compareText } from '../../lib/text.ts';
import type { Unit } from '../../model/inventory.ts';

interface Tally {
  called: number;
  refused: number;
  byOrganization: number;
  charged: number;
}

/** Counts the calls of one unit, by operation. */
export interface CallTally {
  readonly called: (call: string) => void;
  readonly refused: (call: string, byOrganization: boolean) => void;
  readonly charge: (call: string, items: number) => void;
  /** Whether there were calls and an organization policy denied all of them. */
  readonly closedByOrganization: () => boolean;
  readonly calls: () => Unit['calls'];
}

export function createCallTally(): CallTally {
  const tallies = new Map<string, Tally>();
  const tallyOf = (call: string): Tally => {
    const known = tallies.get(call) ?? { called: 0, refused: 0, byOrganization: 0, charged: 0 };
    tallies.set(call, known);
    return known;
  };
  return {
    called: call => {
      tallyOf(call).called++;
    },
    refused: (call, byOrganization) => {
      const tally = tallyOf(call);
      tally.refused++;
      if (byOrganization) tally.byOrganization++;
    },
    charge: (call, items) => {
      tallyOf(call).charged += items;
    },
    closedByOrganization: () => {
      const all = [...tallies.values()];
      return all.some(({ called }) => called > 0) && all.every(one => one.byOrganization >= one.called);
    },
    calls: () =>
      [...tallies]
        .filter(([, { called }]) => called > 0)
        .map(([operation, { called, refused, charged }]) => ({
          operation,
          count: called,
          refused,
          ...(charged === 0 ? {} : { charged }),
        }))
        .sort((a, b) => compareText(a.operation, b.operation)),
  };
}
