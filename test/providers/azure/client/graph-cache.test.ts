import { describe, expect, it } from 'vitest';
import type { ArmType } from '../../../../src/providers/azure/client/arm.ts';
import { createDirectory } from '../../../../src/providers/azure/client/microsoft-graph.ts';
import { azureContainerInstances } from '../../../../src/providers/azure/services/container-instances/container-instances.ts';
import type { ResourceGraph } from '../../../../src/providers/azure/client/resource-graph.ts';
import { createGraphCache, graphCacheKey } from '../../../../src/providers/azure/client/graph-cache.ts';
import { runAzureUnit } from '../../../../src/providers/azure/unit.ts';
import type { InventoryRecord } from '../../../../src/model/inventory.ts';
import type { ArmWorld } from '../../../support/azure/arm.ts';
import { LOCATIONS } from '../../../support/azure/collect.ts';
import { transportTo } from '../../../support/azure/in-process.ts';
import { row } from '../../../support/azure/resources/place.ts';

const GROUPS: ArmType = { type: 'Microsoft.ContainerInstance/containerGroups', apiVersion: '2023-05-01' };
const TYPES = azureContainerInstances.types;
const watch = { declared: new Set<string>(), asked: () => undefined };
const groupIn = (subscription: string) =>
  row({ subscription, group: 'shop', location: 'westeurope' }, GROUPS.type, `group-${subscription}`, {});

/** Resource Graph, and whom it was asked about. */
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

describe('the answers that subscriptions share', () => {
  it('are asked for once in each batch, and hand everybody what is theirs', async () => {
    const { graph, asked } = graphOf();
    const shelves = createGraphCache(graph, [['a', 'b'], ['c']]);
    for (const subscription of ['a', 'b', 'c']) {
      const shelf = await shelves.take([GROUPS], subscription, watch);
      expect(shelf.get(graphCacheKey(subscription, GROUPS.type))).toMatchObject([{ name: `group-${subscription}` }]);
    }
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('are held until the last has left, and no longer', async () => {
    const { graph, asked } = graphOf();
    const shelves = createGraphCache(graph, [['a', 'b', 'c']]);
    await shelves.take([GROUPS], 'a', watch);
    shelves.leave([GROUPS], 'a');
    shelves.leave([GROUPS], 'b');
    await shelves.take([GROUPS], 'c', watch);
    expect(asked, 'the last one finds it there').toHaveLength(1);
    shelves.leave([GROUPS], 'c');
    await shelves.take([GROUPS], 'a', watch);
    expect(asked, 'nothing is kept for nobody').toHaveLength(2);
  });

  it('are not held for a subscription whose rights are hidden, and that took nothing', async () => {
    const world: ArmWorld = {
      subscriptions: [{ subscriptionId: 'a' }, { subscriptionId: 'b' }],
      locations: LOCATIONS,
      resources: [groupIn('a'), groupIn('b')],
      refusals: [
        [/subscriptions\/b\/providers\/Microsoft.Authorization/, { status: 403, code: 'AuthorizationFailed' }],
      ],
    };
    const { graph, asked } = graphOf();
    const shelves = createGraphCache(graph, [['a', 'b']]);
    const transport = transportTo(world);
    const names: string[] = [];
    for (const subscription of ['a', 'b']) {
      const target = { subscription, name: subscription, transport, shelves, directory: createDirectory(transport) };
      const sink = (record: InventoryRecord): void => {
        if (record.record === 'resource') names.push(record.name);
      };
      await runAzureUnit(
        { id: subscription, target, collector: azureContainerInstances },
        sink,
        new AbortController().signal,
      );
    }
    expect(names).toEqual(['group-a', 'group-b']);
    expect(asked).toHaveLength(1);
    await shelves.take(TYPES, 'a', watch);
    expect(asked, 'the answer is gone').toHaveLength(2);
  });
});
