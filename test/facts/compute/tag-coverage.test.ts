import { describe, it } from 'vitest';
import { tagCoverage } from '../../../src/facts/compute/tag-coverage.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const account = resource('account', { id: 'main' });
const tagged = (id: string, tags: Record<string, string>) =>
  resource('server', { id, tags, facets: { infrastructureAsCode: null } });

createFactTester({ describe, it })(tagCoverage, [
  {
    name: 'owner and environment count apart, in the spellings that are in use',
    world: testInventory({
      resources: [
        account,
        tagged('both', { Owner: 'payments', Environment: 'prod' }),
        tagged('owner', { 'shop:team': 'payments' }),
        tagged('environment', { Stage: 'test' }),
        tagged('cost', { cost_center: '4711' }),
        tagged('neither', { Name: 'ownerless', environmental: 'yes' }),
      ],
    }),
    expect: { main: value({ total: 5, withOwner: 3, withEnvironment: 2 }) },
    unreadWhenRefused: ['server', 'server-group', 'database', 'bucket', 'load-balancer', 'file-share'],
  },
  {
    name: 'a tag without a value says nothing',
    world: testInventory({ resources: [account, tagged('web', { owner: ' ', env: '' })] }),
    expect: { main: value({ total: 1, withOwner: 0, withEnvironment: 0 }) },
  },
  {
    name: 'an account without resources has none',
    world: testInventory({ resources: [account] }),
    expect: { main: value({ total: 0, withOwner: 0, withEnvironment: 0 }) },
  },
  {
    name: 'unread tags of one resource leave the share unread',
    world: testInventory({
      resources: [
        account,
        tagged('web', { owner: 'a' }),
        resource('bucket', { id: 'files', facets: { infrastructureAsCode: unread('denied') } }),
      ],
    }),
    expect: { main: unread('denied') },
  },
]);
