import { memoizeBy } from '../../lib/memoize.ts';
import { compareText } from '../../lib/text.ts';
import { daysBetween } from '../../lib/time.ts';
import type { Facets } from '../../model/facets.ts';
import type { KnownBackup } from '../../model/facts.ts';
import { BACKED_UP_KINDS, type Kind } from '../../model/kinds.ts';
import { valueOrNull, unread, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';

/** What the catalogue reads, for the facts that use it. */
export const BACKUP_NEEDS = {
  backup: ['backup'],
  bucket: ['replicationDestinations', 'immutability'],
  database: ['automatedBackups'],
} as const;

/** The backups of one resource. */
export interface Found {
  readonly backups: readonly KnownBackup[];
  /** Those with a restriction. */
  readonly restricted: readonly KnownBackup[];
  /** Why there may be more. */
  readonly hidden: Unread | undefined;
}

export interface Catalogue {
  readonly of: (resource: Resource) => Found;
  /** Days from a date to the start of the collection. */
  readonly daysSince: (date: string) => number;
}

export const backupCatalogue = memoizePerInventory((index): Catalogue => {
  const bySource = backupsBySource(index);
  const gaps = gapsByKind(index);
  const found = new Map(
    BACKED_UP_KINDS.flatMap(kind => index.seen(kind)).map(resource => [
      resource,
      findBackups(resource, bySource, gaps, index),
    ]),
  );
  const { started } = index.inventory.header;
  return {
    of: resource => found.get(resource) ?? findBackups(resource, bySource, gaps, index),
    daysSince: memoizeBy(
      (date: string) => date,
      date => daysBetween(date, started),
    ),
  };
});

type BySource = ReadonlyMap<string, readonly KnownBackup[]>;

function backupsBySource(index: InventoryIndex): BySource {
  const found = new Map<string, KnownBackup[]>();
  const originOf = originsOf(index);
  for (const resource of index.seen('backup')) {
    const backup = valueOrNull(facet(resource, 'backup'));
    // One without a date is not finished, or no longer follows its source: nothing can be restored from it.
    if (backup?.takenAt === undefined) continue;
    const source = originOf(backup.source);
    const list = found.get(source);
    if (list === undefined) found.set(source, [knownBackup(resource.id, backup)]);
    else list.push(knownBackup(resource.id, backup));
  }
  return found;
}

/**
 * The source at the start of the chain: a copy of a snapshot is a backup of what the snapshot is of, in whatever account
 * or region the two are. Some copies name the snapshot by its id alone.
 */
function originsOf(index: InventoryIndex): (source: string) => string {
  const byStableId = new Map(index.seen('backup').map(resource => [resource.stableId, resource]));
  return source => {
    const seen = new Set<string>();
    for (let at = source; ;) {
      const copied = index.byId(at) ?? byStableId.get(at);
      if (copied?.kind !== 'backup' || seen.has(copied.id)) return at;
      const backup = valueOrNull(facet(copied, 'backup'));
      if (backup === null || backup === undefined) return at;
      seen.add(copied.id);
      at = backup.source;
    }
  };
}

const knownBackup = (id: string, { source: _, ...rest }: Facets['backup']): KnownBackup => ({ id, ...rest });

/** Why there may be more backups of resources of a kind: a list was refused, or the source of a backup is unread. */
function gapsByKind(index: InventoryIndex): ReadonlyMap<Kind, Unread> {
  const gaps = new Map<Kind, Unread>();
  for (const kind of BACKED_UP_KINDS) {
    const gap = index.gap('backup', { of: kind });
    if (gap !== undefined) gaps.set(kind, gap);
  }
  for (const resource of index.seen('backup')) {
    const backup = facet(resource, 'backup');
    if (backup.state !== 'unread') continue;
    for (const kind of BACKED_UP_KINDS)
      if (!gaps.has(kind) && index.isListedWith(resource.unit, kind)) gaps.set(kind, backup);
  }
  return gaps;
}

function findBackups(
  resource: Resource,
  bySource: BySource,
  gaps: ReadonlyMap<Kind, Unread>,
  index: InventoryIndex,
): Found {
  const replicas = replicasOf(resource, index);
  const additional = additionalRegionsOf(resource);
  const all = [...takenOf(resource, bySource, index), ...replicas.backups, ...additional.backups];
  const hidden = gaps.get(resource.kind) ?? replicas.hidden ?? additional.hidden;
  if (all.length === 0) return { backups: all, restricted: all, hidden };
  all.sort((a, b) => compareText(a.id, b.id));
  return {
    backups: all.filter(({ restriction }) => restriction === undefined),
    restricted: all.filter(({ restriction }) => restriction !== undefined),
    hidden,
  };
}

/** Backups that name it as their source, by any of its names. */
function takenOf(resource: Resource, bySource: BySource, index: InventoryIndex): readonly KnownBackup[] {
  const aliases = index.traits[resource.provider]?.idAliases(resource) ?? NONE;
  const servers = resource.kind === 'disk' ? serversOf(resource) : NONE;
  const own = bySource.get(resource.id) ?? NONE;
  if (aliases.length === 0 && servers.length === 0) return own;
  return [...own, ...[...aliases, ...servers].flatMap(source => bySource.get(source) ?? NONE)];
}

const NONE: readonly never[] = [];
const NO_BACKUPS: Pick<Found, 'backups' | 'hidden'> = { backups: NONE, hidden: undefined };

/** Backups of a whole server hold its disks. */
const serversOf = (disk: Resource): readonly string[] =>
  (valueOrNull<Facets['relationships']>(facet(disk, 'relationships')) ?? NONE)
    .filter(({ role }) => role === 'server')
    .map(({ to }) => to);

/** Automated backups that the service also keeps in other regions. */
function additionalRegionsOf(resource: Resource): Pick<Found, 'backups' | 'hidden'> {
  if (resource.kind !== 'database') return NO_BACKUPS;
  const automated = facet(resource, 'automatedBackups');
  if (automated.state === 'unread' && automated.reason !== 'not-collected') return { backups: [], hidden: automated };
  const { id, provider, account } = resource;
  const regions = valueOrNull(automated)?.additionalRegions ?? [];
  return {
    backups: regions.map(region => ({ id, provider, account, region, immutability: 'none' })),
    hidden: undefined,
  };
}

/** The replicas of a bucket. One whose account or region is unknown may hide a backup elsewhere; the others count. */
function replicasOf(resource: Resource, index: InventoryIndex): Pick<Found, 'backups' | 'hidden'> {
  if (resource.kind !== 'bucket') return NO_BACKUPS;
  const destinations = facet(resource, 'replicationDestinations');
  if (destinations.state === 'unread') return { backups: [], hidden: destinations };
  const readings = (valueOrNull<Facets['replicationDestinations']>(destinations) ?? []).map(destination =>
    replicaOf(resource, destination, index),
  );
  return {
    backups: readings.flatMap(reading => (reading.state === 'value' ? [reading.value] : [])),
    hidden: readings.find(reading => reading.state === 'unread'),
  };
}

function replicaOf(
  source: Resource,
  destination: Facets['replicationDestinations'][number],
  index: InventoryIndex,
): Reading<KnownBackup> {
  const { id } = destination;
  const seen = index.byId(id);
  const account = seen?.account ?? destination.account;
  // All buckets of that account were listed and this is not one of them: the rule replicates to nothing.
  const missing =
    seen === undefined &&
    account !== undefined &&
    index.gap('bucket', { account, could: { versioning: true }, with: 'replicationDestinations' }) === undefined;
  if (missing) return { state: 'absent' };
  const region = seen === undefined || seen.region === 'global' ? destination.region : seen.region;
  if (account === undefined || region === undefined) return unread('not-collected', id);
  const immutability = seen === undefined ? 'unread' : immutabilityOf(seen);
  const provider = seen?.provider ?? source.provider;
  const restriction = destination.partial === true ? { restriction: 'partial' as const } : {};
  return { state: 'value', value: { id, provider, account, region, immutability, ...restriction } };
}

function immutabilityOf(bucket: Resource): KnownBackup['immutability'] {
  const immutability = facet(bucket, 'immutability');
  if (immutability.state === 'value') return immutability.value.state;
  return immutability.state === 'absent' ? 'none' : 'unread';
}
