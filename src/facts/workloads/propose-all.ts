import { compareText } from '../../lib/text.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { WorkloadRule } from '../../model/workload.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import type { Assigned } from './assigned.ts';
import { deployedProposal, taggedProposal, type Proposal } from './proposed.ts';

/** What a resource is part of: it belongs to the same workload. */
const PART_OF: ReadonlySet<string> = new Set(['server', 'group', 'plan', 'cluster', 'volume', 'autoscaled-cluster']);

/** The workload that each resource seems to belong to, without selectors in the configuration. */
export function proposeAll(
  resources: readonly Resource[],
  index: InventoryIndex,
  rules: readonly WorkloadRule[],
): ReadonlyMap<Resource, Assigned> {
  const found = new Map<Resource, Proposal>();
  for (const resource of resources) {
    const proposal = taggedProposal(resource.tags);
    if (proposal !== undefined) found.set(resource, proposal);
  }
  inherit(resources, index, found);
  addDeployed(resources, index, found);
  inherit(resources, index, found);
  return named(found, rules);
}

/** A disk belongs to the workload of its server, a server to that of its group. Two steps reach from disk to group. */
function inherit(resources: readonly Resource[], index: InventoryIndex, found: Map<Resource, Proposal>): void {
  for (let step = 0; step < 2; step++)
    for (const resource of resources) {
      if (found.has(resource)) continue;
      const wholes = (valueOrNull(facet(resource, 'relationships')) ?? []).filter(({ role }) => PART_OF.has(role));
      const proposals = wholes.flatMap(({ to }) => {
        const whole = index.byId(to);
        const proposal = whole === undefined ? undefined : found.get(whole);
        return proposal === undefined ? [] : [proposal];
      });
      const [first, ...others] = proposals;
      if (first !== undefined && others.every(({ name }) => sameName(name, first.name))) found.set(resource, first);
    }
}

/** A stack or resource group whose tagged resources all name one workload belongs to it as a whole. */
function addDeployed(resources: readonly Resource[], index: InventoryIndex, found: Map<Resource, Proposal>): void {
  const units = new Map<Resource, Proposal>();
  for (const resource of resources) {
    const unit = deployedProposal(resource, index.traits);
    if (unit !== undefined) units.set(resource, unit);
  }
  const members = Map.groupBy(units.keys(), resource => unitKey(resource, units));
  for (const group of members.values()) {
    const tagged = group.flatMap(resource => found.get(resource) ?? []);
    const [first, ...others] = tagged;
    const only = first !== undefined && others.every(({ name }) => sameName(name, first.name)) ? first : undefined;
    for (const resource of group) {
      const own = only ?? units.get(resource);
      if (!found.has(resource) && own !== undefined) found.set(resource, own);
    }
  }
}

const unitKey = (resource: Resource, units: ReadonlyMap<Resource, Proposal>): string =>
  [resource.provider, resource.account, units.get(resource)?.source, units.get(resource)?.name.toLowerCase()].join(
    '\n',
  );

const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, '-');
const sameName = (a: string, b: string): boolean => keyOf(a) === keyOf(b);

/** One spelling for each workload: that of the configuration, else the most common one. */
function named(found: ReadonlyMap<Resource, Proposal>, rules: readonly WorkloadRule[]): Map<Resource, Assigned> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { name } of found.values()) {
    const counts = spellings.get(keyOf(name)) ?? new Map<string, number>();
    spellings.set(keyOf(name), counts.set(name, (counts.get(name) ?? 0) + 1));
  }
  const shown = new Map([...spellings].map(([key, counts]) => [key, mostCommon(counts)]));
  const ruleOf = new Map(rules.map(rule => [keyOf(rule.name), rule]));
  return new Map(
    [...found].map(([resource, { name, source, confidence }]): [Resource, Assigned] => {
      const rule = ruleOf.get(keyOf(name));
      return [resource, { name: rule?.name ?? shown.get(keyOf(name)) ?? name, source, confidence, rule }];
    }),
  );
}

const mostCommon = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort(([a, one], [b, other]) => other - one || compareText(a, b))[0]?.[0] ?? '';
