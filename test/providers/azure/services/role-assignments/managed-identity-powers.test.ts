import { describe, expect, it } from 'vitest';
import { value } from '../../../../../src/model/reading.ts';
import {
  identitiesWithin,
  powersOfRole,
} from '../../../../../src/providers/azure/services/role-assignments/managed-identity-powers.ts';
import { azureRoleAssignments } from '../../../../../src/providers/azure/services/role-assignments/role-assignments.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const within = (actions: readonly string[], notActions: readonly string[] = []) =>
  identitiesWithin(['own'], new Map([['own', powersOfRole([{ actions, notActions }])]]));
const ASSIGN = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

it.each<[string, readonly string[], readonly string[], string]>([
  ['attaches identities to new servers', [ASSIGN, 'Microsoft.Compute/virtualMachines/*'], [], 'any'],
  ['attaches identities to apps', [ASSIGN, 'Microsoft.Web/sites/write'], [], 'any'],
  ['federates identities', ['Microsoft.ManagedIdentity/userAssignedIdentities/*'], [], 'any'],
  ['writes everything but authorization', ['*'], ['Microsoft.Authorization/*'], 'any'],
  ['runs commands', ['Microsoft.Compute/virtualMachines/runCommand/action'], [], 'attached'],
  ['runs commands, in other letters', ['microsoft.compute/virtualmachines/RUNCOMMAND/*'], [], 'attached'],
  ['installs extensions', ['Microsoft.Compute/virtualMachines/extensions/write'], [], 'attached'],
  ['starts runbooks', ['Microsoft.Automation/automationAccounts/jobs/*'], [], 'attached'],
  ['runs commands in clusters', ['Microsoft.ContainerService/managedClusters/runCommand/action'], [], 'attached'],
  ['only assigns identities', [ASSIGN], [], 'none'],
  ['restarts servers', ['Microsoft.Compute/virtualMachines/restart/action'], [], 'none'],
  ['reads', ['*/read'], [], 'none'],
])('a role that %s', (_, actions, notActions, expected) => {
  expect(within(actions, notActions)).toBe(expected);
});

describe('on a subscription', () => {
  const SCOPE = `/subscriptions/${SUBSCRIPTION}`;
  const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
  const VM_CONTRIBUTOR = '9980e02c-c2be-4d73-94e8-173b1dc7cf3c';
  const OPERATOR = 'f1a07417-d97a-45cb-824c-7a7467783830';
  const given = (principalId: string, principalType: string, role: string) => ({
    id: `${SCOPE}/providers/Microsoft.Authorization/roleAssignments/${principalId}-${role}`,
    type: 'Microsoft.Authorization/roleAssignments',
    name: `${principalId}-${role}`,
    properties: { principalId, principalType, scope: SCOPE, roleDefinitionId: `${SCOPE}/roleDefinitions/${role}` },
  });
  const identity = (principalId: string) => ({
    id: `${SCOPE}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/deploy`,
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    name: 'deploy',
    location: 'westeurope',
    properties: { principalId },
  });
  const levels = async (resources: readonly object[], more: object = {}): Promise<unknown> => {
    const read = await collectAzure(
      {
        subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
        resources,
        answers: {
          [`${SCOPE}/providers/Microsoft.Authorization/roleDefinitions`]: [],
          [`${SCOPE}/providers/Microsoft.Authorization/roleAssignments`]: [
            given('deploy', 'ServicePrincipal', OWNER),
            given('ben', 'User', CONTRIBUTOR),
            given('cem', 'User', VM_CONTRIBUTOR),
            given('dot', 'User', VM_CONTRIBUTOR),
            given('dot', 'User', OPERATOR),
            given('eve', 'User', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'),
          ],
        },
        ...more,
      } as never,
      { collectors: [azureRoleAssignments] },
    );
    return Object.fromEntries(
      ['ben', 'cem', 'dot', 'eve'].map(name => [name, read.resource(`User (object id ${name})`).facets.privilegeLevel]),
    );
  };

  it('who can attach a managed identity with more rights can get them', async () => {
    expect(await levels([identity('deploy')])).toMatchObject({
      ben: value('can-escalate'),
      // Whether a server has that identity is not read.
      cem: { state: 'unread', reason: 'not-collected' },
      dot: value('can-escalate'),
      eve: value('limited'),
    });
  });

  it.each([
    ['server', 'Microsoft.Compute/virtualMachines'],
    ['app', 'Microsoft.Web/sites'],
    ['runbook', 'Microsoft.Automation/automationAccounts'],
  ])('who works on a %s acts as its own identity, which has more rights', async (_, type) => {
    const host = (principalId: string) => ({
      ...{ id: `${SCOPE}/resourceGroups/rg/providers/${type}/it`, type, name: 'it', location: 'westeurope' },
      identity: { type: 'SystemAssigned', principalId, tenantId: 't' },
      properties: {},
    });
    expect(await levels([host('DEPLOY')])).toMatchObject({
      ben: value('can-escalate'),
      // Whether their role holds for this one is not read.
      cem: { state: 'unread', reason: 'not-collected' },
      dot: { state: 'unread', reason: 'not-collected' },
      eve: value('limited'),
    });
    const own = { ben: value('limited'), cem: value('limited'), dot: value('limited'), eve: value('limited') };
    expect(await levels([host('other')])).toEqual(own);
    const denied = [{ actions: ['*/read'], notActions: [`${type}/read`] }];
    expect(await levels([host('DEPLOY')], { permissions: { [SUBSCRIPTION]: denied } })).toMatchObject({
      ben: { state: 'unread', reason: 'denied' },
      eve: value('limited'),
    });
  });

  it('without such an identity the rights are their own', async () => {
    const own = { ben: value('limited'), cem: value('limited'), dot: value('limited'), eve: value('limited') };
    expect(await levels([identity('other')])).toEqual(own);
    expect(await levels([])).toEqual(own);
  });

  it('a managed identity has the name of its resource, or of what it belongs to', async () => {
    const named = async (resources: readonly object[]): Promise<string[]> => {
      const { records } = await collectAzure(
        {
          subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
          resources,
          answers: {
            [`${SCOPE}/providers/Microsoft.Authorization/roleDefinitions`]: [],
            [`${SCOPE}/providers/Microsoft.Authorization/roleAssignments`]: [
              given('Deploy-1', 'ServicePrincipal', OWNER),
              given('host-1', 'ServicePrincipal', OWNER),
              given('pipeline', 'ServicePrincipal', OWNER),
            ],
          },
        } as never,
        { collectors: [azureRoleAssignments] },
      );
      return records.flatMap(one => (one.record === 'resource' ? [one.name] : []));
    };
    const host = {
      ...{ id: `${SCOPE}/resourceGroups/rg/providers/Microsoft.Web/sites/till`, type: 'Microsoft.Web/sites', name: 'till', location: 'westeurope' },
      identity: { type: 'SystemAssigned', principalId: 'HOST-1', tenantId: 't' },
      properties: {},
    };
    expect(await named([identity('deploy-1'), host])).toEqual([
      'deploy',
      'Managed identity of till',
      'Service principal (object id pipeline)',
    ]);
    expect(await named([])).toContain('Service principal (object id Deploy-1)');
  }); // prettier-ignore
});
