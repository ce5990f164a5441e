import type { Fact } from '../facts/define-fact.ts';
import { compareText } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import type { Unit } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';

/** What a collector reads, as it declares it. */
export interface CollectorInfo {
  readonly id: string;
  readonly lists: readonly Kind[];
  readonly fills: Readonly<Partial<Record<Kind, readonly string[]>>>;
  readonly operations: readonly { readonly call: string }[];
  readonly decidedBy?: Readonly<Partial<Record<string, readonly string[]>>>;
}

export interface AffectedChecks {
  readonly checks: readonly Check[];
  readonly facts: readonly Fact[];
  readonly collectors: readonly CollectorInfo[];
  readonly units: readonly Unit[];
  /** The checks that are unknown, by the unit that lists what they judge. */
  readonly unknownIn: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How a check depends on a collector: through its own resource, or through a fact, which may look anywhere. */
type Dependence = 'own' | 'fact';

/** The unknown checks that a call of a unit affects: those that need what its collector reads. */
export function affectedChecks(input: AffectedChecks): (unit: Unit, call: string) => string[] {
  const unitById = new Map(input.units.map(unit => [unit.id, unit]));
  const dependences = new Map(input.collectors.map(collector => [collector.id, dependencesOn(collector, input)]));
  const unknown = [...input.unknownIn].map(([id, checks]) => ({ id, unit: unitById.get(id), checks }));
  const own = new Map(input.collectors.map(({ id, operations }) => [id, new Set(operations.map(({ call }) => call))]));
  return (unit, call) => {
    const on = dependences.get(unit.collector);
    // A collector that this version does not know: all that is certain is what is unknown there.
    if (on === undefined) return [...(input.unknownIn.get(unit.id) ?? [])].sort(compareText);
    // Called once for all units of an account or region, such as its zones.
    const shared = own.get(unit.collector)?.has(call) === false && call !== unit.collector;
    const found = unknown.flatMap(one => {
      const near = one.unit !== undefined && isNear(one.unit, unit);
      if (near && shared) return [...one.checks];
      return [...one.checks].filter(check => on.get(check) === 'fact' || (near && on.get(check) === 'own'));
    });
    return [...new Set(found)].sort(compareText);
  };
}

/** What is listed for the whole account may be read by region, and the other way round. */
const isNear = (a: Unit, b: Unit): boolean =>
  a.account === b.account && (a.region === b.region || a.region === 'global' || b.region === 'global');

function dependencesOn(collector: CollectorInfo, { checks, facts }: AffectedChecks): ReadonlyMap<string, Dependence> {
  const found = new Map<string, Dependence>();
  const reads = (kind: Kind, needs: readonly string[]): boolean =>
    collector.lists.includes(kind) || needs.some(need => collector.fills[kind]?.includes(need) === true);
  for (const check of checks) {
    const kinds = typeof check.resource === 'string' ? [check.resource] : check.resource;
    const throughFact = facts
      .filter(fact => check.needs.includes(fact.name) && kinds.some(kind => fact.on.includes(kind)))
      .flatMap(fact => Object.entries(fact.needs) as [Kind, readonly string[]][]);
    if (throughFact.some(([kind, needs]) => reads(kind, needs))) found.set(check.id, 'fact');
    else if (kinds.some(kind => reads(kind, check.needs))) found.set(check.id, 'own');
  }
  return found;
}
