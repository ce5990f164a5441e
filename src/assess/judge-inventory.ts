import { evaluate } from '../check/evaluate.ts';
import type { Fact } from '../facts/define-fact.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import type { Check, Judge, Need } from '../model/check.ts';
import type { Kind } from '../model/kinds.ts';
import { unread, type Reading } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';
import {
  createCriticalityResolver,
  highestHidden,
  highestNamed,
  type CriticalityEstimate,
  type CriticalityRule,
} from './criticality.ts';
import { inapplicable, withStatedReason } from './inapplicable.ts';
import { createFactReader, isFacet, type FactColumn } from './fact-reader.ts';
import { judgedGap, judgedResource, type Judged, type ResourceOutcome, type Read } from './judged.ts';
import { createJudges } from './judges.ts';
import { gapsOf, type ListGap } from './unread-lists.ts';

export interface JudgeOptions extends Pick<ResourceOutcome, 'unitsOf' | 'workloadOf'> {
  readonly checks: readonly Check[];
  /** What the simulation makes of them; no inventory lists workloads. */
  readonly workloads?: readonly Resource[];
  readonly facts: readonly Fact[];
  readonly now: string;
  readonly criticality: readonly CriticalityRule[];
  /** Parameters by check id; what is left out has the check's default. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Evaluates every check on every resource of its kinds, one outcome at a time: check by check, resources by id. */
export function* judgeInventory(index: InventoryIndex, options: JudgeOptions): Generator<Judged> {
  const { unitsOf, workloadOf, workloads = [] } = options;
  const made = new Map<Kind, readonly Resource[]>([['workload', workloads]]);
  const judgeOf = createJudges(index.inventory, options.now);
  const worthOf = createCriticalityResolver(index, options.criticality);
  const named = highestNamed(options.criticality);
  const listed = (kind: Kind) => ({ named, hidden: highestHidden(options.criticality, kind) });
  const readFact = createFactReader(index, options.facts);
  const worths = new Map<Kind, readonly CriticalityEstimate[]>();
  const gaps = new Map<Kind, readonly ListGap[]>();
  for (const check of options.checks) {
    const params = check.params?.parse(options.params[check.id] ?? {});
    const kinds = typeof check.resource === 'string' ? [check.resource] : check.resource;
    for (const kind of kinds) {
      const open = gaps.get(kind) ?? [...gapsOf(index, kind)];
      gaps.set(kind, open);
      for (const gap of open)
        if (!passesByInvariants(check, gap, judgeOf(gap), params)) yield judgedGap(check, gap, listed(kind));
      const resources = made.get(kind) ?? index.seen(kind);
      const known = worths.get(kind) ?? resources.map(worthOf);
      worths.set(kind, known);
      const needs = new Map(check.needs.map(need => [need, columnFor(need, kind, options.facts, readFact)]));
      for (let position = 0; position < resources.length; position++) {
        const resource = resources[position];
        if (resource === undefined || !isAbout(check, resource)) continue;
        const read: Read = need => needs.get(need)?.(resource, position) ?? unread('not-collected', need);
        const outcome =
          inapplicable(check, resource, index) ??
          withStatedReason(evaluate(check, resource, read, judgeOf(resource), params), resource, index);
        const worth = known[position] ?? worthOf(resource);
        yield judgedResource({ check, resource, outcome, read, worth, unitsOf, workloadOf });
      }
    }
  }
}

const isAbout = ({ topic, applies }: Check, resource: Resource): boolean =>
  (topic === undefined || topic === resource.slot) && applies?.(resource) !== false;

function columnFor(
  need: Need,
  kind: Kind,
  facts: readonly Fact[],
  readFact: ReturnType<typeof createFactReader>,
): FactColumn {
  return isFacet(need, facts) ? resource => facet(resource, need) : readFact(need, kind);
}

/** Whether a check passes for everything that the list can hold. One that needs anything else may fail. */
function passesByInvariants(
  check: Check,
  { invariants, resource }: ListGap,
  judge: Judge<string>,
  params: unknown,
): boolean {
  if (invariants === undefined) return false;
  const read: Read = need =>
    (invariants as Partial<Record<Need, Reading<unknown>>>)[need] ?? unread('not-collected', need);
  const { status } = evaluate(check, { ...resource, tags: {} }, read, judge, params);
  return status === 'pass' || status === 'not-applicable';
}
