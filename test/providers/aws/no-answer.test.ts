import { describe, expect, it } from 'vitest';
import type { AwsCollector } from '../../../src/providers/aws/context.ts';
import { PAGE_LIMIT } from '../../../src/providers/kit/page-guard.ts';
import { AWS_COLLECTORS } from '../../../src/providers/aws/services/index.ts';
import { GLOBAL } from '../../../src/providers/aws/target.ts';
import { runAwsUnit } from '../../../src/providers/aws/unit.ts';
import { recordSchema, type InventoryRecord } from '../../../src/model/inventory.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import type { Reading } from '../../../src/model/reading.ts';
import { inventedPool, inventedTarget, type InventedCall } from '../../support/aws-invented.ts';

interface Run {
  readonly records: readonly InventoryRecord[];
  /** How often each operation was called. */
  readonly calls: ReadonlyMap<string, number>;
  readonly populations: ReadonlyMap<Kind, Reading<number>>;
  /** The calls that the records name as refused, with the reason. */
  readonly refused: ReadonlyMap<string, string>;
}

async function collect(collector: AwsCollector, answer: (call: InventedCall) => object): Promise<Run> {
  const calls = new Map<string, number>();
  const pool = inventedPool(call => {
    calls.set(call.call, (calls.get(call.call) ?? 0) + 1);
    return Promise.resolve(answer(call));
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

const undisturbed = ({ invent }: InventedCall): object => invent();

const each = describe.each(AWS_COLLECTORS.map(collector => [collector.id, collector] as const));

/** Reads the latest events, not all of them, and says so. */
const READS_A_PART = new Set(['cloudtrail:LookupEvents']);

/** AWS leaves the list out where there are none. */
const OMITS_EMPTY_LIST = new Set(['sqs:ListQueues']);

each('%s', (_, collector) => {
  it('does not take an answer without members for an empty list', async () => {
    const whole = await collect(collector, undisturbed);
    for (const call of whole.calls.keys()) {
      if (OMITS_EMPTY_LIST.has(call)) continue;
      const { populations } = await collect(collector, one => (one.call === call ? {} : one.invent()));
      for (const [kind, reading] of populations) {
        const before = whole.populations.get(kind);
        const fewer = reading.state === 'value' && before?.state === 'value' && reading.value < before.value;
        expect(fewer, `${kind} without ${call}`).toBe(false);
      }
    }
  });

  it('refuses an answer with a member of another type', async () => {
    const whole = await collect(collector, undisturbed);
    for (const call of whole.calls.keys()) {
      const spoiled: string[] = [];
      const { refused, populations } = await collect(collector, one => {
        const output = one.invent();
        const [member] = Object.keys(output).filter(name => name !== '$metadata');
        if (one.call !== call || member === undefined) return output;
        spoiled.push(member);
        return { ...output, [member]: typeof output[member] === 'object' ? 'text' : { member: [] } };
      });
      if (spoiled.length > 0)
        expect(refused.get(call), `${call} ${JSON.stringify([...populations])}`).toContain('of another type');
    }
  });

  it('ends a list whose tokens never end, and does not call it whole', async () => {
    const { pages } = PAGE_LIMIT;
    PAGE_LIMIT.pages = 6;
    try {
      const whole = await collect(collector, undisturbed);
      for (const call of whole.calls.keys()) {
        if (READS_A_PART.has(call)) continue;
        let turn = 0;
        const tokens = new Set<string>();
        const { refused, calls } = await collect(collector, one => {
          if (one.call !== call) return one.invent();
          const token = one.nextPage(`token-${turn++}`);
          for (const name of Object.keys(token)) tokens.add(name);
          return { ...one.invent(), ...token };
        });
        if (tokens.size > 0)
          expect(refused.get(call), `${call}, called ${calls.get(call)} times`).toMatch(/does not end/);
      }
    } finally {
      PAGE_LIMIT.pages = pages;
    }
  });
});
