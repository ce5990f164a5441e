import { describe, it } from 'vitest';
import { faultTests } from '../../src/facts/account-habits.ts';
import { unread, value } from '../../src/model/reading.ts';
import { createFactTester, resource, world } from '../support/world.ts';

const account = resource('account', { id: 'main' });
const region = (id: string, latest?: string) =>
  resource('region', {
    id,
    region: id,
    facets: { experiments: { prepared: 1, ...(latest === undefined ? {} : { latest }) } },
  });

createFactTester({ describe, it })(faultTests, [
  {
    name: 'region by region',
    world: world({ resources: [account, region('a', '2026-01-01'), region('b', '2026-05-01'), region('c')] }),
    expect: { main: value({ prepared: 3, latest: '2026-05-01' }) },
    unreadWhenRefused: ['region'],
  },
  {
    name: 'by the account itself, where its provider keeps no list for each region',
    world: world({
      resources: [resource('account', { id: 'main', facets: { experiments: { prepared: 2 } } }), region('elsewhere')],
    }),
    expect: { main: value({ prepared: 2, latest: null }) },
  },
  {
    name: 'by an account that did not say',
    world: world({ resources: [resource('account', { id: 'main', facets: { experiments: unread('denied') } })] }),
    expect: { main: unread('denied') },
  },
]);
