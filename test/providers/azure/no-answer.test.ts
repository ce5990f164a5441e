import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '../../../src/providers/azure/client/microsoft-graph.ts';
import { createGraphCache } from '../../../src/providers/azure/client/graph-cache.ts';
import { createResourceGraph, GRAPH_CALL } from '../../../src/providers/azure/client/resource-graph.ts';
import { PAGE_LIMIT } from '../../../src/providers/kit/page-guard.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';
import type { AzureCollector } from '../../../src/providers/azure/context.ts';
import { AZURE_COLLECTORS } from '../../../src/providers/azure/services/index.ts';
import { runAzureUnit } from '../../../src/providers/azure/unit.ts';
import { company } from '../../integration/azure/company.ts';
import { SUBSCRIPTION } from '../../support/azure/collect.ts';
import { transportTo } from '../../support/azure/in-process.ts';

/** `endless`: the call whose every answer leads on to another page. */
async function collect(collector: AzureCollector, fixture: typeof company, endless?: string) {
  const inner = transportTo(fixture);
  const calls = new Map<string, number>();
  let turn = 0;
  const transport: typeof inner = {
    ...inner,
    send: async (request, call, watch) => {
      const answer = await inner.send(request, call, watch);
      calls.set(call, (calls.get(call) ?? 0) + 1);
      if (call !== endless) return answer;
      const token = `on-and-on-${String(turn++)}`;
      const [path = ''] = request.path.split('&$skiptoken');
      const next = `${inner.cloud.endpoint}${path}${path.includes('?') ? '&' : '?'}$skiptoken=${token}`;
      return { ...answer, body: { ...(answer.body as object), nextLink: next, $skipToken: token } };
    },
  };
  const graphCache = createGraphCache(createResourceGraph(transport), [[SUBSCRIPTION]], [collector.types]);
  const directory = createDirectory(transport);
  const target = { subscription: SUBSCRIPTION, name: 'shop', transport, graphCache, directory };
  const records: InventoryRecord[] = [];
  await runAzureUnit(
    { id: collector.id, target, collector },
    record => void records.push(record),
    new AbortController().signal,
  );
  const reasons = records.flatMap(one =>
    one.record === 'refusal'
      ? [`${one.call}: ${one.detail ?? ''}`]
      : one.record === 'population' && one.reading.state === 'unread'
        ? [`${one.call ?? ''}: ${one.reading.detail ?? ''}`]
        : [],
  );
  return { calls, reasons };
}

/** Decides how lists are read, and by which calls: without it each type is asked for by itself. */
const PERMISSIONS_CALL = 'Microsoft.Authorization/permissions:list';
const refusals = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
const collectors = AZURE_COLLECTORS.map(collector => [collector.id, collector] as const);

describe('a list whose tokens never end', () => {
  const { pages } = PAGE_LIMIT;
  beforeAll(() => {
    PAGE_LIMIT.pages = 6;
  });
  afterAll(() => {
    PAGE_LIMIT.pages = pages;
  });

  it.each(collectors)('of %s ends, and is not called whole', async (_, collector) => {
    const fixture = { ...company, refusals };
    const { calls } = await collect(collector, fixture);
    for (const call of calls.keys()) {
      if (call === PERMISSIONS_CALL || call === GRAPH_CALL) continue;
      const run = await collect(collector, fixture, call);
      // One resource has no next page.
      if ((run.calls.get(call) ?? 0) <= (calls.get(call) ?? 0)) continue;
      expect(run.reasons.join('\n'), call).toContain(`${call}: the list does not end within 6 pages`);
    }
  });

  it('of Resource Graph ends, and each type is listed by itself', async () => {
    const disks = AZURE_COLLECTORS.find(({ id }) => id === 'azure-storage')!;
    const whole = await collect(disks, company);
    const run = await collect(disks, company, GRAPH_CALL);
    expect(run.calls.get(GRAPH_CALL)).toBeLessThanOrEqual(8);
    expect([...run.calls.keys()].filter(call => !whole.calls.has(call))).toContain(
      'Microsoft.Storage/storageAccounts:list',
    );
  });
});
