import { describe, expect, it } from 'vitest';
import { createInventoryIndex } from '../../src/facts/inventory-index.ts';
import { ACCOUNT, REGION, resource, testInventory } from '../support/world.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const OTHER = { account: '444455556666', region: 'eu-central-1' };
const index = createInventoryIndex(
  testInventory({
    resources: [
      resource('disk', { id: 'here' }),
      resource('disk', { id: 'far', region: OTHER.region }),
      resource('disk', { id: 'theirs', account: OTHER.account }),
      resource('server', { id: 'none' }),
    ],
  }),
  PROVIDER_TRAITS,
);

describe('the resources of a kind', () => {
  it.each([
    ['everywhere', {}, ['far', 'here', 'theirs']],
    ['in an account', { account: ACCOUNT }, ['far', 'here']],
    ['in a region', { region: REGION }, ['here', 'theirs']],
    ['in a region of an account', { account: ACCOUNT, region: REGION }, ['here']],
    ['where there are none', OTHER, []],
  ])('%s', (_, scope, ids) => {
    expect(index.seen('disk', scope).map(({ id }) => id).sort()).toEqual(ids);
  });
}); // prettier-ignore

describe('a kind that not every provider has', () => {
  const world = testInventory({
    resources: [
      resource('server', { id: 'ours' }),
      resource('server', { id: 'second', account: OTHER.account }),
      resource('server', { id: 'google', provider: 'gcp', account: 'shop' }),
    ],
  });
  const without = (...accounts: string[]) =>
    createInventoryIndex(
      {
        ...world,
        populations: world.populations.filter(
          ({ kind, unit }) => kind !== 'search' || !accounts.some(account => unit.includes(`:${account}:`)),
        ),
      },
      PROVIDER_TRAITS,
    );

  it('hides nothing where the provider has no list of it, and does where one account lacks the list of the others', () => {
    const missing = { state: 'unread', reason: 'not-collected', detail: 'search' };
    expect(without('shop').gap('search')).toEqual(missing);
    expect(without('shop').gap('search', { whereListed: true })).toBeUndefined();
    expect(without('shop').gap('search', { whereListed: true, account: 'shop' })).toBeUndefined();
    expect(without('shop', OTHER.account).gap('search', { whereListed: true })).toEqual(missing);
    expect(without('shop', ACCOUNT, OTHER.account).gap('search', { whereListed: true })).toBeUndefined();
  });

  it('hides what a provider may have of which nothing was read', () => {
    const gone = (unit: string): boolean => unit.includes(':shop:');
    const blind = createInventoryIndex(
      {
        ...world,
        units: world.units.filter(({ id }) => !gone(id)),
        populations: world.populations.filter(({ unit }) => !gone(unit)),
      },
      PROVIDER_TRAITS,
    );
    expect(blind.gap('search', { whereListed: true })).toEqual({
      state: 'unread',
      reason: 'not-collected',
      detail: 'search',
    });
  });
});

/** How often lists are looked at until every account has been asked about. */
function looksAt(accounts: number): number {
  const targets = Array.from({ length: accounts }, (_, number) => ({ account: String(100_000 + number) }));
  const world = testInventory({ resources: [], targets });
  let looks = 0;
  const populations = world.populations.map(
    one =>
      new Proxy(one, {
        get: (list, key) => {
          looks += 1;
          return Reflect.get(list, key) as unknown;
        },
      }),
  );
  const watched = createInventoryIndex({ ...world, populations }, PROVIDER_TRAITS);
  for (const { account } of targets) expect(watched.gap('disk', { account, region: REGION })).toBeUndefined();
  return looks;
}

it('twice as many accounts cost twice as much, not the square', () => {
  expect(looksAt(60) / looksAt(30)).toBeLessThan(2.5);
});
