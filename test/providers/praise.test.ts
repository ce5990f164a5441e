import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { isPraiseworthy } from '../../src/brief/pages/passing-checks.ts';
import { FACTS } from '../../src/facts/index.ts';
import { mergeInventories } from '../../src/inventory/merge.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { INVENTORY_VERSION, type InventoryRecord } from '../../src/model/inventory.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { LOCATIONS, SUBSCRIPTION } from '../support/azure/collect.ts';
import { azureRecords } from '../support/azure/in-process.ts';
import { PROJECT, readGcp } from '../support/gcp/in-process.ts';
import { NOW } from '../support/verdicts.ts';

/** Every collector reads accounts in which every list is empty: nothing there was done well by anybody. */
const WORLDS: Readonly<Record<'azure' | 'gcp', () => Promise<readonly InventoryRecord[]>>> = {
  azure: () =>
    azureRecords(
      { locations: LOCATIONS, subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }] },
      SUBSCRIPTION,
      () => ({ started: NOW, ended: NOW }),
    ),
  gcp: async () => (await readGcp({})).records,
};
/** True of every project: Google always writes Admin Activity audit logs, which nobody can switch off. */
const ALWAYS: Readonly<Record<'azure' | 'gcp', readonly string[]>> = { azure: [], gcp: ['audit-logging-disabled'] };
const ACCOUNTS = { azure: SUBSCRIPTION, gcp: PROJECT };

async function assess(provider: 'azure' | 'gcp'): Promise<Assessment> {
  const targets = [{ provider, account: ACCOUNTS[provider], regions: [] }];
  const header = { version: INVENTORY_VERSION, tool: '0', started: NOW, targets } as const;
  return assessInventory(
    mergeInventories([{ header: { ...header, targets }, records: await WORLDS[provider](), ended: NOW }]),
    {
      ...{ checks: await loadChecks(), facts: FACTS, traits: PROVIDER_TRAITS, now: NOW, version: '0' },
      client: { name: 'Nothing Ltd', tlp: 'TLP:CLEAR' },
    },
  );
}

describe.each(['azure', 'gcp'] as const)('an account of %s that every collector read and found empty', provider => {
  it('is praised for nothing that was not judged', async () => {
    const { checks } = await assess(provider);
    expect(checks.length).toBeGreaterThan(100);
    expect(checks.filter(isPraiseworthy).map(({ id }) => id)).toEqual(ALWAYS[provider]);
  });
});
