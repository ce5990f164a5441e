import type { CollectorInfo } from './affected-checks.ts';
import type { Fact } from '../facts/define-fact.ts';
import { withDecidingCalls } from './evidence-sources.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import type { InterviewTopic } from './practices.ts';
import { compareText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Unit } from '../model/inventory.ts';
import { valueOrNull } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';
import { regionKey, scopeKey } from '../model/keys.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import { chargesOf } from './charges.ts';
import { practices } from '../model/practice.ts';
import { notLookedAt, type IsReadType } from './not-looked-at.ts';
import { unreadLines, type UnreadLineContext } from './unread-lines.ts';

interface CoverageInput extends UnreadLineContext {
  readonly confidence: number;
  readonly interview: readonly InterviewTopic[];
  readonly isReadType: IsReadType;
  /** The units that the evidence of findings names. */
  readonly evidenceUnits: ReadonlySet<string>;
  readonly collectors: readonly CollectorInfo[];
  readonly facts: readonly Fact[];
}

/** What was read, what could not be read, and with which calls. */
export function coverageOf(index: InventoryIndex, input: CoverageInput): Assessment['coverage'] {
  const { inventory } = index;
  const { units } = inventory;
  const calls = { made: 0, refused: 0, byService: {} as Record<string, number> };
  for (const { operation, count, refused } of units.flatMap(unit => unit.calls)) {
    const service = operation.split(':')[0] ?? operation;
    calls.made += count;
    calls.refused += refused;
    calls.byService[service] = (calls.byService[service] ?? 0) + count;
  }
  const byKind: Record<string, number> = {};
  let resources = 0;
  for (const resource of inventory.resources) {
    // The company itself and the answers of the interview are not read from a provider.
    if (resource.provider === 'any') continue;
    byKind[resource.kind] = (byKind[resource.kind] ?? 0) + 1;
    resources += 1;
  }
  return {
    confidence: input.confidence,
    calls,
    ...charged(units, index.traits),
    resources,
    byKind,
    regions: regionsOf(inventory),
    closed: closedRegions(units),
    ...unwatchedRegions(index),
    unread: unreadLines(inventory, input),
    notLookedAt: notLookedAt(inventory, input.isReadType),
    units: units
      .filter(({ id }) => input.evidenceUnits.has(id))
      .map(withDecidingCalls(input.collectors, input.facts))
      .toSorted((a, b) => compareText(a.id, b.id)),
    unanswered: unansweredOf(input.interview),
  };
}

/** The number of regions read; of targets that are read as a whole, the regions with resources. */
function regionsOf({ header, resources }: InventoryIndex['inventory']): number {
  const whole = new Set(header.targets.filter(({ regions }) => regions.length === 0).map(({ account }) => account));
  const found = resources.filter(one => whole.has(one.account) && one.region !== 'global' && !isSpread(one));
  return new Set([
    ...header.targets.flatMap(({ provider, regions }) => regions.map(region => regionKey({ provider, region }))),
    ...found.map(regionKey),
  ]).size;
}

/** A service that spreads over regions by itself and names none of them: its home, such as `eu`, is none. */
function isSpread(resource: Resource): boolean {
  const placement = valueOrNull(facet(resource, 'placement'));
  return placement?.spread === 'multi-region' && placement.locations.length === 1;
}

/** Charges of the calls; left out where all are free. */
function charged(units: readonly Unit[], traits: TraitsByProvider): Pick<Assessment['coverage'], 'charges'> {
  const charges = chargesOf(units, traits);
  return charges.length === 0 ? {} : { charges };
}

/** Topics without an answer, for the company or for one of its workloads. */
function unansweredOf(interview: readonly InterviewTopic[]): Assessment['coverage']['unanswered'] {
  const open = new Set(interview.flatMap(({ topic, answer }) => (answer === undefined ? [topic] : [])));
  return practices
    .filter(({ topic }) => open.has(topic))
    .map(({ topic, question, asks }) => ({ topic, question, asks }));
}

function closedRegions(units: readonly Unit[]): Assessment['coverage']['closed'] {
  const closed = units
    .filter(unit => unit.closed === true)
    .map(({ provider, account, region }) => ({ provider, account, region }));
  return [...new Map(closed.map(one => [scopeKey(one), one])).values()];
}

/** Empty regions without threat detection: what is stolen is used where nobody looks. Left out where there is none. */
function unwatchedRegions(index: InventoryIndex): Pick<Assessment['coverage'], 'unwatched'> {
  const unwatched = index
    .seen('region')
    .filter(region => index.isEmpty(region) && valueOrNull(facet(region, 'threatDetection')) === 'none')
    .map(({ provider, account, region }) => ({ provider, account, region }))
    .toSorted((a, b) => compareText(scopeKey(a), scopeKey(b)));
  return unwatched.length === 0 ? {} : { unwatched };
}
