import { AZURE_CLOUDS } from '../../../src/providers/azure/client/clouds.ts';
import { AZURE_COLLECTORS } from '../../../src/providers/azure/services/index.ts';
import { createDirectory } from '../../../src/providers/azure/client/microsoft-graph.ts';
import { ArmError } from '../../../src/providers/azure/client/failure.ts';
import { guard } from '../../../src/providers/azure/client/guard.ts';
import { createResourceGraph } from '../../../src/providers/azure/client/resource-graph.ts';
import { createGraphCache } from '../../../src/providers/azure/client/graph-cache.ts';
import type { AzureTransport } from '../../../src/providers/azure/client/transport.ts';
import type { AzureTarget } from '../../../src/providers/azure/target.ts';
import { runAzureUnit } from '../../../src/providers/azure/unit.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';
import { answerArm } from './arm.ts';
import type { ArmFixture } from './arm-fixture.ts';
import { assertDeclared } from '../assert-declared.ts';

/** Reads a subscription with every collector, without a network. `time`: start and end of the unit with this index. */
export async function azureRecords(
  fixture: ArmFixture,
  subscription: string,
  time: (unit: number) => { readonly started: string; readonly ended: string },
): Promise<InventoryRecord[]> {
  const transport = transportTo(fixture);
  const graphCache = createGraphCache(
    createResourceGraph(transport),
    [[subscription]],
    AZURE_COLLECTORS.map(({ types }) => types),
  );
  const directory = createDirectory(transport);
  const target: AzureTarget = { subscription, name: nameOf(fixture, subscription), transport, graphCache, directory };
  const records: InventoryRecord[] = [];
  for (const [index, collector] of AZURE_COLLECTORS.entries()) {
    const id = `azure:${subscription}:global:${collector.id}`;
    const sink = (record: InventoryRecord): void => {
      records.push(record.record === 'unit' ? { ...record, ...time(index) } : record);
    };
    await runAzureUnit({ id, target, collector }, sink, new AbortController().signal);
  }
  assertDeclared(records, AZURE_COLLECTORS);
  return records;
}

const nameOf = ({ subscriptions }: ArmFixture, id: string): string =>
  subscriptions.find(one => one.subscriptionId === id)?.displayName ?? id;

export function transportTo(fixture: ArmFixture): AzureTransport {
  const cloud = AZURE_CLOUDS.public;
  return {
    cloud,
    serverDate: () => undefined,
    send: ({ body: question, ...request }, call, watch) => {
      guard({ ...request, body: question }, call, watch.declared);
      watch.called(call);
      const { method, path } = request;
      const url = new URL(`${cloud.endpoint}${path}`);
      const { status, body, headers = {} } = answerArm(fixture, { method, url, body: question }, new Map());
      if (status < 300) return Promise.resolve({ body, header: name => headers[name] });
      const { error } = body as { readonly error: { readonly code: string; readonly message: string } };
      return Promise.reject(new ArmError(status, error.code, error.message));
    },
  };
}
