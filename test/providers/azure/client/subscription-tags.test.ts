import { describe, expect, it } from 'vitest';
import { planAzure, type AzureRequest } from '../../../../src/providers/azure/plan.ts';
import type { ArmFixture } from '../../../support/azure/arm-fixture.ts';
import { credential, startTrustedServer, SUBSCRIPTION } from '../../../support/azure/collect.ts';

const LAB = SUBSCRIPTION.replace(/a$/, 'b');
const BARE = SUBSCRIPTION.replace(/a$/, 'c');
const subscriptions = [
  { subscriptionId: SUBSCRIPTION, displayName: 'Shop', tags: { Environment: 'production' } },
  { subscriptionId: LAB, displayName: 'Lab', tags: { environment: 'test', team: 'lab' } },
  { subscriptionId: BARE, displayName: 'Bare' },
];

async function plan(more: Partial<AzureRequest>, fixture: Partial<ArmFixture> = {}) {
  const server = await startTrustedServer({ subscriptions, ...fixture });
  try {
    const planned = await planAzure({ version: '0', endpoint: server.url, credential, collectors: [], ...more });
    planned.close();
    const { targets, warnings } = planned;
    return { names: targets.map(({ name }) => name), targets, warnings };
  } finally {
    await server.close();
  }
}

describe('subscriptions by tag', () => {
  it('are read where they have it, and the others counted', async () => {
    const only = await plan({ subscriptionTags: ['environment=prod*'] });
    expect(only.names).toEqual(['Shop']);
    expect(only.warnings).toEqual(['2 of 3 subscriptions are left out by their tags.']);
    expect((await plan({ subscriptionTags: ['!team=lab'] })).names).toEqual(['Shop', 'Bare']);
    expect(await plan({})).toMatchObject({ names: ['Shop', 'Lab', 'Bare'], warnings: [] });
  });

  it('are read all the same where they are named', async () => {
    expect((await plan({ subscriptionTags: ['team=none'], subscriptions: ['Bare'] })).names).toEqual(['Bare']);
  });

  it('are unknown where the identity cannot see them, and counted as missing', async () => {
    const hidden = SUBSCRIPTION.replace(/a$/, 'f');
    const below = (name: string) => ({ id: `/subscriptions/${name}`, type: '/subscriptions', name });
    const path = '/providers/Microsoft.Management/managementGroups/shop/descendants';
    const answers = { [path]: [below(SUBSCRIPTION), below(hidden)] };
    const { targets, warnings } = await plan({ managementGroups: ['shop'] }, { answers });
    expect(targets).toMatchObject([{ name: 'Shop' }, { account: hidden, failedBecause: 'denied' }]);
    expect(targets[0]).not.toHaveProperty('failed');
    expect(warnings.join(' ')).toContain('1 of the 2 subscriptions in the management group shop are out of sight');
  });

  it('are an error where none has it', async () => {
    await expect(plan({ subscriptionTags: ['team=none'] })).rejects.toThrow('No subscription has the tags');
  });
});
