import { describe, expect, it } from 'vitest';
import { azurePolicyAssignments } from '../../../../../src/providers/azure/services/policy-assignments/policy-assignments.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };

describe('Azure Policy guardrails', () => {
  const ASSIGNMENTS = `${scope}/providers/Microsoft.Authorization/policyAssignments`;
  const GROUP = '/providers/Microsoft.Management/managementGroups/company';
  const rule = (name: string, at: string, properties: Record<string, unknown> = {}) => ({
    id: `${at}/providers/Microsoft.Authorization/policyAssignments/${name}`,
    name,
    type: 'Microsoft.Authorization/policyAssignments',
    properties: { scope: at, enforcementMode: 'Default', displayName: name, ...properties },
  });
  const listed = async (...rules: unknown[]) => {
    const { records } = await collectAzure(
      { subscriptions, answers: { [ASSIGNMENTS]: rules } },
      { collectors: [azurePolicyAssignments] },
    );
    return records.flatMap(one => (one.record === 'resource' ? [one.name] : []));
  };

  it('are denying assignments of a management group', async () => {
    expect(
      await listed(
        rule('Allowed locations', GROUP),
        rule('Backups', GROUP, { parameters: { effect: { value: 'Deny' } } }),
        rule('Deny-Delete', GROUP, { parameters: { effect: { value: 'Audit' } } }),
        rule('Deny-Public-IP', GROUP, { enforcementMode: 'DoNotEnforce' }),
        rule('Deny-Own', scope),
        rule('SecurityCenterBuiltIn', GROUP, { displayName: 'ASC Default' }),
      ),
    ).toEqual(['Allowed locations', 'Backups']);
  });

  it('bind no subscription that they leave out, and perhaps one below a group that they leave out', async () => {
    const { records } = await collectAzure(
      {
        subscriptions,
        answers: {
          [ASSIGNMENTS]: [
            rule('Allowed locations', GROUP, { notScopes: [scope.toUpperCase()] }),
            rule('Deny-All', GROUP, { notScopes: ['/providers/Microsoft.Management/managementGroups/Lab'] }),
            rule('Deny-Public-IP', GROUP, { notScopes: [`${scope}/resourceGroups/lab`] }),
          ],
        },
      },
      { collectors: [azurePolicyAssignments] },
    );
    const targets = records.flatMap(one =>
      one.record === 'resource' ? [[one.name, one.facets.guardrailTargets?.state]] : [],
    );
    expect(targets).toEqual([
      ['Deny-All', 'unread'],
      ['Deny-Public-IP', 'value'],
    ]);
  });

  it('are unread when denied', async () => {
    const { population } = await collectAzure(
      { subscriptions, refusals: [[/policyAssignments/, denied]] },
      { collectors: [azurePolicyAssignments] },
    );
    expect(population('guardrail')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
