import type { InventoryIndex } from '../facts/inventory-index.ts';
import type { Target } from '../model/inventory.ts';
import { valueOrNull } from '../model/reading.ts';
import { facet } from '../model/resource.ts';

/** The targets with their place in the organization: as planning found it, else as the account itself says. */
export const placedTargets = (index: InventoryIndex): Target[] =>
  index.inventory.header.targets.map(target => {
    if (target.division !== undefined) return target;
    const own = index.seen('account', { account: target.account }).find(({ provider }) => provider === target.provider);
    const division = own === undefined ? undefined : valueOrNull<readonly string[]>(facet(own, 'division'));
    return division === undefined || division === null ? target : { ...target, division: [...division] };
  });
