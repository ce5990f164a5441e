import { compareText } from '../../lib/text.ts';
import type { InventoryRecord, Refusal, Unit } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import { absent, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import type { FacetReadings } from '../../model/resource.ts';
import type { CollectContext, ResourceDraft } from './collector.ts';

/** Why a call gave no answer, in our words. */
export interface Failure {
  readonly reason: Refusal['reason'];
  readonly detail: string;
  /** The operation that failed, where it is another than the one that the collector named. */
  readonly call?: string | undefined;
  /** True where an organization's policy, not the identity's own rights, forbids it. */
  readonly byOrganization?: boolean;
}

/** What the recorder needs to know of the unit and its provider. */
export interface RecorderOptions {
  readonly unit: Pick<Unit, 'id' | 'provider' | 'account' | 'region' | 'collector'>;
  readonly lists: readonly Kind[];
  readonly invariants?: Readonly<Partial<Record<Kind, FacetReadings>>> | undefined;
  readonly sink: (record: InventoryRecord) => void;
  readonly classify: (error: unknown) => Failure;
  /** Whether the error is the provider's way to say one of these words. */
  readonly isNamed: (error: unknown, names: readonly string[]) => boolean;
}

/** The provider-independent half of a context: it counts, turns failures into readings, and writes records. */
export interface UnitRecorder extends Pick<CollectContext, 'list' | 'read' | 'emit' | 'add'> {
  /** Counts one logical call; whoever sends requests calls it. */
  readonly asked: (call: string) => void;
  /** Adds to what a call has cost so far, in the provider's unit of sale. */
  readonly charge: (call: string, items: number) => void;
  /** A call that was refused and that another way made good: the ledger counts it, and nothing is missing. */
  readonly declined: (call: string) => void;
  /** Whether something was asked and an organization's policy forbade all of it. */
  readonly closedByOrganization: () => boolean;
  /** Resources handed over so far. */
  readonly resources: () => number;
  /** Writes populations, refusals and the unit's own record. `failure`: the collector itself broke. */
  readonly finish: (times: { started: string; ended: string }, closed: boolean, failure?: Failure) => void;
}

interface Tally {
  asked: number;
  refused: number;
  byOrganization: number;
  charged: number;
}

interface RefusedList {
  readonly reading: Unread;
  readonly call: string;
}

interface ListState {
  readonly unread?: RefusedList;
}

export function createUnitRecorder(options: RecorderOptions): UnitRecorder {
  const { unit, sink, classify } = options;
  const tallies = new Map<string, Tally>();
  const emitted = new Map<Kind, number>();
  const lists = new Map<Kind, ListState>();
  const refusals = new Map<string, Refusal>();

  const tally = (call: string): Tally => {
    const known = tallies.get(call) ?? { asked: 0, refused: 0, byOrganization: 0, charged: 0 };
    tallies.set(call, known);
    return known;
  };
  const refuse = (failure: Failure, named: string): string => {
    const call = failure.call ?? named;
    const entry = tally(call);
    entry.refused++;
    if (failure.byOrganization === true) entry.byOrganization++;
    return call;
  };
  const note = (call: string, { reason, detail }: Failure): void => {
    const key = `${call} ${reason}`;
    const known = refusals.get(key);
    refusals.set(key, known ? { ...known, count: known.count + 1 } : { unit: unit.id, call, reason, detail, count: 1 });
  };
  const read: CollectContext['read'] = async <T>(
    call: string,
    ask: () => Promise<T | null | undefined>,
    { absentOn = [] }: { readonly absentOn?: readonly string[] } = {},
  ): Promise<Reading<T>> => {
    try {
      const answer = await ask();
      return answer === undefined || answer === null ? absent : value(answer);
    } catch (error) {
      if (options.isNamed(error, absentOn)) return absent;
      const failure = classify(error);
      note(refuse(failure, call), failure);
      return unread(failure.reason, failure.detail);
    }
  };
  const noteList = ({ call, reading: { reason, detail = '' } }: RefusedList): void => {
    if (reason !== 'not-collected') note(call, { reason, detail });
  };
  const list: CollectContext['list'] = async (kind, call, pages) => {
    const before = emitted.get(kind) ?? 0;
    try {
      await pages();
      // Lists of one kind may run at once: what another one of them found out by now stands.
      lists.set(kind, lists.get(kind) ?? {});
      return value((emitted.get(kind) ?? 0) - before);
    } catch (error) {
      const failure = classify(error);
      const reading = unread(failure.reason, failure.detail);
      const failed = { reading, call: refuse(failure, call) };
      const other = lists.get(kind)?.unread;
      // The population names one call, the same in every run; the others have lines of their own.
      const named = other === undefined || compareText(failed.call, other.call) < 0 ? failed : other;
      lists.set(kind, { unread: named });
      if (other !== undefined) noteList(named === failed ? other : failed);
      return reading;
    }
  };
  const population = (kind: Kind, failure: Failure | undefined): InventoryRecord => {
    const state = lists.get(kind);
    const invariants = options.invariants?.[kind];
    const all = invariants === undefined ? {} : { invariants };
    if (state?.unread !== undefined) return { record: 'population', kind, unit: unit.id, ...state.unread, ...all };
    if (state !== undefined) {
      return { record: 'population', kind, unit: unit.id, reading: value(emitted.get(kind) ?? 0) };
    }
    const { reason, detail, call } = failure ?? {
      reason: 'failed',
      detail: 'the collector did not list it',
      call: undefined,
    };
    const reading = unread(reason, detail);
    return { record: 'population', kind, unit: unit.id, reading, ...(call === undefined ? {} : { call }), ...all };
  };

  return {
    list,
    read,
    asked: call => {
      tally(call).asked++;
    },
    declined: call => {
      tally(call).refused++;
    },
    charge: (call, items) => {
      tally(call).charged += items;
    },
    emit: sighting => {
      emitted.set(sighting.kind, (emitted.get(sighting.kind) ?? 0) + 1);
      sink(resourceRecord(sighting, unit));
    },
    add: (id, facets) => {
      sink({ record: 'facet', provider: unit.provider, id, facets, unit: unit.id });
    },
    closedByOrganization: () =>
      [...tallies.values()].some(({ asked }) => asked > 0) &&
      [...tallies.values()].every(({ asked, byOrganization }) => byOrganization >= asked),
    resources: () => [...emitted.values()].reduce((sum, count) => sum + count, 0),
    finish: (times, closed, failure) => {
      // The collector broke outside of any call: nothing else would say so.
      if (failure !== undefined) {
        const call = refuse(failure, unit.collector);
        const { reason, detail } = failure;
        refusals.set(`${call} ${reason}`, { unit: unit.id, call, reason, detail, count: 1 });
      }
      for (const kind of new Set([...options.lists, ...lists.keys()])) sink(population(kind, failure));
      if (!closed) for (const refusal of refusals.values()) sink({ record: 'refusal', ...refusal });
      const calls = [...tallies]
        .filter(([, { asked }]) => asked > 0)
        .map(([operation, { asked, refused, charged }]) => ({
          operation,
          count: asked,
          refused,
          ...(charged === 0 ? {} : { charged }),
        }))
        .sort((a, b) => compareText(a.operation, b.operation));
      sink({ record: 'unit', ...unit, ...times, calls, ...(closed ? { closed } : {}) });
    },
  };
}

function resourceRecord({ region, ...sighting }: ResourceDraft, unit: RecorderOptions['unit']): InventoryRecord {
  const { provider, account } = unit;
  return { record: 'resource', ...sighting, provider, account, region: region ?? unit.region, unit: unit.id };
}
