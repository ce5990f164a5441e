import { describe, expect, it } from 'vitest';
import { ArmError } from '../../../src/providers/azure/client/failure.ts';
import { createDirectory } from '../../../src/providers/azure/client/microsoft-graph.ts';
import { createGraphCache } from '../../../src/providers/azure/client/graph-cache.ts';
import { createResourceGraph } from '../../../src/providers/azure/client/resource-graph.ts';
import type { AzureAnswer } from '../../../src/providers/azure/client/transport.ts';
import type { AzureCollector } from '../../../src/providers/azure/context.ts';
import { AZURE_COLLECTORS } from '../../../src/providers/azure/services/index.ts';
import { runAzureUnit } from '../../../src/providers/azure/unit.ts';
import { recordSchema, type InventoryRecord } from '../../../src/model/inventory.ts';
import { company } from '../../integration/azure/company.ts';
import { SUBSCRIPTION } from '../../support/azure/collect.ts';
import { transportTo } from '../../support/azure/in-process.ts';

interface Run {
  readonly records: readonly InventoryRecord[];
  readonly calls: ReadonlySet<string>;
}

/** `spoil` may change or refuse the answer to a call. */
async function collect(
  collector: AzureCollector,
  spoil: (call: string, answer: AzureAnswer) => AzureAnswer,
): Promise<Run> {
  const inner = transportTo(company);
  const calls = new Set<string>();
  const transport: typeof inner = {
    ...inner,
    send: async (request, call, watch) => {
      const answer = await inner.send(request, call, watch);
      calls.add(call);
      return spoil(call, answer);
    },
  };
  const graphCache = createGraphCache(createResourceGraph(transport), [[SUBSCRIPTION]], [collector.types]);
  const target = {
    subscription: SUBSCRIPTION,
    name: 'shop',
    transport,
    graphCache,
    directory: createDirectory(transport),
  };
  const records: InventoryRecord[] = [];
  const sink = (record: InventoryRecord): void =>
    void records.push(recordSchema.parse(JSON.parse(JSON.stringify(record))));
  await runAzureUnit({ id: collector.id, target, collector }, sink, new AbortController().signal);
  return { records, calls };
}

const identities = ({ records }: Run): string[] =>
  records.filter(record => record.record === 'resource').map(({ id, kind, region }) => [kind, region, id].join(' '));

const populations = ({ records }: Run) =>
  new Map(records.filter(record => record.record === 'population').map(({ kind, reading }) => [kind, reading]));

const SPOILED: Readonly<Record<string, (answer: AzureAnswer) => AzureAnswer>> = {
  refused: () => {
    throw new ArmError(403, 'AuthorizationFailed', 'no');
  },
  'answered with nothing': answer => ({ ...answer, body: {} }),
  'answered with other types': answer => ({
    ...answer,
    body: { value: { a: 1 }, data: 'text', properties: 7, id: 7, name: [] },
  }),
  'answered with rows of other types': answer => ({
    ...answer,
    body: { value: [{ id: 7, name: {}, properties: 'text' }], data: [{ id: [], type: 7 }], responses: [7, null] },
  }),
};

describe.each(Object.entries(SPOILED))('a call that is %s', (_, spoil) => {
  it.each(AZURE_COLLECTORS.map(collector => [collector.id, collector] as const))(
    'by %s loses no resource in silence and changes the identity of none',
    async (_id, collector) => {
      const whole = await collect(collector, (_call, answer) => answer);
      const known = new Set(identities(whole));
      for (const call of whole.calls) {
        const run = await collect(collector, (called, answer) => (called === call ? spoil(answer) : answer));
        expect(
          identities(run).filter(identity => !known.has(identity)),
          call,
        ).toEqual([]);
        for (const [kind, reading] of populations(run)) {
          const before = populations(whole).get(kind);
          const fewer = reading.state === 'value' && before?.state === 'value' && reading.value < before.value;
          expect(fewer, `${kind} without ${call}`).toBe(false);
        }
      }
    },
  );
});
