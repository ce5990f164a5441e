import type { Fact } from '../facts/define-fact.ts';
import { compareText } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import type { Unit } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { UnreadReason } from '../model/reading.ts';
import type { Judged } from './judged.ts';

/** What a collector reads, as it declares it. */
export interface CollectorInfo {
  readonly id: string;
  readonly lists: readonly Kind[];
  readonly fills: Readonly<Partial<Record<Kind, readonly string[]>>>;
  readonly operations: readonly { readonly call: string }[];
  readonly decidedBy?: Readonly<Partial<Record<string, readonly string[]>>>;
}

type Reasons = Set<UnreadReason | undefined>;

/** What of a check's needs is unread in a unit, and whether a list of what it judges is. */
interface Unread {
  /** The reasons of each. */
  readonly needs: Map<string, Reasons>;
  list: boolean;
}

/** The checks that are unknown, by the unit that lists what they judge, with what is unread. */
export type UnknownChecks = Map<string, Map<string, Unread>>;

/** Notes a check that is unknown for a resource or a list. */
export function addUnknown(into: UnknownChecks, { unit, check, gap, unreadNeeds }: Judged): void {
  const checks = into.get(unit) ?? new Map<string, Unread>();
  into.set(unit, checks);
  const unread: Unread = checks.get(check.id) ?? { needs: new Map<string, Reasons>(), list: false };
  checks.set(check.id, unread);
  if (gap !== undefined) unread.list = true;
  for (const { need, reason } of unreadNeeds())
    unread.needs.set(need, (unread.needs.get(need) ?? new Set<UnreadReason | undefined>()).add(reason));
}

/** A list that a call did not give. */
export interface UnreadList {
  readonly kind: Kind;
  readonly reason: UnreadReason;
}

export interface AffectedChecks {
  readonly checks: readonly Check[];
  readonly facts: readonly Fact[];
  readonly collectors: readonly CollectorInfo[];
  readonly units: readonly Unit[];
  readonly unknownIn: UnknownChecks;
}

/** How a need depends on a collector. */
interface Dependence {
  /** Whether it is a fact, which may look anywhere, and no facet of the resource itself. */
  readonly isFact: boolean;
  /** The kinds that the collector reads for it. */
  readonly kinds: readonly Kind[];
}
/** By check and need. */
type Dependences = ReadonlyMap<string, ReadonlyMap<string, Dependence>>;

/**
 * The unknown checks that a call of a unit affects: those with an unread need of what its collector reads. What another collector
 * failed to read is no reason to grant the right to this call, and neither is what this one failed to read by another call: `list` is the
 * kind that the call lists, if it does, and the reason why it did not.
 */
export function affectedChecks(input: AffectedChecks): (unit: Unit, call: string, list?: UnreadList) => string[] {
  const unitById = new Map(input.units.map(unit => [unit.id, unit]));
  const wants = wantsOf(input);
  const dependences = new Map(input.collectors.map(collector => [collector.id, dependencesOn(collector, wants)]));
  const unknown = [...input.unknownIn].map(([id, checks]) => ({ id, unit: unitById.get(id), checks }));
  const collectors = new Map(input.collectors.map(collector => [collector.id, collector]));
  return (unit, call, list) => {
    const on = dependences.get(unit.collector);
    const collector = collectors.get(unit.collector);
    // A collector that this version does not know: all that is certain is what is unknown there.
    if (on === undefined || collector === undefined)
      return [...(input.unknownIn.get(unit.id)?.keys() ?? [])].sort(compareText);
    // Called once for all units of an account or region, such as its zones.
    const shared = collector.operations.every(one => one.call !== call) && call !== unit.collector;
    const isBy = (kind: Kind): boolean => list === undefined || kind === list.kind || !collector.lists.includes(kind);
    // One call may tell something of a kind that another one lists.
    const isSame = (reasons: ReadonlySet<UnreadReason | undefined>): boolean =>
      list !== undefined && (reasons.has(list.reason) || reasons.has(undefined));
    const found = unknown.flatMap(one => {
      const near = one.unit !== undefined && isNear(one.unit, unit);
      if (near && shared) return [...one.checks.keys()];
      const isUnreadBy = (depends: Dependence | undefined, reasons: ReadonlySet<UnreadReason | undefined>): boolean =>
        depends !== undefined && (near || depends.isFact) && (isSame(reasons) || depends.kinds.some(isBy));
      const isAffected = (check: string, unread: Unread): boolean =>
        (unread.list && one.id === unit.id) ||
        [...unread.needs].some(([need, reasons]) => isUnreadBy(on.get(check)?.get(need), reasons));
      return [...one.checks].flatMap(([check, unread]) => (isAffected(check, unread) ? [check] : []));
    });
    return [...new Set(found)].sort(compareText);
  };
}

/** What is listed for the whole account may be read by region, and the other way round. */
const isNear = (a: Unit, b: Unit): boolean =>
  a.account === b.account && (a.region === b.region || a.region === 'global' || b.region === 'global');

/** A need of a check, and all that it is made from: facets of the resource itself, or what a fact looks at. */
interface Want {
  readonly check: string;
  readonly need: string;
  readonly kinds: readonly Kind[];
  readonly throughFact: readonly (readonly [Kind, readonly string[]])[];
}

function wantsOf({ checks, facts }: AffectedChecks): readonly Want[] {
  const byName = Map.groupBy(facts, ({ name }): string => name);
  return checks.flatMap(({ id: check, needs, resource }) => {
    const kinds = typeof resource === 'string' ? [resource] : resource;
    return needs.map((need): Want => {
      const own = (byName.get(need) ?? []).filter(fact => kinds.some(kind => fact.on.includes(kind)));
      const throughFact = own.flatMap(fact => Object.entries(fact.needs) as [Kind, readonly string[]][]);
      return { check, need, kinds, throughFact };
    });
  });
}

function dependencesOn(collector: CollectorInfo, wants: readonly Want[]): Dependences {
  const found = new Map<string, Map<string, Dependence>>();
  const reads = (kind: Kind, needs: readonly string[]): boolean =>
    collector.lists.includes(kind) || needs.some(need => collector.fills[kind]?.includes(need) === true);
  for (const { check, need, kinds, throughFact } of wants) {
    const far = throughFact.flatMap(([kind, needs]) => (reads(kind, needs) ? [kind] : []));
    const read = far.length > 0 ? far : kinds.filter(kind => reads(kind, [need]));
    if (read.length === 0) continue;
    const into = found.get(check) ?? new Map<string, Dependence>();
    found.set(check, into.set(need, { isFact: far.length > 0, kinds: read }));
  }
  return found;
}
