import type { InventoryRecord } from '../../model/inventory.ts';
import type { Resource } from '../../model/resource.ts';
import { blamedCall } from '../kit/blame.ts';
import { runCollector } from '../kit/run-collector.ts';
import type { ClientPool } from './client/clients.ts';
import { classifyError, hasErrorName } from './client/failure.ts';
import type { AwsContext } from './context.ts';
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
  const { id, target, region, collector, pace } = unit;
  const declared = new Set([...collector.operations.map(({ call }) => call), ...PLANNING_CALLS]);
  let context: AwsContext | undefined;
  await runCollector({
    unit: { id, provider: 'aws', account: target.account, region },
    collector,
    sink,
    signal,
    classify: error => ({ ...classifyError(error), call: blamedCall(error) }),
    isNamed: hasErrorName,
    collect: async recorder => {
      const observer = { declared, called: recorder.called, signal, pace };
      context = createAwsContext(unit, pool, recorder, observer, seen);
      await unit.prelude?.(recorder);
      await collector.collect(context);
    },
    isClosed: async recorder => recorder.closedByOrganization() && (await context?.closed()) === true,
  });
}
