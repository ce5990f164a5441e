import { describe, expect, it } from 'vitest';
import { ArmError, hasErrorName } from '../../../src/providers/azure/client/failure.ts';
import { azureContainerInstances } from '../../../src/providers/azure/services/container-instances/container-instances.ts';
import { value } from '../../../src/model/reading.ts';
import type { Refusal } from '../../support/azure/arm-fixture.ts';
import { collectAzure, LOCATIONS, startTrustedServer, SUBSCRIPTION } from '../../support/azure/collect.ts';
import { row } from '../../support/azure/resources/arm-place.ts';

const PLACE = { subscription: SUBSCRIPTION, group: 'shop', location: 'westeurope' };
const group = (name: string) => row(PLACE, 'Microsoft.ContainerInstance/containerGroups', name, {});
const HOSTILE = ['<script>alert(1)</script>', '=HYPERLINK("x")', '__proto__', '\u202Egpj.exe', "'); drop table--"];
const fixture = {
  subscriptions: [{ subscriptionId: SUBSCRIPTION }],
  locations: LOCATIONS,
  resources: [group('a'), group('b'), group('c')],
};
const only = { collectors: [azureContainerInstances] };
const busy = (times?: number): Refusal => ({
  status: 429,
  code: 'TooManyRequests',
  headers: { 'retry-after': '1' },
  ...(times === undefined ? {} : { times }),
});

describe('failures of Azure', () => {
  it('are retried after Retry-After', async () => {
    const started = Date.now();
    const { population, refusals } = await collectAzure({ ...fixture, refusals: [[/ResourceGraph/, busy(1)]] }, only);
    expect(population('app')?.reading).toEqual(value(3));
    expect(refusals()).toEqual([]);
    expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
  });

  it('leave a list that stays throttled unread', async () => {
    const refusals = [[/ResourceGraph|containerGroups/, busy()]] as const;
    const { population } = await collectAzure({ ...fixture, refusals }, only);
    expect(population('app')?.reading).toMatchObject({ state: 'unread', reason: 'throttled' });
  });

  it('leave a subscription that is closed during the run unread, not empty', async () => {
    const gone = [[/ResourceGraph|containerGroups/, { status: 404, code: 'SubscriptionNotFound' }]] as const;
    const { population } = await collectAzure({ ...fixture, refusals: gone }, only);
    expect(population('app')?.reading).toMatchObject({ state: 'unread' });
    expect(hasErrorName(new ArmError(404, 'SubscriptionNotFound', 'gone'), ['404'])).toBe(false);
    expect(hasErrorName(new ArmError(404, 'ResourceNotFound', 'gone'), ['404'])).toBe(true);
  });

  it('do not matter to paging: every page is read, with and without Resource Graph', async () => {
    const denied = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    for (const refusals of [[], denied]) {
      const { population } = await collectAzure({ ...fixture, page: 2, refusals }, only);
      expect(population('app')?.reading).toEqual(value(3));
    }
  });

  it('include a response without rows and a next link to another host', async () => {
    const path = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.ContainerInstance/containerGroups`;
    const refusals = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    for (const body of [{}, { value: null }, { value: [], nextLink: 'https://example.com/page2' }, 'a page']) {
      const { population, server } = await collectAzure({ ...fixture, refusals, answers: { [path]: body } }, only);
      expect(population('app')?.reading, JSON.stringify(body)).toMatchObject({ state: 'unread', reason: 'failed' });
      expect(server.log().filter(line => line.includes('page2'))).toEqual([]);
    }
  });

  it('include a redirect: the token goes to no other host', async () => {
    const other = await startTrustedServer(fixture);
    const elsewhere = (status: number): Refusal => ({ status, headers: { location: `${other.url}/subscriptions` } });
    for (const status of [301, 302, 307, 308]) {
      const refusals = [[/ResourceGraph|containerGroups/, elsewhere(status)]] as const;
      const { population } = await collectAzure({ ...fixture, refusals }, only);
      expect(population('app')?.reading).toMatchObject({ state: 'unread', reason: 'failed' });
    }
    expect(other.seen).toEqual([]);
    await other.close();
  });

  it('do not include hostile names and tags; tags that are not text are dropped', async () => {
    const rows = HOSTILE.map((name, index) => ({
      ...group(`g${String(index)}`),
      name,
      tags: { [name]: name, number: 7, nothing: null } as never,
    }));
    const { resource } = await collectAzure({ ...fixture, resources: rows }, only);
    for (const name of HOSTILE) expect(Object.entries(resource(name).tags)).toEqual([[name, name]]);
  });
});
