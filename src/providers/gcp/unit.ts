import type { InventoryRecord } from '../../model/inventory.ts';
import type { Pace } from '../kit/call-observer.ts';
import { blamedCall } from '../kit/blame.ts';
import { runCollector } from '../kit/run-collector.ts';
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
  readonly pace?: Pace | undefined;
}

/** Runs one collector over one project. Failures of the cloud end in the records; only an abort rejects. */
export async function runGcpUnit(
  { id, target, collector, planningCalls = [], pace }: GcpUnit,
  sink: (record: InventoryRecord) => void,
  signal: AbortSignal,
): Promise<void> {
  const declared = new Set([...collector.operations.map(({ call }) => call), ...GCP_PLANNING_CALLS]);
  await runCollector({
    unit: { id, provider: 'gcp', account: target.project.id, region: 'global' },
    collector,
    sink,
    signal,
    classify: error => ({ call: blamedCall(error), ...classifyError(error) }),
    isNamed: hasErrorName,
    collect: async recorder => {
      for (const call of planningCalls) recorder.called(call);
      await collector.collect(createGcpContext(target, recorder, { declared, called: recorder.called, signal, pace }));
    },
    isClosed: recorder => recorder.closedByOrganization(),
  });
}
