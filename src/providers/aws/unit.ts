import type { InventoryRecord } from '../../model/inventory.ts';
import type { Resource } from '../../model/resource.ts';
import type { Failure } from '../kit/failure.ts';
import { createUnitRecorder, type UnitRecorder } from '../kit/unit-recorder.ts';
import type { ClientPool } from './client/clients.ts';
import { classifyError, hasErrorName } from './client/failure.ts';
import type { AwsCallObserver } from './client/middleware.ts';
import { PLANNING_CALLS } from './planning-operations.ts';
import { createAwsContext, type AwsUnit } from './unit-context.ts';

/** Runs one collector in one region. Provider errors end in the records; only an abort rejects. */
export async function runAwsUnit(
  unit: AwsUnit,
  pool: ClientPool,
  sink: (record: InventoryRecord) => void,
  signal: AbortSignal,
  seen: readonly Resource[] = [],
): Promise<void> {
  const { collector } = unit;
  const started = new Date().toISOString();
  const blamed = new WeakMap<object, string>();
  const classify = (error: unknown): Failure => {
    signal.throwIfAborted();
    const call = typeof error === 'object' && error !== null ? blamed.get(error) : undefined;
    return { ...classifyError(error), call };
  };
  const recorder = recorderOf(unit, sink, classify);
  const observer: AwsCallObserver = {
    declared: new Set([...collector.operations.map(({ call }) => call), ...PLANNING_CALLS]),
    called: recorder.called,
    blame: (error, call) => {
      if (typeof error === 'object' && error !== null && !blamed.has(error)) blamed.set(error, call);
    },
    signal,
  };
  const context = createAwsContext(unit, pool, recorder, observer, seen);
  let failure: Failure | undefined;
  try {
    await unit.prelude?.(recorder);
    await collector.collect(context);
  } catch (error) {
    failure = classify(error);
  }
  const closed = recorder.closedByOrganization() && (await context.closed());
  signal.throwIfAborted();
  recorder.finish({ started, ended: new Date().toISOString() }, closed, failure);
}

function recorderOf(
  { id, target, region, collector }: AwsUnit,
  sink: (record: InventoryRecord) => void,
  classify: (error: unknown) => Failure,
): UnitRecorder {
  return createUnitRecorder({
    unit: { id, provider: 'aws', account: target.account, region, collector: collector.id },
    lists: collector.lists,
    invariants: collector.invariants,
    inNetwork: collector.inNetwork,
    sink,
    classify,
    isNamed: hasErrorName,
  });
}
