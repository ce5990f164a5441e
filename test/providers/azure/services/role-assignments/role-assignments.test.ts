import { describe, expect, it } from 'vitest';
import { azureRoleAssignments } from '../../../../../src/providers/azure/services/role-assignments/role-assignments.ts';
import { value } from '../../../../../src/model/reading.ts';
import type { CollectedAzure } from '../../../../support/azure/collect.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };

describe('privileges on a subscription', () => {
  const ROLES = `${scope}/providers/Microsoft.Authorization/roleDefinitions`;
  const ASSIGNMENTS = `${scope}/providers/Microsoft.Authorization/roleAssignments`;
  const given = (principalId: string, principalType: string, role: string, at = scope) => ({
    id: `${at}/providers/Microsoft.Authorization/roleAssignments/${principalId}-${role}`,
    type: 'Microsoft.Authorization/roleAssignments',
    name: `${principalId}-${role}`,
    properties: {
      principalId,
      principalType,
      scope: at,
      roleDefinitionId: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    },
  });
  const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
  const custom = {
    name: 'custom-1',
    properties: { roleName: 'Everything', type: 'CustomRole', permissions: [{ actions: ['*'], notActions: [] }] },
  };
  const fixture = {
    subscriptions,
    answers: {
      [ROLES]: [custom],
      [ASSIGNMENTS]: [
        given('ann', 'User', OWNER),
        given('ann', 'User', CONTRIBUTOR),
        given('ben', 'User', CONTRIBUTOR),
        given('ops', 'Group', OWNER, '/providers/Microsoft.Management/managementGroups/root'),
        given('ci', 'ServicePrincipal', 'custom-1'),
        given('eve', 'User', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9'),
      ],
    },
  };
  const only = { collectors: [azureRoleAssignments] };
  const powers = ({ resource }: CollectedAzure, ...names: string[]) =>
    names.map(name => resource(name).facets.privilegeLevel);

  it('follow from role assignments, inherited ones included, once for each principal', async () => {
    const read = await collectAzure(fixture, only);
    expect(read.population('identity')?.reading).toEqual({ state: 'value', value: 5 });
    expect(
      powers(
        read,
        'User (object id ann)',
        'User (object id ben)',
        'Group (object id ops)',
        'Service principal (object id ci)',
        'User (object id eve)',
      ),
    ).toEqual(['administrator', 'limited', 'administrator', 'administrator', 'can-escalate'].map(value));
    expect(read.resource('User (object id ann)').facets.trustedPrincipals).toMatchObject({
      value: [{ type: 'user', principal: 'ann' }],
    });
  });

  it('are unread without the custom roles, except for owners', async () => {
    const read = await collectAzure({ ...fixture, refusals: [[/roleDefinitions/, denied]] }, only);
    expect(powers(read, 'User (object id ann)')).toEqual([value('administrator')]);
    expect(powers(read, 'User (object id ben)')).toMatchObject([{ state: 'unread', reason: 'denied' }]);
  });

  it('of a role assignment with a condition are unread, for it may except the roles of administrators', async () => {
    const administers = '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9';
    const assigned = (principal: string, condition: string | null) => {
      const one = given(principal, 'User', administers);
      return { ...one, properties: { ...one.properties, condition } };
    };
    const assignments = [assigned('eve', '((!(ActionMatches{…})))'), assigned('fay', null)];
    const read = await collectAzure({ subscriptions, answers: { [ROLES]: [], [ASSIGNMENTS]: assignments } }, only);
    expect(powers(read, 'User (object id eve)', 'User (object id fay)')).toMatchObject([
      { state: 'unread' },
      value('can-escalate'),
    ]);
  });

  it('are unread when the assignments are denied', async () => {
    const { population } = await collectAzure({ ...fixture, refusals: [[/roleAssignments/, denied]] }, only);
    expect(population('identity')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
