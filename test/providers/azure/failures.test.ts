import { describe, expect, it } from 'vitest';
import { azureDisks } from '../../../src/providers/azure/services/compute/disks.ts';
import { value } from '../../../src/model/reading.ts';
import type { Refusal } from '../../support/azure/arm.ts';
import { collectAzure, LOCATIONS, SUBSCRIPTION } from '../../support/azure/collect.ts';
import { disk } from '../../support/azure/resources/machines.ts';

const PLACE = { subscription: SUBSCRIPTION, group: 'shop', location: 'westeurope' };
const HOSTILE = ['<script>alert(1)</script>', '=HYPERLINK("x")', '__proto__', '\u202Egpj.exe', "'); drop table--"];
const testInventory = {
  subscriptions: [{ subscriptionId: SUBSCRIPTION }],
  locations: LOCATIONS,
  resources: [disk(PLACE, 'a'), disk(PLACE, 'b'), disk(PLACE, 'c')],
};
const principals = { collectors: [azureDisks] };
const busy = (times?: number): Refusal => ({
  status: 429,
  code: 'TooManyRequests',
  headers: { 'retry-after': '1' },
  ...(times === undefined ? {} : { times }),
});

describe('Azure on a bad day', () => {
  it('is waited for as long as it asks, and then whole', async () => {
    const started = Date.now();
    const { population, refusals } = await collectAzure(
      { ...testInventory, refusals: [[/ResourceGraph/, busy(1)]] },
      principals,
    );
    expect(population('disk')?.reading).toEqual(value(3));
    expect(refusals()).toEqual([]);
    expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
  });

  it('is unread, and called throttled, where it never has time', async () => {
    const refusals = [[/ResourceGraph|disks/, busy()]] as const;
    const { population } = await collectAzure({ ...testInventory, refusals }, principals);
    expect(population('disk')?.reading).toMatchObject({ state: 'unread', reason: 'throttled' });
  });

  it('is read to the last of its pages, whichever way', async () => {
    const denied = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    for (const refusals of [[], denied]) {
      const { population } = await collectAzure({ ...testInventory, page: 2, refusals }, principals);
      expect(population('disk')?.reading).toEqual(value(3));
    }
  });

  it('is unread where a list has no rows, or leads to somebody else', async () => {
    const path = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Compute/disks`;
    const refusals = [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    for (const body of [{}, { value: null }, { value: [], nextLink: 'https://example.com/page2' }, 'a page']) {
      const { population, server } = await collectAzure(
        { ...testInventory, refusals, answers: { [path]: body } },
        principals,
      );
      expect(population('disk')?.reading, JSON.stringify(body)).toMatchObject({ state: 'unread', reason: 'failed' });
      expect(server.log().filter(line => line.includes('page2'))).toEqual([]);
    }
  });

  it('keeps names and labels as strangers wrote them, and leaves out what is no text', async () => {
    const rows = HOSTILE.map((name, index) => ({
      ...disk(PLACE, `d${String(index)}`),
      name,
      tags: { [name]: name, number: 7, nothing: null } as never,
    }));
    const { resource } = await collectAzure({ ...testInventory, resources: rows }, principals);
    for (const name of HOSTILE) expect(Object.entries(resource(name).tags)).toEqual([[name, name]]);
  });
});
