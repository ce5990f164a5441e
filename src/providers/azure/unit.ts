import type { InventoryRecord } from '../../model/inventory.ts';
import type { Failure } from '../kit/failure.ts';
import { createUnitRecorder } from '../kit/unit-recorder.ts';
import type { AzureCollector } from './context.ts';
import { createAzureContext } from './create-context.ts';
import { classifyError, hasErrorName } from './client/failure.ts';
import { GRAPH_CALL } from './client/resource-graph.ts';
import type { CallObserver } from '../kit/call-observer.ts';
import { AZURE_PLANNING_CALLS } from './planning-operations.ts';
import type { AzureTarget } from './target.ts';

export interface AzureUnit {
  readonly id: string;
  readonly target: AzureTarget;
  readonly collector: AzureCollector;
  /** Calls that planning made on the unit's behalf. */
  readonly planningCalls?: readonly string[] | undefined;
}

/** Runs one collector over one subscription. Failures of the cloud end in the records; only an abort rejects. */
export async function runAzureUnit(
  { id, target, collector, planningCalls = [] }: AzureUnit,
  sink: (record: InventoryRecord) => void,
  signal: AbortSignal,
): Promise<void> {
  const started = new Date().toISOString();
  const classify = (error: unknown): Failure => {
    signal.throwIfAborted();
    return classifyError(error);
  };
  const recorder = createUnitRecorder({
    unit: { id, provider: 'azure', account: target.subscription, region: 'global', collector: collector.id },
    lists: collector.lists,
    invariants: collector.invariants,
    inNetwork: collector.inNetwork,
    sink,
    classify,
    isNamed: hasErrorName,
  });
  for (const call of planningCalls) recorder.called(call);
  const watch: CallObserver = {
    declared: new Set([...collector.operations.map(({ call }) => call), ...AZURE_PLANNING_CALLS, GRAPH_CALL]),
    called: recorder.called,
    signal,
  };
  let failure: Failure | undefined;
  try {
    await collector.collect(createAzureContext(target, collector, recorder, watch));
  } catch (error) {
    failure = classify(error);
  } finally {
    target.graphCache.release(collector.types, target.subscription);
  }
  signal.throwIfAborted();
  recorder.finish({ started, ended: new Date().toISOString() }, false, failure);
}
