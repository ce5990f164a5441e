import { expect, it } from 'vitest';
import { ArmError } from '../../../src/providers/azure/client/failure.ts';
import { createDirectory } from '../../../src/providers/azure/client/microsoft-graph.ts';
import { createGraphCache } from '../../../src/providers/azure/client/graph-cache.ts';
import { createResourceGraph } from '../../../src/providers/azure/client/resource-graph.ts';
import type { AzureCollector } from '../../../src/providers/azure/context.ts';
import { AZURE_COLLECTORS } from '../../../src/providers/azure/services/index.ts';
import { runAzureUnit } from '../../../src/providers/azure/unit.ts';
import { recordSchema, type InventoryRecord } from '../../../src/model/inventory.ts';
import { company } from '../../integration/azure/company.ts';
import { SUBSCRIPTION } from '../../support/azure/collect.ts';
import { transportTo } from '../../support/azure/in-process.ts';
import { expectOwnFacetsOnly, type DetailRun, type Spoil } from '../../support/odd-details.ts';

// What the identity may read, which decides over every list; and the rows of many lists, which others stand in for.
const EXCEPTIONS = { general: ['Microsoft.Authorization/permissions:list', 'Microsoft.ResourceGraph:resources'] };

const refuse = (): never => {
  throw new ArmError(403, 'AuthorizationFailed', 'no');
};

async function collect(
  collector: AzureCollector,
  change?: { readonly call: string; readonly spoil: Spoil },
): Promise<DetailRun> {
  const inner = transportTo(company);
  const calls = new Map<string, number>();
  const transport: typeof inner = {
    ...inner,
    send: async (request, call, watch) => {
      const answer = await inner.send(request, call, watch);
      calls.set(call, (calls.get(call) ?? 0) + 1);
      if (call !== change?.call || calls.get(call) !== 1) return answer;
      return { ...answer, body: change.spoil(structuredClone(answer.body)) };
    },
  };
  const graphCache = createGraphCache(createResourceGraph(transport), [[SUBSCRIPTION]], [collector.types]);
  const directory = createDirectory(transport);
  const target = { subscription: SUBSCRIPTION, name: 'shop', transport, graphCache, directory };
  const records: InventoryRecord[] = [];
  const sink = (record: InventoryRecord): void =>
    void records.push(recordSchema.parse(JSON.parse(JSON.stringify(record))));
  await runAzureUnit({ id: collector.id, target, collector }, sink, new AbortController().signal);
  return { records, calls };
}

/** Lists of what lies in each of several things: an item that cannot be read makes the list of its kind unread. */
const LISTS_OF_EACH: Readonly<Record<string, readonly string[]>> = {
  'azure-compute': ['Microsoft.Compute/virtualMachines:list'],
  'azure-key-vault': ['Microsoft.KeyVault/vaults/secrets:list', 'Microsoft.KeyVault/vaults/keys:list'],
};

it.each(AZURE_COLLECTORS.map(collector => [collector.id, collector] as const))(
  '%s loses the facets of one detail, when its answer is refused or unusual',
  async (_, collector) => {
    const lists = await expectOwnFacetsOnly(change => collect(collector, change), refuse, EXCEPTIONS);
    expect(lists).toEqual(LISTS_OF_EACH[collector.id] ?? []);
  },
);
