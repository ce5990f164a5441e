import type { Outcome } from '../check/evaluate.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import type { Check } from '../model/check.ts';
import type { FacetName } from '../model/facets.ts';
import type { Resource } from '../model/resource.ts';

/** What the provider makes itself in every region counts for nothing where the account has nothing. */
const NOTHING_THERE: Outcome = Object.freeze({
  status: 'not-applicable',
  because: 'the account has nothing in the region',
});

/** Why a check does not apply to a resource, whatever is read of it: an empty region, or nothing of the kind at its provider. */
export function inapplicable(check: Check, resource: Resource, index: InventoryIndex): Outcome | undefined {
  if (index.isEmpty(resource)) return NOTHING_THERE;
  const missing = index.traits[resource.provider]?.neverAnswered.find(
    ({ kind, need, exists }) =>
      !exists &&
      kind === resource.kind &&
      check.needs.includes(need) &&
      resource.facets[need as FacetName] === undefined,
  );
  return missing === undefined ? undefined : { status: 'not-applicable', because: missing.reason };
}
