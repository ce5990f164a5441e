import { describe, expect, it } from 'vitest';
import { AZURE_COLLECTORS } from '../../../src/providers/azure/services/index.ts';
import { azureContainerInstances } from '../../../src/providers/azure/services/container-instances/container-instances.ts';
import { azureNetwork } from '../../../src/providers/azure/services/network/network.ts';
import { value } from '../../../src/model/reading.ts';
import type { ArmRequestSeen } from '../../support/azure/arm-server.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';

const disk = (name: string) => ({
  id: armPath('Microsoft.Compute/disks', name),
  name,
  type: 'Microsoft.Compute/disks',
  location: 'westeurope',
  sku: { name: 'Premium_LRS' },
  properties: {
    diskState: 'Attached',
    diskSizeGB: 128,
    encryption: { type: 'EncryptionAtRestWithPlatformKey' },
  },
});
const group = (name: string, subscription: string) => ({
  id: armPath('Microsoft.ContainerInstance/containerGroups', name, subscription),
  name,
  type: 'Microsoft.ContainerInstance/containerGroups',
  location: 'westeurope',
  properties: {},
});
const network = (type: string, name: string, properties: Record<string, unknown> = {}) => ({
  id: armPath(`Microsoft.Network/${type}`, name),
  name,
  type: `Microsoft.Network/${type}`,
  location: 'westeurope',
  properties,
});
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A request in one line, with the query or the batched URLs. */
function describeCall({ method, path, query, body }: ArmRequestSeen): string {
  const { query: asked, requests = [] } = (body ?? {}) as {
    readonly query?: string;
    readonly requests?: readonly { readonly url: string }[];
  };
  const about =
    asked === undefined ? requests.map(({ url }) => url) : [asked.replaceAll(/ \| (extend|summarize|project) .*/g, '')];
  const filter = query.get('$filter');
  return [method, path, ...(filter === null ? [] : [filter]), ...about]
    .join(' ')
    .replaceAll(SUBSCRIPTION, 'SUBSCRIPTION');
}

describe('the number of requests', () => {
  it('is four Resource Graph queries for a thousand subscriptions, none for 300 or more', async () => {
    const ids = many(1000, index => `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`);
    // Rows that were read and not yet emitted.
    let [held, handedOn] = [0, 0];
    const { server, records } = await collectAzure(
      {
        subscriptions: ids.map(subscriptionId => ({ subscriptionId })),
        locations: LOCATIONS,
        resources: ids.map(id => group(`data-${id.slice(-4)}`, id)),
      },
      { collectors: [azureContainerInstances] },
      ({ record }, { seen }) => {
        if (record !== 'resource') return;
        const asked = seen.flatMap(
          ({ body }) => (body as { subscriptions?: readonly string[] } | undefined)?.subscriptions ?? [],
        );
        held = Math.max(held, asked.length - handedOn);
        handedOn++;
      },
    );
    // One batch, plus what the 64 concurrent units still hold of the batch before; never all subscriptions.
    expect(held).toBeLessThanOrEqual(290 + 64);
    const queries = server.seen.filter(({ method }) => method === 'POST');
    expect(queries).toHaveLength(4);
    for (const { body } of queries)
      expect((body as { subscriptions: readonly string[] }).subscriptions.length).toBeLessThan(300);
    const groups = records.filter(one => one.record === 'resource');
    expect(groups).toHaveLength(1000);
    expect(groups.every(({ account, id }) => id.includes(account))).toBe(true);
    // The list of subscriptions, and permissions and locations of each.
    expect(server.log().length).toBeLessThanOrEqual(1 + 4 + 2 * 1000);
  }, 60_000);

  it('is at most sixty for a subscription with 500 resources', async () => {
    const resources = [
      ...many(200, index => disk(`disk-${String(index)}`)),
      ...many(200, index => network('networkInterfaces', `nic-${String(index)}`, { ipConfigurations: [] })),
      ...many(60, index => network('networkSecurityGroups', `nsg-${String(index)}`, { securityRules: [] })),
      ...many(40, index => network('publicIPAddresses', `ip-${String(index)}`)),
    ];
    const { server, population } = await collectAzure({
      subscriptions: [{ subscriptionId: SUBSCRIPTION }],
      locations: LOCATIONS,
      resources,
    });
    expect(population('disk')?.reading).toEqual(value(200));
    const log = server.log();
    expect(new Set(log.filter(line => line.startsWith('GET'))).size, 'nothing is read twice').toBe(
      log.filter(line => line.startsWith('GET')).length,
    );
    const tables = AZURE_COLLECTORS.filter(({ types }) => types.length > 0).length;
    // A collector may skip its list where nothing needs it.
    expect(log.filter(line => line.startsWith('POST')).length).toBeLessThanOrEqual(tables);
    expect(log.length, log.join('\n')).toBeLessThanOrEqual(60);
    const calls = server.seen.map(describeCall).sort();
    expect(
      calls.filter((call, index) => call === calls[index - 1]),
      'nothing is asked twice',
    ).toEqual([]);
    // A new call shows up here; the commit gives its reason: `npx vitest run test/providers/azure/scale -u`.
    await expect(`${[...calls, `in all ${String(calls.length)}`].join('\n')}\n`).toMatchFileSnapshot('calls.txt');
  });
});

describe('an unregistered resource provider', () => {
  const fixture = {
    subscriptions: [{ subscriptionId: SUBSCRIPTION }],
    locations: LOCATIONS,
    unregistered: ['Microsoft.Network'],
  };
  const only = { collectors: [azureNetwork] };

  it('has no resources, with and without Resource Graph', async () => {
    const graph = await collectAzure(fixture, only);
    expect(graph.population('network')?.reading).toEqual(value(0));
    const refusals = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    const plain = await collectAzure({ ...fixture, refusals }, only);
    expect(plain.population('network')?.reading).toEqual(value(0));
    expect(plain.population('load-balancer')?.reading).toEqual(value(0));
    expect(plain.refusals()).toEqual([]);
  });
});
