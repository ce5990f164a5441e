import { loadChecks } from '../../../checks/index.ts';
import { assessInventory } from '../../../src/assess/assessment.ts';
import { FACTS } from '../../../src/facts/index.ts';
import { mergeInventories } from '../../../src/inventory/merge.ts';
import type { Check } from '../../../src/model/check.ts';
import { INVENTORY_VERSION, type InventoryHeader } from '../../../src/model/inventory.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import type { ArmFixture } from './arm-fixture.ts';
import { LOCATIONS, SUBSCRIPTION } from './collect.ts';
import { azureRecords } from './in-process.ts';

const CHECKS: readonly Check[] = await loadChecks();
const NOW = '2026-11-30T10:00:00Z';

/**
 * What these checks say of the resources of a subscription that every collector reads: `fail outdated`, `partial largeRange`,
 * `pass`, by the name of the resource.
 */
export async function azureVerdicts(
  fixture: Omit<ArmFixture, 'subscriptions'>,
  checks: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
  const records = await azureRecords({ locations: LOCATIONS, ...fixture, subscriptions }, SUBSCRIPTION, () => ({
    started: NOW,
    ended: NOW,
  }));
  const header = { version: INVENTORY_VERSION, tool: '0', started: NOW, targets: [] } satisfies InventoryHeader;
  const said = new Map<string, string>();
  assessInventory(mergeInventories([{ header, records, ended: NOW }]), {
    checks: CHECKS.filter(({ id }) => checks.includes(id)),
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: NOW,
    version: '0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
    onFinding: ({ resource, status, credit, template }) => {
      said.set(
        resource.name,
        status === 'fail'
          ? `${credit === undefined ? 'fail' : 'partial'} ${template.key.replace('messages.', '')}`
          : status,
      );
    },
  });
  return said;
}
