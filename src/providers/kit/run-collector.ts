import type { InventoryRecord } from '../../model/inventory.ts';
import type { CollectContext, Collector } from './collector.ts';
import type { Failure } from './failure.ts';
import { createUnitRecorder, type RecorderOptions, type UnitRecorder } from './unit-recorder.ts';

/** One collector in one unit, and what its provider knows of it. */
export interface CollectorRun extends Pick<RecorderOptions, 'classify' | 'isNamed'> {
  readonly unit: Omit<RecorderOptions['unit'], 'collector'>;
  readonly collector: Pick<Collector<CollectContext>, 'id' | 'lists' | 'invariants' | 'inNetwork'>;
  readonly sink: (record: InventoryRecord) => void;
  readonly signal: AbortSignal;
  readonly collect: (recorder: UnitRecorder) => Promise<void>;
  /** Whether a policy of the organization closes the unit to every call. */
  readonly isClosed?: (recorder: UnitRecorder) => boolean | Promise<boolean>;
}

/** Runs a collector. Failures of the cloud end in the records; only an abort rejects. */
export async function runCollector(run: CollectorRun): Promise<void> {
  const { collector, sink, signal, isNamed, isClosed } = run;
  const started = new Date().toISOString();
  const classify = (error: unknown): Failure => {
    signal.throwIfAborted();
    return run.classify(error);
  };
  const recorder = createUnitRecorder({
    unit: { ...run.unit, collector: collector.id },
    lists: collector.lists,
    invariants: collector.invariants,
    inNetwork: collector.inNetwork,
    sink,
    classify,
    isNamed,
  });
  let failure: Failure | undefined;
  try {
    await run.collect(recorder);
  } catch (error) {
    failure = classify(error);
  }
  const closed = (await isClosed?.(recorder)) ?? false;
  signal.throwIfAborted();
  recorder.finish({ started, ended: new Date().toISOString() }, closed, failure);
}
