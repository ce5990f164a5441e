import pLimit from 'p-limit';
import type { InventoryRecord } from '../../model/inventory.ts';
import type { Resource } from '../../model/resource.ts';
import type { CollectEvent, CollectionPlan, PlannedUnit } from './plan.ts';

export interface RunUnitsOptions {
  /** Units under way at once. What is sent is bounded elsewhere; this bounds memory only. */
  readonly concurrency?: number | undefined;
  /** Ids of units that an earlier run finished. */
  readonly skip?: ReadonlySet<string> | undefined;
  /** What those units found, for the units that follow them. */
  readonly found?: readonly InventoryRecord[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: CollectEvent) => void) | undefined;
}

const UNITS_AT_ONCE = 64;

/**
 * Runs the units of a plan. Rejects when it is aborted or when `sink` throws, and then only after every unit that had
 * begun has stopped; a unit that was cut off has written no `unit` record, so that a later run begins it again.
 */
export async function runUnits(
  plan: CollectionPlan,
  sink: (record: InventoryRecord) => void,
  {
    concurrency = UNITS_AT_ONCE,
    skip = new Set(),
    found = [],
    signal,
    onEvent = () => undefined,
  }: RunUnitsOptions = {},
): Promise<void> {
  const units = plan.units.filter(unit => !skip.has(unit.id));
  const broken = new AbortController();
  const stop = AbortSignal.any([broken.signal, ...(signal === undefined ? [] : [signal])]);
  const write = (record: InventoryRecord): void => {
    stop.throwIfAborted();
    try {
      sink(record);
    } catch (error) {
      // A full disk is no cloud's refusal: nothing may take it for one.
      broken.abort(error);
      throw error;
    }
  };
  onEvent({ type: 'planned', units: units.length, targets: plan.targets });
  const noticed = createNotice(units);
  found.forEach(noticed.add);
  let done = 0;
  const limit = pLimit(concurrency);
  const run = async (unit: PlannedUnit): Promise<void> => {
    if (stop.aborted) return;
    let resources = 0;
    try {
      await unit.run(
        record => {
          if (record.record === 'resource') resources++;
          noticed.add(record);
          write(record);
        },
        stop,
        noticed.of(unit),
      );
      done++;
      onEvent({ type: 'unit-ended', unit: unit.id, done, units: units.length, resources });
    } catch (error) {
      // Units answer for what a cloud does themselves: this is ours, and nothing collected beside it can be trusted.
      broken.abort(error);
    }
  };
  const first = units.filter(unit => unit.runsAfter === undefined).map(unit => ({ unit, ended: limit(run, unit) }));
  // Each waits for its own place only, and takes no seat while it waits.
  const later = units
    .filter(unit => unit.runsAfter !== undefined)
    .map(async unit => {
      await Promise.all(first.filter(one => sameScope(one.unit, unit)).map(one => one.ended));
      await limit(run, unit);
    });
  await Promise.all([...first.map(one => one.ended), ...later]);
  stop.throwIfAborted();
}

const sameScope = (a: Pick<PlannedUnit, 'account' | 'region'>, b: Pick<PlannedUnit, 'account' | 'region'>): boolean =>
  a.account === b.account && a.region === b.region;

/** Keeps at hand what units will ask for that follow others, and nothing else. */
function createNotice(units: readonly PlannedUnit[]): {
  readonly add: (record: InventoryRecord) => void;
  readonly of: (unit: PlannedUnit) => readonly Resource[];
} {
  const wanted = new Set(units.flatMap(({ runsAfter: follows = [] }) => follows));
  const places = new Map<string, Resource[]>();
  const at = (key: string): Resource[] => {
    const known = places.get(key) ?? [];
    places.set(key, known);
    return known;
  };
  return {
    add: record => {
      if (record.record === 'resource' && wanted.has(record.kind))
        at(`${record.provider} ${record.account} ${record.region}`).push(record);
    },
    of: ({ provider, account, region, runsAfter: follows }) =>
      follows === undefined
        ? []
        : at(`${provider} ${account} ${region}`).filter(resource => follows.includes(resource.kind)),
  };
}
