import type { CollectorDeclaration } from '../src/providers/kit/collector.ts';
import type { Fact } from '../src/facts/define-fact.ts';
import { FACTS } from '../src/facts/index.ts';
import type { Check } from '../src/model/check.ts';
import type { FacetName } from '../src/model/facets.ts';
import type { Kind } from '../src/model/kinds.ts';

export type Reader = Pick<CollectorDeclaration, 'provider' | 'lists' | 'fills' | 'operations'>;

const kindsOf = ({ resource }: Check): readonly Kind[] => (typeof resource === 'string' ? [resource] : resource);

/** What must be read for a check, kind by kind: its own facets, and those of the facts that it needs. */
function needsOf(check: Check): readonly (readonly [Kind, FacetName])[] {
  return check.needs.flatMap(need => {
    const fact = FACTS.find(({ name }) => name === need);
    return fact === undefined
      ? kindsOf(check).map(kind => [kind, need as FacetName] as const)
      : (Object.entries(fact.needs) as [Kind, readonly FacetName[]][]).flatMap(([kind, facets]) =>
          facets.map(facet => [kind, facet] as const),
        );
  });
}

const fills = (collector: Reader, kind: Kind, facet: FacetName): boolean =>
  collector.fills[kind]?.includes(facet) === true;

/**
 * Whether the collectors read, for one of the check's kinds, all facets that the check needs and all that its facts need.
 * Practices need no collector.
 */
export function canJudge(check: Check, readers: readonly Reader[]): boolean {
  const needs = check.needs.filter(need => check.details?.includes(need) !== true);
  const facts = FACTS.filter(({ name }) => (needs as readonly string[]).includes(name));
  const facets = needs.filter(need => !FACTS.some(({ name }) => name === need)) as FacetName[];
  return kindsOf(check).some(
    kind =>
      kind === 'practice' ||
      kind === 'workload' ||
      (readers.length > 0 &&
        facets.every(facet => readers.some(collector => fills(collector, kind, facet))) &&
        facts.every(fact => followsFrom(fact, readers))),
  );
}

/** A facet that a fact reads of several kinds is filled where one of them has it; of a kind without facets it needs the list. */
function followsFrom({ needs, optional = [], optionalKinds = [] }: Fact, readers: readonly Reader[]): boolean {
  const wanted = Object.entries(needs) as [Kind, readonly FacetName[]][];
  const byFacet = Map.groupBy(
    wanted.flatMap(([kind, facets]) =>
      facets.filter(facet => !optional.includes(facet)).map(facet => ({ kind, facet })),
    ),
    ({ facet }) => facet,
  );
  return (
    [...byFacet.values()].every(ways =>
      ways.some(({ kind, facet }) => kind === 'practice' || readers.some(reader => fills(reader, kind, facet))),
    ) &&
    wanted.every(
      ([kind, facets]) =>
        facets.length > 0 || optionalKinds.includes(kind) || readers.some(({ lists }) => lists.includes(kind)),
    )
  );
}

export function collectorsOf(check: Check, readers: readonly Reader[]): Reader[] {
  const needs = needsOf(check);
  return readers.filter(collector => needs.some(([kind, facet]) => fills(collector, kind, facet)));
}

/** The collectors that list kinds of which a fact needs only the list. */
export function listCollectorsOf(check: Check, readers: readonly Reader[]): Reader[] {
  const kinds = FACTS.filter(({ name }) => (check.needs as readonly string[]).includes(name)).flatMap(({ needs }) =>
    (Object.entries(needs) as [Kind, readonly FacetName[]][]).flatMap(([kind, facets]) =>
      facets.length === 0 ? [kind] : [],
    ),
  );
  return readers.filter(({ lists }) => lists.some(kind => kinds.includes(kind)));
}
