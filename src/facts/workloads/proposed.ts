import type { WorkloadConfidence, WorkloadSource } from '../../model/workload.ts';
import type { Resource } from '../../model/resource.ts';
import type { TraitsByProvider } from '../../model/provider-traits.ts';

/** The service that a resource says it belongs to. */
export interface Proposal {
  readonly name: string;
  readonly source: WorkloadSource;
  readonly confidence: WorkloadConfidence;
}

type Keys = readonly (readonly [key: string, source: WorkloadSource, confidence: WorkloadConfidence])[];

/** Tag keys and labels that name a service, the most telling first. */
const KEYS: Keys = [
  ['workload', 'tag', 'high'],
  ['service', 'tag', 'high'],
  ['application', 'tag', 'high'],
  ['app', 'tag', 'high'],
  ['system', 'tag', 'high'],
  ['app.kubernetes.io/part-of', 'label', 'high'],
  ['app.kubernetes.io/name', 'label', 'medium'],
  ['kubernetes.io/created-for/pvc/namespace', 'label', 'medium'],
  ['product', 'tag', 'medium'],
  ['project', 'tag', 'medium'],
  ['component', 'tag', 'medium'],
  ['holds', 'tag', 'low'],
  ['terraform-module', 'label', 'low'],
  ['terraform-workspace', 'label', 'low'],
  ['tf-workspace', 'label', 'low'],
];

/** Names longer than this are sentences. */
const LONGEST = 80;

/** `kubernetes.io/cluster/shop = owned`: the name is in the key. */
const CLUSTER = /^kubernetes\.io\/cluster\/(.+)$/;

/** The service that the tags of a resource name. */
export function taggedProposal(tags: Resource['tags']): Proposal | undefined {
  const given = Object.entries(tags);
  if (given.length === 0) return undefined;
  const byKey = new Map(given.map(([key, text]) => [key.toLowerCase(), text.trim()]));
  for (const [key, source, confidence] of KEYS) {
    const name = byKey.get(key) ?? byKey.get(key.replaceAll('-', '_'));
    if (name !== undefined && name !== '' && name.length <= LONGEST) return { name, source, confidence };
  }
  const cluster = given.map(([key]) => CLUSTER.exec(key)?.[1]).find(name => name !== undefined);
  return cluster === undefined ? undefined : { name: cluster, source: 'label', confidence: 'medium' };
}

/** The stack or resource group that holds it. */
export function deployedProposal(resource: Resource, traits: TraitsByProvider): Proposal | undefined {
  const unit = traits[resource.provider]?.deploymentUnit(resource);
  if (unit === undefined) return undefined;
  return { name: unit.name, source: unit.type, confidence: unit.type === 'stack' ? 'medium' : 'low' };
}
