import { createInventoryIndex } from '../facts/inventory-index.ts';
import type { Inventory } from '../model/inventory.ts';
import type { SupportLevel } from '../model/money.ts';
import type { Resource } from '../model/resource.ts';
import type { SupportNeed } from '../risk/money/spending.ts';
import { nextPlan } from '../risk/money/support-plans.ts';
import type { AssessOptions } from './assessment.ts';
import { createCriticalityResolver } from './criticality.ts';

/**
 * The accounts that earn money, by provider and by the contract that they have, where a next plan is known. What is not read says nothing.
 * A next plan after one that answers emergencies is named only for accounts that hold crown jewels.
 */
export function supportNeeds(
  inventory: Inventory,
  { traits, criticality = [] }: Pick<AssessOptions, 'traits' | 'criticality'>,
): SupportNeed[] {
  const worthOf = createCriticalityResolver(createInventoryIndex(inventory, traits), criticality);
  const accounts = inventory.resources.flatMap(account => {
    const now = levelOf(account);
    if (now === undefined) return [];
    const { criticality: worth } = worthOf(account);
    const isJewel = worth === 'crown-jewel';
    return worth === 'test' || (now === 'emergency' && !isJewel) ? [] : [{ account, now, isJewel }];
  });
  return [...Map.groupBy(accounts, ({ account, now }) => `${account.provider} ${now}`).values()].flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const { now, account } = first;
    const crownJewels = group.filter(({ isJewel }) => isJewel).length;
    return [{ provider: account.provider, now, accounts: group.length, crownJewels }];
  });
}

/** Undefined: no account, or one whose contract is not known or has no plan above it. */
function levelOf({ kind, provider, facets: { supportPlan } }: Resource): SupportLevel | undefined {
  if (kind !== 'account' || supportPlan === undefined || supportPlan.state === 'unread') return undefined;
  if (supportPlan.state === 'absent') return 'none';
  const best = nextPlan(provider, 'emergency')?.best;
  return best === undefined || supportPlan.value.severities.includes(best) ? undefined : 'emergency';
}
