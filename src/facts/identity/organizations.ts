import type { Facets } from '../../model/facets.ts';
import { mapReading, unread, value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';

/** Tells the management account of an account that was read; absent: it belongs to no organization. */
export const managersOf = memoizePerInventory((index: InventoryIndex): ((account: string) => Reading<string>) => {
  const managers = new Map(
    index
      .seen('account')
      .map(one => [
        one.account,
        mapReading<Facets['organizationMembership'], string>(
          facet(one, 'organizationMembership'),
          ({ managementAccount }) => managementAccount,
        ),
      ]),
  );
  return account => managers.get(account) ?? unread('not-collected', 'organizationMembership');
});

/** Whether two accounts belong to one organization. */
export function areOfOneOrganization(index: InventoryIndex, a: string, b: string): Reading<boolean> {
  if (a === b) return value(true);
  const managerOf = managersOf(index);
  const [first, second] = [managerOf(a), managerOf(b)];
  // The management account names itself.
  if (valueOrNull(first) === b || valueOrNull(second) === a) return value(true);
  if (first.state === 'absent' || second.state === 'absent') return value(false);
  if (first.state === 'unread') return first;
  return mapReading(second, manager => manager === first.value);
}
