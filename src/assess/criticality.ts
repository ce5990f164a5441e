import { CRITICALITIES, CRITICALITY_WEIGHT, type Criticality } from '../model/criticality.ts';
import { environmentOf } from '../model/environment.ts';
import { VALUED_KINDS } from '../model/kinds.ts';
import { scopeKey } from '../model/keys.ts';
import type { Resource } from '../model/resource.ts';
import type { ResourceSelector } from '../model/selector.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import { createMatcher } from '../model/matcher.ts';

/** The criticality of the resources that a selector picks. */
export interface CriticalityRule {
  readonly criticality: Criticality;
  readonly match: ResourceSelector;
}

/**
 * The weight of a resource. `high` is more than `weight` where something unread may raise it: an account whose databases
 * could not be listed may hold the crown jewels.
 */
export interface CriticalityEstimate {
  readonly criticality: Criticality;
  readonly weight: number;
  readonly high: number;
}

export function createCriticalityResolver(
  index: InventoryIndex,
  rules: readonly CriticalityRule[],
): (resource: Resource) => CriticalityEstimate {
  const matchers = rules.map(rule => ({ criticality: rule.criticality, matches: createMatcher(rule.match) }));
  const highest = CRITICALITY_WEIGHT[highestCriticality(rules)];
  const own = (resource: Resource): Criticality =>
    matchers.find(matcher => matcher.matches(resource))?.criticality ?? environmentOf(resource.tags) ?? 'production';
  const held = highestHeld(index, own);
  return resource => {
    if (resource.kind !== 'account' && resource.kind !== 'region') {
      const criticality = own(resource);
      return { criticality, weight: CRITICALITY_WEIGHT[criticality], high: CRITICALITY_WEIGHT[criticality] };
    }
    const scope =
      resource.kind === 'account'
        ? { account: resource.account }
        : { account: resource.account, region: resource.region };
    const ruled = matchers.find(matcher => matcher.matches(resource))?.criticality;
    const criticality = ruled ?? held.get(holderKey(scope.account, scope.region)) ?? 'test';
    const weight = CRITICALITY_WEIGHT[criticality];
    return {
      criticality,
      weight,
      high: ruled === undefined && isPartlyHidden(index, scope) ? Math.max(weight, highest) : weight,
    };
  };
}

/** Whether the rules name a crown jewel among the resources that were read. */
export function namesCrownJewel(resources: readonly Resource[], rules: readonly CriticalityRule[]): boolean {
  if (highestCriticality(rules) !== 'crown-jewel') return false;
  const matchers = rules.map(({ criticality, match }) => ({ criticality, matches: createMatcher(match) }));
  return resources.some(resource => matchers.find(({ matches }) => matches(resource))?.criticality === 'crown-jewel');
}

/** The rules that pick nothing that was read. */
export const emptyRules = <R extends CriticalityRule>(resources: readonly Resource[], rules: readonly R[]): R[] =>
  rules.filter(({ match }) => !resources.some(createMatcher(match)));

/** The highest criticality that a resource of an unread list may have. */
export function highestCriticality(rules: readonly CriticalityRule[]): Criticality {
  return rules.some(rule => rule.criticality === 'crown-jewel') ? 'crown-jewel' : 'production';
}

/** Whether a list of such a kind was requested in the scope and could not be read. */
const isPartlyHidden = (
  index: InventoryIndex,
  scope: { readonly account: string; readonly region?: string },
): boolean =>
  VALUED_KINDS.some(kind => {
    const gap = index.gap(kind, scope);
    return gap !== undefined && gap.reason !== 'not-collected';
  });

const holderKey = (account: string, region = ''): string => scopeKey({ account, region });

function highestHeld(
  index: InventoryIndex,
  own: (resource: Resource) => Criticality,
): ReadonlyMap<string, Criticality> {
  const held = new Map<string, Criticality>();
  const raise = (key: string, criticality: Criticality) => {
    const before = held.get(key);
    if (before === undefined || CRITICALITIES.indexOf(criticality) < CRITICALITIES.indexOf(before))
      held.set(key, criticality);
  };
  for (const kind of VALUED_KINDS) {
    for (const resource of index.seen(kind)) {
      const criticality = own(resource);
      raise(holderKey(resource.account), criticality);
      raise(holderKey(resource.account, resource.region), criticality);
    }
  }
  return held;
}
