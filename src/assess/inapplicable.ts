import type { Outcome } from '../check/evaluate.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import type { Check } from '../model/check.ts';
import type { FacetName } from '../model/facets.ts';
import { valueOrNull } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';

/** What the provider makes itself in every region counts for nothing where the account has nothing. */
const NOTHING_THERE: Outcome = Object.freeze({
  status: 'not-applicable',
  because: 'the account has nothing in the region',
});

/** Why a check does not apply to a resource, whatever is read of it. */
export function inapplicable(check: Check, resource: Resource, index: InventoryIndex): Outcome | undefined {
  if (index.isEmpty(resource)) return NOTHING_THERE;
  // Only the owner sees and sets its flow logs and routes, and its account is the one to judge.
  const owner = valueOrNull(facet(resource, 'sharedBy'));
  if (typeof owner === 'string') return { status: 'not-applicable', because: `account ${owner} owns and shares it` };
  const missing = index.traits[resource.provider]?.neverAnswered.find(
    ({ kind, need, exists, alwaysAbsent }) =>
      !exists &&
      kind === resource.kind &&
      check.needs.includes(need) &&
      resource.facets[need as FacetName]?.state === (alwaysAbsent === true ? 'absent' : undefined),
  );
  return missing === undefined ? undefined : { status: 'not-applicable', because: missing.reason };
}

/** With the reason that the provider states, where no collector of it ever reads the need of an unknown outcome. */
export function withStatedReason(outcome: Outcome, resource: Resource, index: InventoryIndex): Outcome {
  if (outcome.status !== 'unknown' || outcome.reason !== 'not-collected' || outcome.detail !== undefined)
    return outcome;
  const known = index.traits[resource.provider]?.neverAnswered.find(
    ({ kind, need, exists }) => exists && kind === resource.kind && need === outcome.need,
  );
  return known === undefined ? outcome : { ...outcome, detail: known.reason };
}
