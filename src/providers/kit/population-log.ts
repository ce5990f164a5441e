import { compareText } from '../../lib/text.ts';
import type { Population } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import { unread, value, type Unread } from '../../model/reading.ts';
import type { FacetReadings } from '../../model/resource.ts';
import type { Failure } from './failure.ts';

export interface RefusedList {
  readonly reading: Unread;
  readonly call: string;
}

/** The lists of one unit, by kind: how many resources, or which call failed. */
export interface PopulationLog {
  readonly emitted: (kind: Kind) => void;
  readonly count: (kind: Kind) => number;
  readonly resources: () => number;
  readonly complete: (kind: Kind) => void;
  /** Notes a refused list; returns the one that the population does not name and that needs a refusal of its own. */
  readonly refused: (kind: Kind, failed: RefusedList) => RefusedList | undefined;
  readonly kinds: () => Iterable<Kind>;
  /** `failure`: why the collector did not get to the list. */
  readonly population: (kind: Kind, failure: Failure | undefined) => Population;
}

/** What a collector declares about everything that a list of it can hold. */
export interface ListGuarantees {
  readonly invariants?: Readonly<Partial<Record<Kind, FacetReadings>>> | undefined;
  readonly inNetwork?: readonly Kind[] | undefined;
}

export function createPopulationLog(
  unit: string,
  { invariants = {}, inNetwork = [] }: ListGuarantees = {},
): PopulationLog {
  const counts = new Map<Kind, number>();
  const lists = new Map<Kind, { readonly unread?: RefusedList }>();
  const count = (kind: Kind): number => counts.get(kind) ?? 0;
  return {
    count,
    emitted: kind => counts.set(kind, count(kind) + 1),
    resources: () => [...counts.values()].reduce((sum, one) => sum + one, 0),
    // Several lists of one kind may run at once: the failure of another one stands.
    complete: kind => lists.set(kind, lists.get(kind) ?? {}),
    refused: (kind, failed) => {
      const other = lists.get(kind)?.unread;
      // The population names one call, the same in every run.
      const named = other === undefined || compareText(failed.call, other.call) < 0 ? failed : other;
      lists.set(kind, { unread: named });
      return named === failed ? other : failed;
    },
    kinds: () => lists.keys(),
    population: (kind, failure) => {
      const list = lists.get(kind);
      if (list !== undefined && list.unread === undefined) return { kind, unit, reading: value(count(kind)) };
      const known = invariants[kind];
      const refused = list?.unread ?? neverListed(failure);
      return {
        ...{ kind, unit, ...refused },
        ...(known === undefined ? {} : { invariants: known }),
        ...(inNetwork.includes(kind) ? { inNetwork: true } : {}),
      };
    },
  };
}

function neverListed(failure: Failure | undefined): Pick<Population, 'reading' | 'call'> {
  if (failure === undefined) return { reading: unread('failed', 'the collector did not list it') };
  const { reason, detail, call } = failure;
  return { reading: unread(reason, detail), ...(call === undefined ? {} : { call }) };
}
