import type { ComputeManagementClient, Disk, PagedAsyncIterableIterator } from '@azure/arm-compute';
import { describe, expect, it } from 'vitest';
import { value } from '../../../../src/model/reading.ts';
import type { AzureCollector } from '../../../../src/providers/azure/context.ts';
import { azureVmExtensions } from '../../../../src/providers/azure/services/compute/vm-extensions.ts';
import { azureDisks } from '../../../../src/providers/azure/services/compute/disks.ts';
import type { ArmFixture, Refusal } from '../../../support/azure/arm-fixture.ts';
import { collectAzure, LOCATIONS, startTrustedServer, SUBSCRIPTION } from '../../../support/azure/collect.ts';
import { disk } from '../../../support/azure/resources/compute.ts';

const PLACE = { subscription: SUBSCRIPTION, group: 'shop', location: 'westeurope' };
const CALL = 'Microsoft.Compute/disks:list';
const PATH = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Compute/disks`;
const fixture: ArmFixture = {
  subscriptions: [{ subscriptionId: SUBSCRIPTION }],
  locations: LOCATIONS,
  resources: [disk(PLACE, 'a'), disk(PLACE, 'b'), disk(PLACE, 'c')],
};
const only = { collectors: [azureDisks] };

/** The disks and the number of requests. */
async function disksOf(more: Partial<ArmFixture>) {
  const { population, records, server } = await collectAzure({ ...fixture, ...more }, only);
  const [unit] = records.filter(one => one.record === 'unit');
  return {
    reading: population('disk')?.reading,
    count: unit?.calls.find(({ operation }) => operation === CALL)?.count,
    requests: server.seen.filter(({ path }) => path === PATH),
  };
}
const refusing = (refusal: Refusal): Partial<ArmFixture> => ({ refusals: [[/disks$/, refusal]] });

describe('a list of the Azure SDK', () => {
  it('takes one request a page in the pinned version, each counted once', async () => {
    const { reading, count, requests } = await disksOf({ page: 1 });
    expect(reading).toEqual(value(3));
    expect(count).toBe(3);
    expect(requests.map(({ query }) => [query.get('api-version'), query.get('$skiptoken')])).toEqual([
      ['2024-03-02', null],
      ['2024-03-02', '1'],
      ['2024-03-02', '2'],
    ]);
  });

  it.each<[string, Refusal, object]>([
    ['a refusal', { status: 403, code: 'AuthorizationFailed' }, { reason: 'denied' }],
    ['a throttle', { status: 429, code: 'TooManyRequests', headers: { 'retry-after': '0' } }, { reason: 'throttled' }],
    ['a fault', { status: 500, code: 'InternalServerError' }, { reason: 'failed' }],
    ['a version that this cloud lacks', { status: 400, code: 'NoRegisteredProviderFound' }, { reason: 'unsupported' }],
    ['a broken connection', { status: 0 }, { reason: 'failed' }],
  ])('is unread after %s', async (_, refusal, reason) => {
    const { reading, count } = await disksOf(refusing(refusal));
    expect(reading).toMatchObject({ state: 'unread', ...reason });
    expect(count).toBe(1);
  });

  it.each<[string, Refusal, number]>([
    ['is tried again as often as the transport says, and not by the SDK besides', { status: 503, headers: { 'retry-after': '0' } }, 2],
    ['is read after a connection that broke once', { status: 0, times: 1 }, 2],
    ['is not tried again where it is refused', { status: 403, code: 'AuthorizationFailed' }, 1],
  ])('%s', async (_, refusal, expected) => {
    expect((await disksOf(refusing(refusal))).requests).toHaveLength(expected);
  }); // prettier-ignore

  it('holds nothing where the provider was never registered', async () => {
    expect((await disksOf({ unregistered: ['Microsoft.Compute'] })).reading).toEqual(value(0));
  });

  it('is unread where the permissions do not reach over the subscription, whatever the list shows', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Compute/disks/*'] }] };
    const { reading } = await disksOf({ permissions, answers: { [PATH]: [disk(PLACE, 'a')] } });
    expect(reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('tells which machines to ask for their extensions, where Resource Graph is closed', async () => {
    const machines = { [PATH.replace('disks', 'virtualMachines')]: { value: [{ id: '/vm', name: 'vm' }] } };
    const refusals = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    const agents = { collectors: [azureVmExtensions] };
    const { refusals: missing } = await collectAzure({ ...fixture, refusals, answers: machines }, agents);
    expect(missing()).toMatchObject([{ reason: 'failed', detail: 'the response has no properties of /vm' }]);
  });

  it('keeps the disks of the pages before the one that is refused, and is unread', async () => {
    const first = { value: [disk(PLACE, 'a')], nextLink: `${PATH.replace('/disks', '/pages')}?api-version=2024-03-02` };
    const { population, resource } = await collectAzure(
      { ...fixture, answers: { [PATH]: first }, refusals: [[/pages$/, { status: 403, code: 'AuthorizationFailed' }]] },
      only,
    );
    expect(resource('a').kind).toBe('disk');
    expect(population('disk')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('an answer that the models of the SDK cannot be made of', () => {
  const row = (more: object): unknown => ({ value: [{ ...disk(PLACE, 'a'), ...more }] });
  it.each<[string, unknown, string]>([
    ['is empty', '', 'no JSON object'],
    ['is no object', 'a page', 'no JSON object'],
    ['has no list', {}, 'the response has no list'],
    ['has another list', { value: { a: 1 } }, 'the response has no list'],
    ['has an empty row', { value: [null] }, 'a row that is no object'],
    ['has a row without an id', row({ id: undefined }), 'without id or name'],
    ['has a row without properties', row({ properties: null }), 'no properties of'],
    ['has a text for a list', row({ zones: '1' }), 'does not fit its type'],
    ['leads on to a number', { value: [], nextLink: 7 }, 'nextLink'],
    ['leads back to itself', { value: [], nextLink: `${PATH}?api-version=2024-03-02` }, 'leads back to a page'],
  ])('is unread where it %s', async (_, answer, detail) => {
    const { reading, count } = await disksOf({ answers: { [PATH]: answer } });
    expect(reading).toMatchObject({ state: 'unread', reason: 'failed', detail: expect.stringContaining(detail) });
    expect(count).toBe(1);
  });

  it('says nothing of what it has null for', async () => {
    const properties = { diskState: null, uniqueId: null, timeCreated: null };
    const bare = { ...disk(PLACE, 'a'), zones: null, managedBy: null, tags: null, properties };
    const { resource, population } = await collectAzure({ ...fixture, resources: [bare] }, only);
    expect(population('disk')?.reading).toEqual(value(1));
    expect(resource('a')).toMatchObject({ tags: {}, facets: { relationships: value([]), state: { state: 'unread' } } });
    expect(resource('a')).not.toHaveProperty('stableId');
    expect(resource('a').createdAt).toBeUndefined();
  });
});

it('carries no token to another host', async () => {
  const other = await startTrustedServer({ ...fixture, answers: { '/more': [] } });
  try {
    const nextLink = `${other.url}/more?api-version=2024-03-02`;
    const { reading } = await disksOf({ answers: { [PATH]: { value: [], nextLink }, '/more': [] } });
    const detail = 'the next page is at another host';
    expect(reading).toEqual({ state: 'unread', reason: 'failed', detail });
    expect(other.seen).toEqual([]);
  } finally {
    await other.close();
  }
});

describe('the guard', () => {
  /** A collector that runs an SDK call while it lists disks. */
  const doing = (act: (client: ComputeManagementClient) => Promise<unknown>, call = CALL): AzureCollector => ({
    ...azureDisks,
    collect: async ctx => {
      const list = (client: ComputeManagementClient): PagedAsyncIterableIterator<Disk> => ({
        ...client.disks.list(),
        byPage: async function* () {
          await act(client);
          yield [];
        },
      });
      await ctx.list('disk', call, async () => {
        for await (const page of ctx.computePages({ call, apiVersion: '2024-03-02', list })) expect(page).toEqual([]);
      });
    },
  });

  it.each<[string, AzureCollector]>([
    ['removes a disk', doing(client => client.disks.delete('shop', 'a').then())],
    ['changes a disk', doing(client => client.disks.update('shop', 'a', {}).then())],
    ['stops a machine', doing(client => client.virtualMachines.powerOff('shop', 'web').then())],
    ['hands out a link to a disk', doing(client => client.disks.grantAccess('shop', 'a', { access: 'Read', durationInSeconds: 60 }).then())],
    ['looks at the console of a machine', doing(client => client.virtualMachines.retrieveBootDiagnosticsData('shop', 'web'))],
    ['is not declared', doing(client => client.disks.list().next(), 'Microsoft.Compute/galleries:list')],
  ])('lets no request of the SDK pass that %s', async (_, collector) => {
    const { population, server } = await collectAzure(fixture, { collectors: [collector] });
    expect(population('disk')?.reading).toMatchObject({
      state: 'unread',
      reason: 'failed',
      detail: expect.stringContaining('CB_GUARD'),
    });
    expect(server.log()).toEqual(['GET /subscriptions']);
  }); // prettier-ignore
});
