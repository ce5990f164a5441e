import { describe, expect, it } from 'vitest';
import type { AzureCollector } from '../../../src/providers/azure/context.ts';
import { azureDefender } from '../../../src/providers/azure/services/defender/defender.ts';
import { azureDdosProtection } from '../../../src/providers/azure/services/ddos-protection/ddos-protection.ts';
import { azurePolicyAssignments } from '../../../src/providers/azure/services/policy-assignments/policy-assignments.ts';
import type { FacetName } from '../../../src/model/facets.ts';
import { absent, value } from '../../../src/model/reading.ts';
import type { ArmWorld, StoredResource } from '../../support/azure/arm.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };

async function said(collector: AzureCollector, facet: FacetName, world: Partial<ArmWorld>): Promise<unknown> {
  const { records } = await collectAzure({ subscriptions, ...world }, { collectors: [collector] });
  return records.flatMap(one => (one.record === 'facet' && one.id === scope ? [one.facets[facet]] : [])).at(-1);
}

describe('the watch for break-ins', () => {
  const PLANS = `${scope}/providers/Microsoft.Security/pricings`;
  const CONTACTS = `${scope}/providers/Microsoft.Security/securityContacts`;
  const plans = (...on: string[]) => ({
    [PLANS]: {
      value: ['VirtualMachines', 'SqlServers', 'StorageAccounts', 'KeyVaults', 'Containers', 'AppServices', 'Arm'].map(
        name => ({
          id: `${PLANS}/${name}`,
          name,
          type: 'Microsoft.Security/pricings',
          properties: { pricingTier: on.includes(name) ? 'Standard' : 'Free', freeTrialRemainingTime: 'PT0S' },
        }),
      ),
    },
    [CONTACTS]: [],
  });
  const counted = (type: string): StoredResource => ({ id: `${scope}/of/${type}`, type, things: 3 });
  const watch = (answers: ArmWorld['answers'], resources: StoredResource[] = []) =>
    said(azureDefender, 'threatDetection', { answers: { ...answers }, resources });

  it('is whole where all that is there has its plan', async () => {
    const machines = counted('microsoft.compute/virtualmachines');
    expect(await watch(plans('Arm', 'VirtualMachines'), [machines])).toEqual(value('all'));
    expect(await watch(plans('Arm', 'VirtualMachines'), [machines, counted('microsoft.keyvault/vaults')])).toEqual(
      value('partial'),
    );
    expect(await watch(plans('VirtualMachines'), [machines])).toEqual(value('partial'));
    expect(await watch(plans())).toEqual(value('none'));
  });

  it('is unread where the plans, or what they are for, may not be seen', async () => {
    const refusals: ArmWorld['refusals'] = [[/pricings/, denied]];
    expect(await said(azureDefender, 'threatDetection', { refusals, answers: { [CONTACTS]: [] } })).toMatchObject({
      state: 'unread',
    });
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Security/*/read'] }] };
    expect(await said(azureDefender, 'threatDetection', { permissions, answers: plans('Arm') })).toMatchObject({
      state: 'unread',
    });
  });

  it('knows whom to call by a contact that can be reached', async () => {
    const contact = (more: Record<string, unknown>) => ({
      name: 'default',
      type: 'Microsoft.Security/securityContacts',
      properties: { notificationsByRole: { state: 'On', roles: ['Owner'] }, emails: '', phone: '', ...more },
    });
    const told = (...contacts: unknown[]) =>
      said(azureDefender, 'contacts', { answers: { ...plans(), [CONTACTS]: contacts } });
    expect(await told(contact({ emails: 'soc@example.com' }))).toEqual(
      value([{ role: 'security', personalEmail: false }]),
    );
    expect(await told(contact({ emails: 'ann@gmail.com' }))).toEqual(
      value([{ role: 'security', personalEmail: true }]),
    );
    expect(await told(contact({}))).toEqual(absent);
    expect(await told()).toEqual(absent);
  });
});

describe('the paid defence against floods', () => {
  const net = (type: string, name: string, properties: Record<string, unknown>): StoredResource => ({
    id: armPath(`Microsoft.Network/${type}`, name),
    type: `Microsoft.Network/${type}`,
    location: 'westeurope',
    properties,
  });
  const network = (enableDdosProtection: boolean) => net('virtualNetworks', 'shop', { enableDdosProtection });
  const id = armPath('Microsoft.Network/virtualNetworks', 'shop');
  const gateway = net('applicationGateways', 'front', {
    gatewayIPConfigurations: [{ properties: { subnet: { id: `${id}/subnets/front` } } }],
  });
  const address = (protectionMode?: string) =>
    net('publicIPAddresses', 'ip', {
      ipConfiguration: { id: `${gateway.id}/frontendIPConfigurations/public` },
      ...(protectionMode === undefined ? {} : { ddosSettings: { protectionMode } }),
    });
  const edge: StoredResource = {
    id: `${armPath('Microsoft.Cdn/profiles', 'world')}/afdEndpoints/shop`,
    type: 'Microsoft.Cdn/profiles/afdEndpoints',
    location: 'Global',
    properties: {},
  };
  const shield = (...resources: StoredResource[]) => said(azureDdosProtection, 'ddosProtection', { resources });
  const knows = (...ids: string[]) =>
    value({ protectedResources: ids.map(one => one.toLowerCase()).sort(), emergencyContacts: 1 });

  it('is none where nobody pays for one, with or without public addresses', async () => {
    expect(await shield(network(false), gateway, address(), edge)).toEqual(absent);
    expect(await shield()).toEqual(absent);
  });

  it('knows what stands in a network that it defends, unless an address was taken out', async () => {
    expect(await shield(network(true), gateway, address(), edge)).toEqual(knows(gateway.id, edge.id));
    expect(await shield(network(true), gateway, address('VirtualNetworkInherited'))).toEqual(knows(gateway.id));
    expect(await shield(network(true), gateway, address('Disabled'))).toEqual(knows());
  });

  it('knows an address that it defends by itself', async () => {
    expect(await shield(network(false), gateway, address('Enabled'))).toEqual(knows(gateway.id));
    const other = net('publicIPAddresses', 'other', { ddosSettings: { protectionMode: 'Enabled' } });
    expect(await shield(network(false), gateway, address(), other)).toEqual(knows());
  });

  it('is unread where the networks may not be seen', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Cdn/*/read'] }] };
    expect(await said(azureDdosProtection, 'ddosProtection', { permissions })).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
  });
});

describe('rules from above', () => {
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

  it('are those of a management group that refuse something', async () => {
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

  it('are unread where they may not be seen', async () => {
    const { population } = await collectAzure(
      { subscriptions, refusals: [[/policyAssignments/, denied]] },
      { collectors: [azurePolicyAssignments] },
    );
    expect(population('guardrail')?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
