import type { FacetName, Facets } from '../model/facets.ts';
import type { Inventory, Population } from '../model/inventory.ts';
import { scopeKey } from '../model/keys.ts';
import { VALUED_KINDS, type Kind } from '../model/kinds.ts';
import { valueOrNull } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';

/** Lists that must have answered before a region counts as empty: data, workloads, their networks, and what stands alone there. */
const EVIDENCE_KINDS: ReadonlySet<Kind> = new Set([
  ...VALUED_KINDS, 'network', 'subnet', 'backup', 'backup-vault', 'replication', 'audit-log',
]); // prettier-ignore

/**
 * The regions in which an account has nothing. What could not be read there matters for no verdict. The
 * evidence: every list of `EVIDENCE_KINDS` answered, and nothing in any list but what the provider makes itself. A refused
 * list of what always has an address in a network needs no answer while all subnets are known and no address is in use.
 * An account that has nothing at all has no empty regions: they are all there is to see of it.
 */
export function emptyRegionsOf(inventory: Inventory): readonly EmptyRegion[] {
  const { used, addressed } = traces(inventory.resources);
  const accounts = new Set(inventory.resources.filter(({ kind }) => VALUED.has(kind)).map(({ account }) => account));
  return [...evidenceLists(inventory)].flatMap(([key, { account, region, lists }]) =>
    accounts.has(account) && !used.has(key) && areComplete(lists, addressed.has(key)) ? [{ account, region }] : [],
  );
}

const VALUED: ReadonlySet<Kind> = new Set(VALUED_KINDS);

interface EmptyRegion {
  readonly account: string;
  readonly region: string;
}

interface EvidenceLists extends EmptyRegion {
  readonly lists: Population[];
}

function evidenceLists({ units, populations }: Inventory): Map<string, EvidenceLists> {
  const regional = new Map(units.filter(({ region }) => region !== 'global').map(unit => [unit.id, unit]));
  const found = new Map<string, EvidenceLists>();
  for (const population of populations) {
    const unit = EVIDENCE_KINDS.has(population.kind) ? regional.get(population.unit) : undefined;
    if (unit === undefined) continue;
    const key = scopeKey(unit);
    const place = found.get(key) ?? { account: unit.account, region: unit.region, lists: [] };
    found.set(key, place);
    place.lists.push(population);
  }
  return found;
}

/** Regions with anything that the provider does not make itself, and regions with a subnet that may have an address in use. */
function traces(resources: readonly Resource[]): { used: ReadonlySet<string>; addressed: ReadonlySet<string> } {
  const defaults = new Set(resources.filter(isDefaultNetwork).map(({ id }) => id));
  const used = new Set<string>();
  const addressed = new Set<string>();
  for (const resource of resources) {
    if (!isProviderMade(resource, defaults)) used.add(scopeKey(resource));
    if (resource.kind === 'subnet' && valueOf(resource, 'addressesInUse') !== 0) addressed.add(scopeKey(resource));
  }
  return { used, addressed };
}

function areComplete(lists: readonly Population[], addressed: boolean): boolean {
  const subnets = lists.filter(({ kind }) => kind === 'subnet');
  const noAddress = !addressed && subnets.length > 0 && subnets.every(isRead);
  return lists.every(list => isRead(list) || (noAddress && list.inNetwork === true));
}

const isRead = ({ reading }: Population): boolean => reading.state === 'value';

const valueOf = <F extends FacetName>(resource: Resource, name: F): Facets[F] | null | undefined =>
  valueOrNull(facet(resource, name));

const isDefaultNetwork = (resource: Resource): boolean =>
  resource.kind === 'network' && valueOf(resource, 'defaultNetwork') === true;

/** Whether the provider makes it in every region of every account. */
function isProviderMade(resource: Resource, defaultNetworks: ReadonlySet<string>): boolean {
  const { kind } = resource;
  if (kind === 'quota') return true;
  if (kind === 'region') return !isRegionUsed(resource);
  if (kind === 'network' || kind === 'subnet') return valueOf(resource, 'defaultNetwork') === true;
  if (kind === 'firewall') return valueOf(resource, 'defaultSecurityGroup') === true;
  if (kind !== 'gateway') return false;
  const networks = (valueOf(resource, 'relationships') ?? []).filter(({ role }) => role === 'network');
  return networks.length > 0 && networks.every(({ to }) => defaultNetworks.has(to));
}

/** Settings of a region that are lists or counts of what is there; one that could not be read is no evidence. */
function isRegionUsed(region: Resource): boolean {
  const lists = ['publicImages', 'plaintextSecrets', 'resilienceAssessments'] as const;
  const counts = ['pipelines', 'syntheticMonitors', 'unresolvedThreatFindings'] as const;
  return (
    lists.some(name => (valueOf(region, name)?.length ?? 0) > 0) ||
    counts.some(name => (valueOf(region, name) ?? 0) > 0) ||
    (valueOf(region, 'failoverTests')?.servers ?? 0) > 0 ||
    (valueOf(region, 'chaosExperiments')?.prepared ?? 0) > 0 ||
    (valueOf(region, 'functionConcurrency') ?? null) !== null
  );
}
