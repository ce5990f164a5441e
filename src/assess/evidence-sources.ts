import type { Fact } from '../facts/define-fact.ts';
import { memoizeBy } from '../lib/memoize.ts';
import { compareText } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import type { Unit } from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';
import type { CollectorInfo } from './affected-checks.ts';

/**
 * The units that read what a check was given of a resource: the one that lists it, and those of the same account and region
 * whose collectors fill facets that the check needs, or the one kind that a fact follows from (restore jobs, for what an
 * account restored); these first where the one that lists it fills none of them. Other facts follow from the whole inventory,
 * so that no unit can be named for them. Memoised: findings of one account and region share one list.
 */
export function sourcesOf(
  collectors: readonly CollectorInfo[],
  units: readonly Unit[],
  facts: readonly Fact[] = [],
): (check: Check, resource: Resource) => string[] {
  const known = new Map(units.map(unit => [unit.id, unit]));
  const collector = new Map(collectors.map(one => [one.id, one]));
  const byAccount = Map.groupBy(units, accountKey);
  const keyOf = (check: Check, { kind, region, unit }: Resource): string => [check.id, kind, region, unit].join('\n');
  return memoizeBy(keyOf, (check, resource) => {
    // Answers of the interview are not read by a unit.
    const own = known.get(resource.unit);
    if (own === undefined) return [];
    const fillsNeeds = ({ fills }: CollectorInfo): boolean =>
      check.needs.some(need => fills[resource.kind]?.includes(need) === true);
    const sources = facts.filter(
      fact => isOfOneKind(fact) && fact.on.includes(resource.kind) && check.needs.includes(fact.name),
    );
    const lister = collector.get(own.collector);
    const fillers = new Set(
      // The collector that lists a kind is named already; the others add facets to it.
      collectors
        .filter(
          one => fillsNeeds(one) && (!one.lists.includes(resource.kind) || addsTo(lister, one, check, resource.kind)),
        )
        .map(({ id }) => id),
    );
    const readers = new Set(collectors.filter(one => sources.some(fact => readsFor(one, fact))).map(({ id }) => id));
    const isNear = ({ region }: Unit): boolean => region === resource.region || region === 'global';
    const near = (byAccount.get(accountKey(resource)) ?? []).filter(
      unit =>
        unit.id !== resource.unit &&
        ((fillers.has(unit.collector) && isNear(unit)) ||
          (readers.has(unit.collector) && (isNear(unit) || resource.region === 'global'))),
    );
    const added = near.map(unit => unit.id).sort(compareText);
    return lister === undefined || fillsNeeds(lister) ? [own.id, ...added] : [...added, own.id];
  });
}

/** Whether a collector that lists resources of a kind, too, fills what the lister of the same service does not: rights of IAM users. */
function addsTo(lister: CollectorInfo | undefined, one: CollectorInfo, { needs }: Check, kind: Kind): boolean {
  if (lister === undefined || lister.id === one.id) return false;
  const services = new Set(lister.operations.map(serviceOf));
  return (
    needs.some(need => one.fills[kind]?.includes(need) === true && lister.fills[kind]?.includes(need) !== true) &&
    one.operations.some(operation => services.has(serviceOf(operation)))
  );
}

const serviceOf = ({ call }: CollectorInfo['operations'][number]): string => call.split(':')[0] ?? call;

const isOfOneKind = ({ needs }: Fact): boolean => Object.keys(needs).length === 1;

/** Whether a collector reads what a fact follows from. */
const readsFor = ({ lists, fills }: CollectorInfo, { needs }: Fact): boolean =>
  (Object.entries(needs) as [Kind, readonly string[]][]).some(
    ([kind, facets]) => lists.includes(kind) && facets.some(name => fills[kind]?.includes(name) === true),
  );

const facetsOf = (needs: Fact['needs']): ReadonlySet<string> =>
  new Set(Object.values(needs).flatMap(names => names ?? []));

/** What follows from more facets than these follows from no call in particular. */
const FEW_FACETS = 3;

/** The unit with the facets that each of its calls decides, and the facts that follow from a few of them. */
export function withDecidingCalls(
  collectors: readonly CollectorInfo[],
  facts: readonly Fact[] = [],
): (unit: Unit) => Unit {
  const byId = new Map(collectors.map(({ id, decidedBy = {} }) => [id, Object.entries(decidedBy)]));
  const few = facts.filter(({ needs }) => facetsOf(needs).size <= FEW_FACETS);
  return unit => {
    const facets = byId.get(unit.collector) ?? [];
    const calls = unit.calls.map(call => {
      const own = facets.filter(([, by]) => by?.includes(call.operation) === true).map(([facet]) => facet);
      const following = few
        .filter(({ needs }) => own.some(facet => facetsOf(needs).has(facet)))
        .map(({ name }) => name);
      const decides = [...own, ...following];
      return decides.length === 0 ? call : { ...call, decides: decides.sort(compareText) };
    });
    return { ...unit, calls };
  };
}
