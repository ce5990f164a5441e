import { loadChecks } from '../../checks/index.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { FACTS } from '../../src/facts/index.ts';
import { mergeInventories } from '../../src/inventory/merge.ts';
import type { Check } from '../../src/model/check.ts';
import { INVENTORY_VERSION, type InventoryHeader, type InventoryRecord } from '../../src/model/inventory.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const CHECKS: readonly Check[] = await loadChecks();
export const NOW = '2026-11-30T10:00:00Z';

/** What these checks say of what was read: `fail outdated`, `partial largeRange`, `pass`, by the name of the resource. */
export function verdictsOf(
  records: readonly InventoryRecord[],
  checks: readonly string[],
  targets: InventoryHeader['targets'] = [],
): ReadonlyMap<string, string> {
  const header = { version: INVENTORY_VERSION, tool: '0', started: NOW, targets } satisfies InventoryHeader;
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
