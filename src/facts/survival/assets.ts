import type { Asset, AssetRole, Known, Placed } from '../../model/asset.ts';
import { daysBetween } from '../../lib/time.ts';
import type { Facets } from '../../model/facets.ts';
import { BACKED_UP_KINDS, KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { replacementGroup } from '../compute/servers.ts';
import { liveData } from '../backups/live-data.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { copiesOf, type CopyTypes } from './copies.ts';
import { holdsMore, startersOf } from './boot-disks.ts';
import { keyOf } from './keys.ts';
import { isFacetRefused } from './refused.ts';
import { subnetPlacement } from './subnet-placement.ts';

const ROLES: Partial<Record<Kind, AssetRole>> = {
  server: 'compute', app: 'compute', function: 'compute', 'kubernetes-cluster': 'compute', 'managed-service': 'compute',
  workflow: 'compute', 'server-group': 'group', disk: 'store', database: 'store', warehouse: 'store', search: 'store',
  cache: 'store', bucket: 'store', 'file-share': 'store', messaging: 'store', 'load-balancer': 'entry', cdn: 'entry',
  'api-gateway': 'entry', 'global-load-balancer': 'entry', network: 'path', gateway: 'path', 'network-connection': 'path',
  'dns-zone': 'support', domain: 'support', certificate: 'support', key: 'support', secret: 'support', registry: 'support',
}; // prettier-ignore

/** Kinds that the provider replaces when one fails. */
const SELF_HEALING: ReadonlySet<Kind> = new Set([
  'load-balancer', 'gateway', 'function', 'app', 'kubernetes-cluster', 'cdn', 'api-gateway', 'global-load-balancer', 'workflow',
] as const); // prettier-ignore

const HAVE_BACKUPS: ReadonlySet<Kind> = new Set(BACKED_UP_KINDS);
const TB = 2 ** 40;

/** The role of a kind in a simulation; undefined: it takes no part. */
export const roleOfKind = (kind: Kind): AssetRole | undefined => ROLES[kind];

/** Kinds that hold data, run, or carry requests: a workload may have one of them that was not seen. */
export const SERVING_KINDS = KINDS.filter(kind => ROLES[kind] !== undefined && ROLES[kind] !== 'support');

/** What a simulation knows of a resource. */
export function assetOf(resource: Resource, role: AssetRole, index: InventoryIndex, types: CopyTypes): Asset {
  const { id, name, kind, type, provider, account, region } = resource;
  const isStore = role === 'store';
  const { copies, more } = HAVE_BACKUPS.has(kind) ? copiesOf(resource, index, types) : { copies: [], more: false };
  return {
    id,
    name,
    kind,
    type,
    provider,
    account,
    region,
    role,
    placement: placementOf(resource, index),
    code: codeOf(resource, index),
    holdsData: isStore ? holdsData(resource, index) : 'no',
    copies,
    moreCopies: more,
    automated: isStore ? automatedOf(resource, index) : 'none',
    versions: kind === 'bucket' ? versionsOf(facet(resource, 'versioning')) : 'no',
    immutable: kind === 'bucket' ? immutableOf(facet(resource, 'immutability')) : 'no',
    sizeTb: sizeOf(facet(resource, 'size')),
    replaced: replacedOf(resource, index),
    tested: isStore && lastRestores(index).get(id) === true,
    key: isStore ? keyOf(resource, index) : undefined,
  };
}

const presence = (reading: Reading<unknown>): Known =>
  reading.state === 'value' ? 'yes' : reading.state === 'absent' ? 'no' : 'unknown';

/** A disk that a server starts from is described with the server. */
function codeOf(resource: Resource, index: InventoryIndex): Known {
  const own = presence(facet(resource, 'infrastructureAsCode'));
  const starter = own === 'yes' || resource.kind !== 'disk' ? undefined : startersOf(index).get(resource.id);
  if (starter === undefined) return own;
  const code = presence(facet(starter.server, 'infrastructureAsCode'));
  return starter.sure || code === own ? code : 'unknown';
}

function placementOf(resource: Resource, index: InventoryIndex): Placed | 'unknown' {
  const placement = facet(resource, 'placement');
  // Keys, registries and zones of names are of their region, and no collector says more.
  if (placement.state === 'unread' && ROLES[resource.kind] === 'support')
    return { spread: 'regional', places: [{ region: resource.region, role: 'primary' }], manual: false };
  if (placement.state === 'unread') return subnetPlacement(resource, index) ?? 'unknown';
  if (placement.state === 'absent') return { spread: 'regional', places: [], manual: false };
  const { spread, locations, failover } = placement.value;
  return { spread, places: locations, manual: failover === 'manual' };
}

function holdsData(resource: Resource, index: InventoryIndex): Known {
  if (HAVE_BACKUPS.has(resource.kind)) {
    const live = liveData.compute(resource, liveData.prepare(index), index);
    if (live.state !== 'value') return live.state === 'absent' ? 'no' : 'unknown';
    if (live.value !== true) return 'no';
    return resource.kind === 'disk' ? holdsMore(resource, index) : 'yes';
  }
  const durability = facet(resource, 'dataDurability');
  if (durability.state === 'unread') return 'unknown';
  return valueOrNull(durability) === 'durable' ? 'yes' : 'no';
}

/** Kinds whose services keep backups by themselves; the others have none to read. */
export const AUTOMATED: ReadonlySet<Kind> = new Set(['database', 'warehouse', 'file-share', 'cache'] as const);

function automatedOf(resource: Resource, { inventory }: InventoryIndex): Asset['automated'] {
  if (!AUTOMATED.has(resource.kind)) return 'none';
  const backups = facet(resource, 'automatedBackups');
  if (backups.state === 'unread') return 'unknown';
  if (backups.state === 'absent' || backups.value.retentionDays === 0) return 'none';
  const { pointInTimeRecovery: pitr, latest } = backups.value;
  const hours = latest === undefined ? Number.NaN : (Date.parse(inventory.header.started) - Date.parse(latest)) / 3_600_000; // prettier-ignore
  return Number.isNaN(hours) ? { pitr } : { pitr, ageHours: Math.max(0, hours) };
}

function versionsOf(reading: Reading<Facets['versioning']>): Known {
  if (reading.state === 'unread') return 'unknown';
  const versioning = valueOrNull(reading);
  if (typeof versioning !== 'object' || versioning === null) return versioning === true ? 'yes' : 'no';
  return versioning.softDeleteDays > 0 && versioning.overwrites ? 'yes' : 'no';
}

/** Objects older than the retention can be deleted: a lock of less than a year leaves most of a bucket open. */
function immutableOf(reading: Reading<Facets['immutability']>): Known {
  if (reading.state === 'unread') return 'unknown';
  const lock = valueOrNull(reading);
  return lock?.state === 'locked' && (lock.minRetentionDays ?? 0) >= 365 ? 'yes' : 'no';
}

function sizeOf(reading: Reading<Facets['size']>): number | 'unknown' {
  const bytes = valueOrNull(reading)?.bytes;
  return bytes === undefined ? 'unknown' : bytes / TB;
}

function replacedOf(resource: Resource, index: InventoryIndex): Known {
  if (SELF_HEALING.has(resource.kind)) return 'yes';
  if (resource.kind === 'managed-service') return 'unknown';
  if (resource.kind === 'server-group') return canLaunch(resource);
  const starter = resource.kind === 'disk' ? startersOf(index).get(resource.id) : undefined;
  if (starter !== undefined) return starter.sure ? replacedOf(starter.server, index) : 'unknown';
  if (resource.kind !== 'server') return 'no';
  const group = replacementGroup.compute(resource, replacementGroup.prepare(index), index);
  return group.state === 'value' ? (group.value === null ? 'no' : 'yes') : 'unknown';
}

/** A group whose image is gone starts nothing. */
function canLaunch(group: Resource): Known {
  if (isFacetRefused(group, 'launchTemplate')) return 'unknown';
  return valueOrNull(facet(group, 'launchTemplate'))?.image === 'missing' ? 'no' : 'yes';
}

/** A restore test counts for a year. */
const YEAR = 365;

/** Whether a restore of it was completed in the last year, by the id of what was restored. */
const lastRestores = memoizePerInventory((index): ReadonlyMap<string, boolean> => {
  const tests = index.seen('restore-test').flatMap(test => valueOrNull(facet(test, 'restoreTest')) ?? []);
  const { started } = index.inventory.header;
  return new Map(
    tests.flatMap(({ what, outcome, at, source }): [string, boolean][] =>
      source !== undefined &&
      what === 'restore' &&
      outcome === 'completed' &&
      at !== undefined &&
      daysBetween(at, started) <= YEAR
        ? [[source, true]]
        : [],
    ),
  );
});
