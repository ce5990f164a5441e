import { GLOBAL } from '../../src/providers/aws/target.ts';
import type { AwsCollector } from '../../src/providers/aws/context.ts';
import { runAwsUnit } from '../../src/providers/aws/unit.ts';
import { recordSchema, type InventoryRecord } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { Reading } from '../../src/model/reading.ts';
import { inventedPool, inventedTarget, type InventedCall } from './aws-invented.ts';

/** What a collector records over invented answers. */
export interface InventedRun {
  readonly records: readonly InventoryRecord[];
  /** How often each operation was called. */
  readonly calls: ReadonlyMap<string, number>;
  readonly populations: ReadonlyMap<Kind, Reading<number>>;
  /** The calls that the records name as refused, with the reason. */
  readonly refused: ReadonlyMap<string, string>;
}

export async function collectInvented(
  collector: AwsCollector,
  answer: (call: InventedCall) => object,
): Promise<InventedRun> {
  const calls = new Map<string, number>();
  const pool = inventedPool(call => {
    calls.set(call.call, (calls.get(call.call) ?? 0) + 1);
    return new Promise(resolve => {
      resolve(answer(call));
    });
  });
  const region = collector.scope === 'global' ? GLOBAL : 'eu-west-1';
  const unit = { id: collector.id, target: inventedTarget(), region, collector };
  const records: InventoryRecord[] = [];
  // What does not fit the schema cannot be read again.
  const sink = (record: InventoryRecord): void =>
    void records.push(recordSchema.parse(JSON.parse(JSON.stringify(record))));
  await runAwsUnit(unit, pool, sink, new AbortController().signal);
  const populations = records.filter(record => record.record === 'population');
  const refusals = records.filter(record => record.record === 'refusal');
  return {
    records,
    calls,
    populations: new Map(populations.map(({ kind, reading }) => [kind, reading as Reading<number>])),
    refused: new Map([
      ...refusals.map(({ call, detail = '' }) => [call, detail] as const),
      ...populations.flatMap(({ call, reading }) =>
        call === undefined || reading.state !== 'unread' ? [] : [[call, reading.detail ?? ''] as const],
      ),
    ]),
  };
}
