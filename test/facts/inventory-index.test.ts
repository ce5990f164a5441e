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
