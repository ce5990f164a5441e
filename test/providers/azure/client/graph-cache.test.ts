import { describe, expect, it } from 'vitest';
import type { ArmType } from '../../../../src/providers/azure/client/arm.ts';
import { createDirectory } from '../../../../src/providers/azure/client/microsoft-graph.ts';
import { azureContainerInstances } from '../../../../src/providers/azure/services/container-instances/container-instances.ts';
import type { ResourceGraph } from '../../../../src/providers/azure/client/resource-graph.ts';
import { createGraphCache, graphCacheKey } from '../../../../src/providers/azure/client/graph-cache.ts';
import { runAzureUnit } from '../../../../src/providers/azure/unit.ts';
import type { InventoryRecord } from '../../../../src/model/inventory.ts';
import type { ArmFixture } from '../../../support/azure/arm-fixture.ts';
import { LOCATIONS } from '../../../support/azure/collect.ts';
import { transportTo } from '../../../support/azure/in-process.ts';
import { row } from '../../../support/azure/resources/arm-place.ts';

const GROUPS: ArmType = { type: 'Microsoft.ContainerInstance/containerGroups', apiVersion: '2023-05-01' };
const COLLECTOR = azureContainerInstances;
const watch = { declared: new Set<string>(), called: () => undefined };
const groupIn = (subscription: string) =>
  row({ subscription, group: 'shop', location: 'westeurope' }, GROUPS.type, `group-${subscription}`, {});

/** Resource Graph, and the subscriptions of each question. */
function graphOf(): { readonly graph: ResourceGraph; readonly asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const graph: ResourceGraph = {
    async *rows(_types, subscriptions) {
      asked.push(subscriptions);
      yield await Promise.resolve(subscriptions.map(groupIn) as never);
    },
  };
  return { graph, asked };
}

describe('the cache of Resource Graph answers', () => {
  it('asks once for each batch, and gives every subscription its own rows', async () => {
    const { graph, asked } = graphOf();
    const cache = createGraphCache(graph, [['a', 'b'], ['c']], [[GROUPS]]);
    for (const subscription of ['a', 'b', 'c']) {
      const answer = await cache.take([GROUPS], subscription, watch);
      expect(answer.get(graphCacheKey(subscription, GROUPS.type))).toMatchObject([{ name: `group-${subscription}` }]);
    }
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('keeps an answer until the last subscription has released it', async () => {
    const { graph, asked } = graphOf();
    const cache = createGraphCache(graph, [['a', 'b', 'c']], [[GROUPS]]);
    await cache.take([GROUPS], 'a', watch);
    cache.release([GROUPS], 'a');
    cache.release([GROUPS], 'b');
    await cache.take([GROUPS], 'c', watch);
    expect(asked, 'the last one finds it').toHaveLength(1);
    cache.release([GROUPS], 'c');
    await cache.take([GROUPS], 'a', watch);
    expect(asked, 'the answer was dropped').toHaveLength(2);
  });

  it('keeps an answer until the last of the collectors that share it has released it', async () => {
    const { graph, asked } = graphOf();
    const cache = createGraphCache(graph, [['a', 'b']], [[GROUPS], [GROUPS]]);
    const runCollector = async (): Promise<void> => {
      for (const subscription of ['a', 'b']) {
        await cache.take([GROUPS], subscription, watch);
        cache.release([GROUPS], subscription);
      }
    };
    await runCollector();
    await runCollector();
    expect(asked).toHaveLength(1);
    await runCollector();
    expect(asked, 'the answer was dropped').toHaveLength(2);
  });

  it('drops an answer that a subscription with unknown permissions never took', async () => {
    const fixture: ArmFixture = {
      subscriptions: [{ subscriptionId: 'a' }, { subscriptionId: 'b' }],
      locations: LOCATIONS,
      resources: [groupIn('a'), groupIn('b')],
      refusals: [
        [/subscriptions\/b\/providers\/Microsoft.Authorization/, { status: 403, code: 'AuthorizationFailed' }],
      ],
    };
    const { graph, asked } = graphOf();
    const graphCache = createGraphCache(graph, [['a', 'b']], [COLLECTOR.types]);
    const transport = transportTo(fixture);
    const names: string[] = [];
    for (const subscription of ['a', 'b']) {
      const target = { subscription, name: subscription, transport, graphCache, directory: createDirectory(transport) };
      const sink = (record: InventoryRecord): void => {
        if (record.record === 'resource') names.push(record.name);
      };
      await runAzureUnit({ id: subscription, target, collector: COLLECTOR }, sink, new AbortController().signal);
    }
    expect(names).toEqual(['group-a', 'group-b']);
    expect(asked).toHaveLength(1);
    await graphCache.take(COLLECTOR.types, 'a', watch);
    expect(asked, 'the answer was dropped').toHaveLength(2);
  });
});
