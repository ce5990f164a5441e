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
 * so that no unit can be named for them. First comes a unit that made a deciding call for one of these, which share its
 * answer. Memoised: findings of one account and region share one list.
 */
export function sourcesOf(
  collectors: readonly CollectorInfo[],
  units: readonly Unit[],
  facts: readonly Fact[] = [],
): (check: Check, resource: Resource) => string[] {
  const known = new Map(units.map(unit => [unit.id, unit]));
  const collector = new Map(collectors.map(one => [one.id, one]));
  const byAccount = Map.groupBy(units, accountKey);
  const collectorsFor = collectorsOf(collectors, facts);
  const keyOf = (check: Check, { kind, region, unit }: Resource): string => [check.id, kind, region, unit].join('\n');
  return memoizeBy(keyOf, (check, resource) => {
    // Answers of the interview are not read by a unit.
    const own = known.get(resource.unit);
    if (own === undefined) return [];
    const { listerFills, fillers, readers, decided } = collectorsFor(
      check,
      resource.kind,
      collector.get(own.collector),
    );
    const isNear = ({ region }: Unit): boolean => region === resource.region || region === 'global';
    const near = (byAccount.get(accountKey(resource)) ?? []).filter(
      unit =>
        unit.id !== resource.unit &&
        ((fillers.has(unit.collector) && isNear(unit)) ||
          (readers.has(unit.collector) && (isNear(unit) || resource.region === 'global'))),
    );
    const added = near.toSorted((a, b) => compareText(a.id, b.id));
    const all = listerFills ? [own, ...added] : [...added, own];
    const others = (byAccount.get(accountKey(resource)) ?? []).filter(isNear);
    const shared = sharedReads(all, others, unit => decidingCallsOf(collector.get(unit.collector), decided));
    return [...shared, ...all].map(unit => unit.id);
  });
}

interface Sources {
  /** The collector that lists the resource fills what the check needs, or is unknown. */
  readonly listerFills: boolean;
  readonly fillers: ReadonlySet<string>;
  readonly readers: ReadonlySet<string>;
  /** The facets that the check needs, and those that its facts follow from. */
  readonly decided: readonly string[];
}

/** The collectors that read what a check needs of a kind, beside the one that lists it; the same in every account. */
const collectorsOf = (collectors: readonly CollectorInfo[], facts: readonly Fact[]) =>
  memoizeBy(
    ({ id }: Check, kind: Kind, lister: CollectorInfo | undefined) => [id, kind, lister?.id ?? ''].join('\n'),
    (check, kind, lister): Sources => {
      const needed = [...check.needs, ...ownFacets(facts, check, kind)];
      const fillsNeeds = ({ fills }: CollectorInfo): boolean =>
        needed.some(need => fills[kind]?.includes(need) === true);
      const sources = facts.filter(
        fact => isOfOneKind(fact) && fact.on.includes(kind) && check.needs.includes(fact.name),
      );
      // The collector that lists a kind is named already; the others add facets to it.
      const fills = (one: CollectorInfo): boolean =>
        fillsNeeds(one) && (!one.lists.includes(kind) || addsTo(lister, one, check, kind));
      return {
        listerFills: lister === undefined || fillsNeeds(lister),
        fillers: idsOf(collectors.filter(fills)),
        readers: idsOf(collectors.filter(one => sources.some(fact => readsFor(one, fact)))),
        decided: [...check.needs, ...sources.flatMap(({ needs }) => [...facetsOf(needs)])],
      };
    },
  );

/** What facts of several kinds follow from of the resource itself: whether its region is watched, beside what its organization has. */
const ownFacets = (facts: readonly Fact[], { needs }: Check, kind: Kind): readonly string[] =>
  facts
    .filter(fact => !isOfOneKind(fact) && fact.on.includes(kind) && needs.includes(fact.name))
    .flatMap(fact => fact.needs[kind] ?? []);

const idsOf = (collectors: readonly CollectorInfo[]): ReadonlySet<string> => new Set(collectors.map(({ id }) => id));

/** The calls that decide some of these facets. */
const decidingCallsOf = (collector: CollectorInfo | undefined, facets: readonly string[]): readonly string[] =>
  facets.flatMap(facet => collector?.decidedBy?.[facet] ?? []);

/** Units that made a call which those behind a finding declare, and did not make themselves: collectors share its answer. */
function sharedReads(
  behind: readonly Unit[],
  others: readonly Unit[],
  decidingCalls: (unit: Unit) => readonly string[],
): readonly Unit[] {
  const missing = new Set(
    behind.flatMap(unit => {
      const made = new Set(unit.calls.map(({ operation }) => operation));
      return decidingCalls(unit).filter(call => !made.has(call));
    }),
  );
  if (missing.size === 0) return [];
  return others
    .filter(unit => !behind.includes(unit) && unit.calls.some(({ operation }) => missing.has(operation)))
    .toSorted((a, b) => compareText(a.id, b.id));
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

/**
 * The unit with the facets that each of its calls decides, and the facts that follow from a few of them. A call that its
 * own collector does not declare decides what it does for the others that share its answer.
 */
export function withDecidingCalls(
  collectors: readonly CollectorInfo[],
  facts: readonly Fact[] = [],
): (unit: Unit) => Unit {
  const byId = new Map(collectors.map(({ id, decidedBy = {} }) => [id, Object.entries(decidedBy)]));
  const all = [...byId.values()].flat();
  const few = facts.filter(({ needs }) => facetsOf(needs).size <= FEW_FACETS);
  return unit => {
    const facets = byId.get(unit.collector) ?? [];
    const calls = unit.calls.map(call => {
      const decidedIn = (some: typeof all): string[] =>
        some.filter(([, by]) => by?.includes(call.operation) === true).map(([facet]) => facet);
      const declared = decidedIn(facets);
      const own = declared.length > 0 ? declared : [...new Set(decidedIn(all))];
      const following = few
        .filter(({ needs }) => own.some(facet => facetsOf(needs).has(facet)))
        .map(({ name }) => name);
      const decides = [...own, ...following];
      return decides.length === 0 ? call : { ...call, decides: decides.sort(compareText) };
    });
    return { ...unit, calls };
  };
}
