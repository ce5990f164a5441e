import pLimit from 'p-limit';
import type { InventoryRecord } from '../../model/inventory.ts';
import type { Resource } from '../../model/resource.ts';
import type { Pace } from './call-observer.ts';
import { memoize } from './memoize.ts';
import type { CollectEvent, CollectionPlan, PlannedUnit } from './plan.ts';
import { start } from './start.ts';

export interface RunUnitsOptions {
  /** Units in progress at once. Requests are limited elsewhere; this bounds memory only. */
  readonly concurrency?: number | undefined;
  /** Ids of units that an earlier run finished. */
  readonly skip?: ReadonlySet<string> | undefined;
  /** What those units found, for the units that run after them. */
  readonly found?: readonly InventoryRecord[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly pace?: Pace | undefined;
  readonly onEvent?: ((event: CollectEvent) => void) | undefined;
}

type Sink = (record: InventoryRecord) => void;

const UNITS_AT_ONCE = 64;

/**
 * Runs the units of a plan. Rejects when it is aborted or when `sink` throws, once every unit that had begun has stopped. A
 * unit that was cut off has written no `unit` record, so that a later run starts it again.
 */
export async function runUnits(
  plan: CollectionPlan,
  sink: Sink,
  { concurrency = UNITS_AT_ONCE, skip = new Set(), found = [], signal, pace, onEvent }: RunUnitsOptions = {},
): Promise<void> {
  const units = plan.units.filter(unit => !skip.has(unit.id));
  const broken = new AbortController();
  const stop = AbortSignal.any([broken.signal, ...(signal === undefined ? [] : [signal])]);
  const seen = createSeenResources(units);
  found.forEach(seen.add);
  onEvent?.({ type: 'planned', units: units.length, targets: plan.targets });
  let done = 0;
  const run = async (unit: PlannedUnit): Promise<void> => {
    if (stop.aborted) return;
    let resources = 0;
    const write = guardedSink(sink, stop, broken);
    const add: Sink = record => {
      if (record.record === 'resource') resources++;
      seen.add(record);
      write(record);
    };
    try {
      await unit.run(add, stop, seen.of(unit), pace);
      done++;
      onEvent?.({ type: 'unit-ended', unit: unit.id, done, units: units.length, resources });
    } catch (error) {
      // Units turn provider errors into records: this is a fault of the tool, and the other units cannot be trusted either.
      broken.abort(error);
    }
  };
  await runInOrder(units, pLimit(concurrency), run);
  stop.throwIfAborted();
}

/** A write that fails (a full disk) stops the run: no unit may take it for a refusal of the provider. */
const guardedSink =
  (sink: Sink, stop: AbortSignal, broken: AbortController): Sink =>
  record => {
    stop.throwIfAborted();
    try {
      sink(record);
    } catch (error) {
      broken.abort(error);
      throw error;
    }
  };

/** Units with `runsAfter` wait for the others of their account and region only, and take no slot while they wait. */
async function runInOrder(
  units: readonly PlannedUnit[],
  limit: <T>(run: (unit: PlannedUnit) => Promise<T>, unit: PlannedUnit) => Promise<T>,
  run: (unit: PlannedUnit) => Promise<void>,
): Promise<void> {
  const first = units
    .filter(unit => unit.runsAfter === undefined)
    .map(unit => ({ unit, ended: start(limit(run, unit)) }));
  await Promise.all([
    ...first.map(one => one.ended),
    ...units
      .filter(unit => unit.runsAfter !== undefined)
      .map(async unit => {
        await Promise.all(first.filter(one => isSameScope(one.unit, unit)).map(one => one.ended));
        await limit(run, unit);
      }),
  ]);
}

type Scope = Pick<PlannedUnit, 'provider' | 'account' | 'region'>;

const isSameScope = (a: Scope, b: Scope): boolean => a.account === b.account && a.region === b.region;

/** Keeps the resources that later units run after, and no others. */
function createSeenResources(units: readonly PlannedUnit[]): {
  readonly add: Sink;
  readonly of: (unit: PlannedUnit) => readonly Resource[];
} {
  const wanted = new Set(units.flatMap(({ runsAfter = [] }) => runsAfter));
  const resourcesIn = memoize<string, Resource[]>(() => []);
  const scopeKey = ({ provider, account, region }: Scope): string => `${provider} ${account} ${region}`;
  return {
    add: record => {
      if (record.record === 'resource' && wanted.has(record.kind)) resourcesIn(scopeKey(record)).push(record);
    },
    of: unit => {
      const { runsAfter } = unit;
      return runsAfter === undefined
        ? []
        : resourcesIn(scopeKey(unit)).filter(resource => runsAfter.includes(resource.kind));
    },
  };
}
