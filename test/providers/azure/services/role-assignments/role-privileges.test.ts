import { expect, it } from 'vitest';
import { privilegeLevelOfRole } from '../../../../../src/providers/azure/services/role-assignments/role-privileges.ts';

it.each<[string, readonly string[], readonly string[], string]>([
  ['everything', ['*'], [], 'administrator'],
  ['everything but deleting locks', ['*'], ['Microsoft.Authorization/locks/delete'], 'administrator'],
  ['what a contributor may', ['*'], ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write', 'Microsoft.Authorization/elevateAccess/Action'], 'limited'],
  ['a contributor who may still elevate access', ['*'], ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'], 'administrator'],
  ['writing everything', ['*/write'], [], 'can-escalate'],
  ['writing everything of Microsoft', ['Microsoft.*/write'], [], 'can-escalate'],
  ['writing everything, in other letters', ['microsoft.authorization/*/WRITE'], [], 'can-escalate'],
  ['all of authorization', ['Microsoft.Authorization/*'], [], 'can-escalate'],
  ['assigning roles', ['Microsoft.Authorization/roleAssignments/write'], [], 'can-escalate'],
  ['assigning roles by pattern', ['*/roleAssignments/*'], [], 'can-escalate'],
  ['changing roles', ['Microsoft.Authorization/roleDefinitions/write'], [], 'can-escalate'],
  ['elevating access', ['Microsoft.Authorization/elevateAccess/action'], [], 'can-escalate'],
  ['assigning roles for a time', ['Microsoft.Authorization/roleAssignmentScheduleRequests/*'], [], 'can-escalate'],
  ['writing everything but authorization', ['*/write'], ['Microsoft.Authorization/*'], 'limited'],
  ['writing servers', ['Microsoft.Compute/*/write'], [], 'limited'],
  ['reading everything', ['*/read'], [], 'limited'],
  ['deleting role assignments', ['Microsoft.Authorization/roleAssignments/delete'], [], 'limited'],
  ['nothing', [], [], 'limited'],
])('a role with %s', (_, actions, notActions, level) => {
  expect(privilegeLevelOfRole([{ actions, notActions }])).toBe(level);
}); // prettier-ignore

it('what one entry excludes, another allows', () => {
  const contributor = { actions: ['*'], notActions: ['Microsoft.Authorization/*'] };
  expect(privilegeLevelOfRole([contributor])).toBe('limited');
  expect(privilegeLevelOfRole([contributor, { actions: ['*/roleAssignments/write'] }])).toBe('can-escalate');
});
