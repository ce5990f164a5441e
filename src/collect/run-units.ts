import pLimit from 'p-limit';
import type { InventoryRecord } from '../model/inventory.ts';
import type { CollectEvent, CollectionPlan, PlannedUnit } from './plan.ts';

export interface RunUnitsOptions {
  /** Units under way at once. What is sent is bounded elsewhere; this bounds memory only. */
  readonly concurrency?: number | undefined;
  /** Ids of units that an earlier run finished. */
  readonly skip?: ReadonlySet<string> | undefined;
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
  { concurrency = UNITS_AT_ONCE, skip = new Set(), signal, onEvent = () => undefined }: RunUnitsOptions = {},
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
  let done = 0;
  const limit = pLimit(concurrency);
  const run = async (unit: PlannedUnit): Promise<void> => {
    if (stop.aborted) return;
    let resources = 0;
    try {
      await unit.run(record => {
        if (record.record === 'resource') resources++;
        write(record);
      }, stop);
      done++;
      onEvent({ type: 'unit-ended', unit: unit.id, done, units: units.length, resources });
    } catch (error) {
      // Units answer for what a cloud does themselves: this is ours, and nothing collected beside it can be trusted.
      broken.abort(error);
    }
  };
  await Promise.all(units.map(unit => limit(run, unit)));
  stop.throwIfAborted();
}
