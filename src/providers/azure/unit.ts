import type { InventoryRecord } from '../../model/inventory.ts';
import type { Pace } from '../kit/call-observer.ts';
import { blamedCall } from '../kit/blame.ts';
import { runCollector } from '../kit/run-collector.ts';
import type { AzureCollector } from './context.ts';
import { createAzureContext } from './create-context.ts';
import { classifyError, hasErrorName } from './client/failure.ts';
import { GRAPH_CALL } from './client/resource-graph.ts';
import { AZURE_PLANNING_CALLS } from './planning-operations.ts';
import type { AzureTarget } from './target.ts';

export interface AzureUnit {
  readonly id: string;
  readonly target: AzureTarget;
  readonly collector: AzureCollector;
  /** Calls that planning made on the unit's behalf. */
  readonly planningCalls?: readonly string[] | undefined;
  readonly pace?: Pace | undefined;
}

/** Runs one collector over one subscription. Failures of the cloud end in the records; only an abort rejects. */
export async function runAzureUnit(
  { id, target, collector, planningCalls = [], pace }: AzureUnit,
  sink: (record: InventoryRecord) => void,
  signal: AbortSignal,
): Promise<void> {
  const declared = new Set([...collector.operations.map(({ call }) => call), ...AZURE_PLANNING_CALLS, GRAPH_CALL]);
  await runCollector({
    unit: { id, provider: 'azure', account: target.subscription, region: 'global' },
    collector,
    sink,
    signal,
    classify: error => ({ ...classifyError(error), call: blamedCall(error) }),
    isNamed: hasErrorName,
    collect: async recorder => {
      for (const call of planningCalls) recorder.called(call);
      const watch = { declared, called: recorder.called, signal, pace };
      try {
        await collector.collect(createAzureContext(target, collector, recorder, watch));
      } finally {
        target.graphCache.release(collector.types, target.subscription);
      }
    },
  });
}
