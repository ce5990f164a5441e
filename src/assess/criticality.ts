import { lazy } from '../lib/memoize.ts';
import { CRITICALITIES, CRITICALITY_WEIGHT, type Criticality } from '../model/criticality.ts';
import { environmentOf } from '../model/environment.ts';
import { VALUED_KINDS, type Kind } from '../model/kinds.ts';
import { scopeKey } from '../model/keys.ts';
import type { Resource } from '../model/resource.ts';
import type { ResourceSelector } from '../model/selector.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import { createMatcher } from '../model/matcher.ts';
import { COMPANY_UNIT } from './company.ts';

/** The criticality of the resources that a selector picks. */
export interface CriticalityRule {
  readonly criticality: Criticality;
  readonly match: ResourceSelector;
}

/**
 * The weight of a resource. `high` is more than `weight` where it may be worth more: no rule says what it is, or something
 * unread may raise it (an account whose databases could not be listed may hold the crown jewels).
 */
export interface CriticalityEstimate {
  readonly criticality: Criticality;
  readonly weight: number;
  readonly high: number;
}

const JEWEL = CRITICALITY_WEIGHT['crown-jewel'];

const settled = (criticality: Criticality): CriticalityEstimate => {
  const weight = CRITICALITY_WEIGHT[criticality];
  return { criticality, weight, high: weight };
};

/** Production that no rule names: it may be a crown jewel. */
const UNCLASSIFIED: CriticalityEstimate = { ...settled('production'), high: JEWEL };

function ruledCriticality(rules: readonly CriticalityRule[]): (resource: Resource) => Criticality | undefined {
  const matchers = rules.map(rule => ({ criticality: rule.criticality, matches: createMatcher(rule.match) }));
  return resource => matchers.find(({ matches }) => matches(resource))?.criticality;
}

/** By the rules, else by its environment; of what holds others, without those. */
function ownWorth(rules: readonly CriticalityRule[]): (resource: Resource) => CriticalityEstimate {
  const ruled = ruledCriticality(rules);
  return resource => {
    // What the interview tells of the company is no resource that a rule could name.
    if (isTold(resource)) return settled('production');
    const stated = ruled(resource) ?? (environmentOf(resource.tags) === 'test' ? 'test' : undefined);
    return stated === undefined ? UNCLASSIFIED : settled(stated);
  };
}

export function createCriticalityResolver(
  index: InventoryIndex,
  rules: readonly CriticalityRule[],
): (resource: Resource) => CriticalityEstimate {
  const ruled = ruledCriticality(rules);
  const own = ownWorth(rules);
  const held = lazy(() => highestHeld(index, own));
  return resource => {
    if (resource.kind !== 'account' && resource.kind !== 'region') return own(resource);
    const scope =
      resource.kind === 'account'
        ? { account: resource.account }
        : { account: resource.account, region: resource.region };
    const stated = ruled(resource);
    if (stated !== undefined) return settled(stated);
    const holds = held().get(holderKey(scope.account, scope.region)) ?? settled('test');
    return isPartlyHidden(index, scope) ? { ...holds, high: Math.max(holds.high, hiddenWeight(rules)) } : holds;
  };
}

/** How many resources of production no rule names. */
export function countUnclassified(
  { inventory: { resources } }: InventoryIndex,
  rules: readonly CriticalityRule[],
): number {
  const worthOf = ownWorth(rules);
  return resources.filter(one => one.kind !== 'account' && one.kind !== 'region' && worthOf(one) === UNCLASSIFIED)
    .length;
}

const isTold = ({ kind, unit }: Resource): boolean => kind === 'practice' || unit === COMPANY_UNIT;

/** The highest criticality that a rule names. */
export const highestNamed = (rules: readonly CriticalityRule[]): Criticality =>
  rules.some(({ criticality }) => criticality === 'crown-jewel') ? 'crown-jewel' : 'production';

/** The rules that pick nothing that was read. */
export const emptyRules = <R extends CriticalityRule>(resources: readonly Resource[], rules: readonly R[]): R[] =>
  rules.filter(({ match }) => !resources.some(createMatcher(match)));

/**
 * The highest criticality that an unread resource may have, of one kind or of any: that of a crown jewel, unless a rule says
 * of all of them that they are less.
 */
export function highestHidden(rules: readonly CriticalityRule[], kind?: Kind): Criticality {
  const about = rules.filter(
    ({ match }) => kind === undefined || match.kind === undefined || [match.kind].flat().includes(kind),
  );
  const last = about.findIndex(({ match }) => picksAll(match, kind));
  const possible = last === -1 ? [] : about.slice(0, last + 1).map(({ criticality }) => criticality);
  return CRITICALITIES.find(one => possible.includes(one)) ?? 'crown-jewel';
}

const hiddenWeight = (rules: readonly CriticalityRule[]): number => CRITICALITY_WEIGHT[highestHidden(rules)];

const picksAll = ({ name = '*', id = '*', account, tags, kind: kinds }: ResourceSelector, kind?: Kind): boolean =>
  name === '*' &&
  id === '*' &&
  account === undefined &&
  tags === undefined &&
  (kind !== undefined || kinds === undefined);

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
  own: (resource: Resource) => CriticalityEstimate,
): ReadonlyMap<string, CriticalityEstimate> {
  const held = new Map<string, CriticalityEstimate>();
  const raise = (key: string, one: CriticalityEstimate) => {
    const before = held.get(key);
    held.set(key, before === undefined ? one : higher(before, one));
  };
  for (const kind of VALUED_KINDS) {
    for (const resource of index.seen(kind)) {
      const worth = own(resource);
      raise(holderKey(resource.account), worth);
      raise(holderKey(resource.account, resource.region), worth);
    }
  }
  return held;
}

/** The higher criticality, and the most that either may weigh. */
const higher = (a: CriticalityEstimate, b: CriticalityEstimate): CriticalityEstimate => ({
  ...(b.weight > a.weight ? b : a),
  high: Math.max(a.high, b.high),
});
