import { describe, expect, it } from 'vitest';
import type { StoredResource } from '../support/azure/arm-fixture.ts';
import { SUBSCRIPTION } from '../support/azure/collect.ts';
import { rule, street } from '../support/azure/street.ts';
import { azureVerdicts, row } from '../support/azure/verdicts.ts';

/** Inputs of the same kinds as the reported ones, in other notations and of other services. */
const of = async (
  check: string,
  resources: readonly StoredResource[],
  name: string,
  answers: Record<string, unknown> = {},
) => (await azureVerdicts({ resources, answers }, [check])).get(name);

const OFFICE = { sourceAddressPrefix: '203.0.113.0/24' };
const DENY = { access: 'Deny', protocol: '*' };
const many = (field: 'sourceAddressPrefixes' | 'destinationPortRanges', ...values: readonly string[]) => ({
  [field]: values,
  ...(field === 'sourceAddressPrefixes' ? { sourceAddressPrefix: undefined } : { destinationPortRange: undefined }),
});

describe('what an open port is', () => {
  it.each<[string, readonly object[], string]>([
    ['denied before it is allowed', [rule('22', { ...DENY, priority: 100 }), rule('22', { priority: 200 })], 'pass'],
    [
      'denied after it is allowed',
      [rule('22', { priority: 100 }), rule('22', { ...DENY, priority: 200 })],
      'fail open',
    ],
    [
      'in the wrong order of the list, which means nothing',
      [rule('22', { priority: 300 }), rule('22', { ...DENY, priority: 100 })],
      'pass',
    ],
    ['one port of a list of ranges', [rule('', many('destinationPortRanges', '80', '443', '3380-3400'))], 'fail open'],
    ['a tag in small letters', [rule('22', { sourceAddressPrefix: 'internet' })], 'fail open'],
    [
      'denied by another protocol alone',
      [rule('22', { ...DENY, protocol: 'Udp', priority: 100 }), rule('22', { priority: 200 })],
      'fail open',
    ],
    [
      'denied to the office alone',
      [rule('22', { ...DENY, ...OFFICE, priority: 100 }), rule('22', { priority: 200 })],
      'fail open',
    ],
    ['the network of the company', [rule('22', { sourceAddressPrefix: 'VirtualNetwork' })], 'pass'],
    ['a rule that goes out', [rule('22', { direction: 'Outbound' })], 'pass'],
    [
      'a source in four parts',
      [rule('22', many('sourceAddressPrefixes', '0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2'))],
      'fail open',
    ],
    [
      'a list of one office and a tag',
      [rule('22', many('sourceAddressPrefixes', '203.0.113.0/24', 'AzureCloud.northeurope'))],
      'fail open',
    ],
    ['another destination', [rule('22', { destinationAddressPrefix: '10.9.9.9' })], 'pass'],
  ])('%s', async (_, rules, said) => {
    expect(await of('open-management-port', street({ name: 'web', rules }), 'web')).toBe(said);
  });
});

describe('balancers', () => {
  it.each<[string, readonly object[], string]>([
    [
      'to a card whose deny comes first',
      [rule('22', { ...DENY, priority: 100 }), rule('22', { priority: 200 })],
      'pass',
    ],
    ['to a card that opens another port', [rule('443')], 'pass'],
    [
      'to a card that lets in a large part of the internet',
      [rule('22', { sourceAddressPrefix: '20.0.0.0/9' })],
      'pass',
    ],
  ])('%s', async (_, rules, said) => {
    expect(await of('open-management-port', street({ name: 'web', rules, by: { balancerPort: 22 } }), 'web-lb')).toBe(
      said,
    );
  });
});

describe('ways to more rights', () => {
  const USER = '99999999-0000-0000-0000-000000000001';
  const authorization = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization`;
  const role = (actions: readonly string[], notActions: readonly string[] = []) => {
    const id = `${authorization}/roleDefinitions/11111111-2222-3333-4444-555555555555`;
    const scopes = [`/subscriptions/${SUBSCRIPTION}`];
    return {
      [`${authorization}/roleDefinitions`]: [
        {
          id,
          name: id.split('/').at(-1),
          properties: {
            roleName: 'Operator',
            type: 'CustomRole',
            assignableScopes: scopes,
            permissions: [{ actions, notActions }],
          },
        },
      ],
      [`${authorization}/roleAssignments`]: [
        {
          id: `${authorization}/roleAssignments/1`,
          name: '1',
          properties: { roleDefinitionId: id, principalId: USER, principalType: 'User', scope: scopes[0] },
        },
      ],
    };
  };
  it.each<[string, readonly string[], readonly string[], string]>([
    // Whoever changes definitions gives all to the role that she has: an administrator already.
    ['everything but to assign roles', ['*'], ['Microsoft.Authorization/roleAssignments/*'], 'not-applicable'],
    ['every write but of authorization', ['*/write'], ['Microsoft.Authorization/*'], 'pass'],
    ['elevation to the root', ['Microsoft.Authorization/elevateAccess/action'], [], 'fail canEscalate'],
    [
      'any action of authorization',
      ['Microsoft.Authorization/*/action', 'Microsoft.Authorization/*/Write'],
      [],
      'fail canEscalate',
    ],
    ['reads of authorization', ['Microsoft.Authorization/*/read'], [], 'pass'],
  ])('%s', async (_, actions, notActions, said) => {
    expect(await of('privilege-escalation-path', [], `User (object id ${USER})`, role(actions, notActions))).toBe(said);
  });
});

describe('a part taken for the whole', () => {
  const logs = (id: string, ...categories: readonly string[]) => ({
    [`${id}/providers/Microsoft.Insights/diagnosticSettings`]: [
      { name: 'x', properties: { workspaceId: '/w', logs: categories.map(category => ({ category, enabled: true })) } },
    ],
  });
  // Calls of people who administer are a part; metrics of policies are none.
  it.each<[string, string, object, string]>([
    ['Microsoft.KeyVault/vaults', 'AzurePolicyEvaluationDetails', {}, 'fail unrelated'],
    [
      'Microsoft.ContainerRegistry/registries',
      'ContainerRegistryRepositoryEvents',
      { sku: { name: 'Premium' } },
      'partial partial',
    ],
    [
      'Microsoft.ServiceBus/namespaces',
      'OperationalLogs',
      { sku: { name: 'Premium', tier: 'Premium' } },
      'partial partial',
    ],
  ])('%s: %s', async (type, category, more, said) => {
    const one = row(type, 'x', { provisioningState: 'Succeeded' }, more);
    expect(await of('service-access-logging-disabled', [one], 'x', logs(one.id, category))).toBe(said);
  });
});
