import type { InventoryRecord } from '../../model/inventory.ts';
import type { CallObserver } from '../kit/call-observer.ts';
import type { Failure } from '../kit/failure.ts';
import { createUnitRecorder } from '../kit/unit-recorder.ts';
import { classifyError, hasErrorName } from './client/failure.ts';
import type { GcpCollector } from './context.ts';
import { createGcpContext } from './create-context.ts';
import { GCP_PLANNING_CALLS } from './planning-operations.ts';
import type { GcpTarget } from './target.ts';

export interface GcpUnit {
  readonly id: string;
  readonly target: GcpTarget;
  readonly collector: GcpCollector;
  /** Calls that planning made on the unit's behalf. */
  readonly planningCalls?: readonly string[] | undefined;
}

/** Runs one collector over one project. Failures of the cloud end in the records; only an abort rejects. */
export async function runGcpUnit(
  { id, target, collector, planningCalls = [] }: GcpUnit,
  sink: (record: InventoryRecord) => void,
  signal: AbortSignal,
): Promise<void> {
  const started = new Date().toISOString();
  const classify = (error: unknown): Failure => {
    signal.throwIfAborted();
    return classifyError(error);
  };
  const recorder = createUnitRecorder({
    unit: { id, provider: 'gcp', account: target.project.id, region: 'global', collector: collector.id },
    lists: collector.lists,
    invariants: collector.invariants,
    inNetwork: collector.inNetwork,
    sink,
    classify,
    isNamed: hasErrorName,
  });
  for (const call of planningCalls) recorder.called(call);
  const watch: CallObserver = {
    declared: new Set([...collector.operations.map(({ call }) => call), ...GCP_PLANNING_CALLS]),
    called: recorder.called,
    signal,
  };
  let failure: Failure | undefined;
  try {
    await collector.collect(createGcpContext(target, recorder, watch));
  } catch (error) {
    failure = classify(error);
  }
  signal.throwIfAborted();
  recorder.finish({ started, ended: new Date().toISOString() }, recorder.closedByOrganization(), failure);
}
