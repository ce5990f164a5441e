import { describe, expect, it } from 'vitest';
import { createResourceGraph, pauseAfter } from '../../../../src/providers/azure/client/resource-graph.ts';
import type { AzureTransport } from '../../../../src/providers/azure/client/transport.ts';
import { AZURE_CLOUDS } from '../../../../src/providers/azure/client/clouds.ts';
import { azureContainerInstances } from '../../../../src/providers/azure/services/container-instances/container-instances.ts';
import { value } from '../../../../src/model/reading.ts';
import { collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../support/azure/collect.ts';
import { row } from '../../../support/azure/resources/arm-place.ts';

const watch = { declared: new Set<string>(), called: () => undefined };
const PLACE = { subscription: SUBSCRIPTION, group: 'shop', location: 'westeurope' };
const group = (name: string) => row(PLACE, 'Microsoft.ContainerInstance/containerGroups', name, {});

describe('the quota of Resource Graph', () => {
  it.each([
    ['14', '00:00:05', 0],
    [undefined, undefined, 0],
    ['0', '00:00:03', 3_000],
    ['0', '00:01:00', 60_000],
    // Too long, empty and invalid values: one quota window is 5 seconds.
    ['0', '23:00:00', 60_000],
    ['0', undefined, 5_000],
    ['0', 'soon', 5_000],
    ['0', '00:00:00', 5_000],
  ])('with %s left until %s is waited for %d ms', (remaining, resets, expected) => {
    expect(pauseAfter(remaining, resets)).toBe(expected);
  });

  it('delays later queries until it is restored', async () => {
    const sent: unknown[] = [];
    const waits: number[] = [];
    const filled = Promise.withResolvers<undefined>();
    const headers = { 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:00:03' };
    const transport: AzureTransport = {
      cloud: AZURE_CLOUDS.public,
      serverDate: () => undefined,
      send: ({ body }) => {
        sent.push(body);
        // Only the first response reports an exhausted quota.
        const readFacet: Readonly<Record<string, string>> = sent.length === 1 ? headers : {};
        return Promise.resolve({ body: { data: [] }, header: name => readFacet[name] });
      },
    };
    const graph = createResourceGraph(transport, ms => {
      waits.push(ms);
      return filled.promise;
    });
    const ask = async (): Promise<number> => {
      let count = 0;
      for await (const rows of graph.rows(azureContainerInstances.types, [SUBSCRIPTION], watch)) count += rows.length;
      return count;
    };
    await ask();
    const later = Promise.all([ask(), ask(), ask(), ask()]);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect([sent.length, waits]).toEqual([1, [3_000]]);
    filled.resolve(undefined);
    await later;
    expect([sent.length, waits]).toEqual([5, [3_000]]);
  });

  it('applies between pages', async () => {
    const started = Date.now();
    const { population, server } = await collectAzure(
      {
        subscriptions: [{ subscriptionId: SUBSCRIPTION }],
        locations: LOCATIONS,
        resources: [group('a'), group('b'), group('c')],
        page: 2,
        quota: { remaining: '0', resetsAfter: '00:00:01' },
      },
      { collectors: [azureContainerInstances] },
    );
    expect(population('app')?.reading).toEqual(value(3));
    expect(server.log().filter(line => line.startsWith('POST'))).toHaveLength(2);
    expect(Date.now() - started).toBeGreaterThanOrEqual(1_000);
  });
});
