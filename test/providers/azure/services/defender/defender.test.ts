import { describe, expect, it } from 'vitest';
import type { AzureCollector } from '../../../../../src/providers/azure/context.ts';
import { azureDefender } from '../../../../../src/providers/azure/services/defender/defender.ts';
import type { FacetName } from '../../../../../src/model/facets.ts';
import { absent, value } from '../../../../../src/model/reading.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };
async function accountFacet(
  collector: AzureCollector,
  facet: FacetName,
  fixture: Partial<ArmFixture>,
): Promise<unknown> {
  const { records } = await collectAzure({ subscriptions, ...fixture }, { collectors: [collector] });
  return records.flatMap(one => (one.record === 'facet' && one.id === scope ? [one.facets[facet]] : [])).at(-1);
}

describe('Defender for Cloud', () => {
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
  const counted = (type: string): StoredResource => ({ id: `${scope}/of/${type}`, type, resources: 3 });
  const watch = (answers: ArmFixture['answers'], resources: StoredResource[] = []) =>
    accountFacet(azureDefender, 'threatDetection', { answers: { ...answers }, resources });

  it('detects threats for all resource types in use with a plan', async () => {
    const machines = counted('microsoft.compute/virtualmachines');
    expect(await watch(plans('Arm', 'VirtualMachines'), [machines])).toEqual(value('all'));
    expect(await watch(plans('Arm', 'VirtualMachines'), [machines, counted('microsoft.keyvault/vaults')])).toEqual(
      value('partial'),
    );
    expect(await watch(plans('VirtualMachines'), [machines])).toEqual(value('partial'));
    expect(await watch(plans())).toEqual(value('none'));
  });

  it('is unread when plans or resource types are denied', async () => {
    const refusals: ArmFixture['refusals'] = [[/pricings/, denied]];
    expect(
      await accountFacet(azureDefender, 'threatDetection', { refusals, answers: { [CONTACTS]: [] } }),
    ).toMatchObject({
      state: 'unread',
    });
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Security/*/read'] }] };
    expect(await accountFacet(azureDefender, 'threatDetection', { permissions, answers: plans('Arm') })).toMatchObject({
      state: 'unread',
    });
  });

  it('has a security contact with an address', async () => {
    const contact = (more: Record<string, unknown>) => ({
      name: 'default',
      type: 'Microsoft.Security/securityContacts',
      properties: { notificationsByRole: { state: 'On', roles: ['Owner'] }, emails: '', phone: '', ...more },
    });
    const readFacet = (...contacts: unknown[]) =>
      accountFacet(azureDefender, 'contacts', { answers: { ...plans(), [CONTACTS]: contacts } });
    expect(await readFacet(contact({ emails: 'soc@example.com' }))).toEqual(
      value([{ role: 'security', personalEmail: false }]),
    );
    expect(await readFacet(contact({ emails: 'ann@gmail.com' }))).toEqual(
      value([{ role: 'security', personalEmail: true }]),
    );
    expect(await readFacet(contact({}))).toEqual(absent);
    expect(await readFacet()).toEqual(absent);
  });
});
