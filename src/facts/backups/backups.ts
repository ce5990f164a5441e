import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import type { KnownBackup } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';

export const DATA = [
  'database',
  'disk',
  'bucket',
  'warehouse',
  'file-share',
  'cache',
] as const satisfies readonly Kind[];
export const COPY_NEEDS = {
  backup: ['backup'],
  bucket: ['replicationDestinations', 'immutability'],
  database: ['automatedBackups'],
} as const;

export interface Catalogue {
  readonly of: ReadonlyMap<string, readonly KnownBackup[]>;
  /** Why there may be more copies of resources of a kind: a list was refused, or a copy does not say what it is of. */
  readonly gaps: ReadonlyMap<Kind, Unread>;
  /** Until when a lock must hold to be one. */
  readonly now: string;
  /** What was found already: half a dozen facts ask about the same resource. */
  readonly found: WeakMap<Resource, Found>;
}

export interface Found {
  readonly copies: readonly KnownBackup[];
  /** Why there may be more. */
  readonly hidden: Unread | undefined;
}

export const prepareCatalogue = memoizePerInventory((index): Catalogue => {
  const of = new Map<string, KnownBackup[]>();
  const gaps = new Map<Kind, Unread>();
  for (const kind of DATA) {
    const gap = index.gap('backup', { of: kind });
    if (gap !== undefined) gaps.set(kind, gap);
  }
  for (const resource of index.seen('backup')) {
    const copy = facet(resource, 'backup');
    if (copy.state === 'unread') {
      for (const kind of DATA) if (!gaps.has(kind) && index.isListedWith(resource.unit, kind)) gaps.set(kind, copy);
    }
    if (copy.state !== 'value') continue;
    const { source, provider, account, region, immutability, takenAt, immutableUntil, approverAccount } = copy.value;
    // One without a date is not finished, or has stopped following what it copies: nobody can restore from it.
    if (takenAt === undefined) continue;
    const found = {
      id: resource.id,
      provider,
      account,
      region,
      takenAt,
      immutability,
      ...(immutableUntil === undefined ? {} : { immutableUntil }),
      ...(approverAccount === undefined ? {} : { approverAccount }),
    };
    const others = of.get(source);
    if (others === undefined) of.set(source, [found]);
    else others.push(found);
  }
  return { of, gaps, now: index.inventory.header.started, found: new WeakMap() };
});

/**
 * A fact about those copies that fulfil something. What we saw stands, whatever else was refused: it can only be more. That
 * there is none is said only where every list that could hold one is whole.
 */
const aboutBackups = (
  name: 'backups' | 'immutableBackups' | 'backupsOutsideRegion' | 'isolatedBackups',
  wanted: (copy: KnownBackup, of: Resource, now: string) => boolean | 'perhaps',
) =>
  defineFact({
    name,
    on: DATA,
    needs: COPY_NEEDS,
    prepare: prepareCatalogue,
    compute(resource, catalogue, index): Reading<readonly KnownBackup[]> {
      const { copies: all, hidden } = backupsOf(resource, catalogue, index);
      const kept = all.filter(copy => wanted(copy, resource, catalogue.now) === true);
      if (kept.length > 0) return value(kept);
      const perhaps = all.some(copy => wanted(copy, resource, catalogue.now) === 'perhaps');
      return hidden ?? (perhaps ? unread('denied', 'locks of copies') : value([]));
    },
  });

export const isElsewhere = (copy: KnownBackup, of: Resource): boolean =>
  copy.account !== of.account || copy.provider !== of.provider || isGuarded(copy, of);
/** Whoever holds its own account must ask the people of another one. */
const isGuarded = ({ approverAccount }: KnownBackup, { account }: Resource): boolean =>
  approverAccount !== undefined && approverAccount !== account;
export const isLocked = ({ immutability, immutableUntil }: KnownBackup, now: string): boolean | 'perhaps' =>
  immutability === 'unread'
    ? 'perhaps'
    : immutability === 'locked' && (immutableUntil === undefined || immutableUntil > now);

/** Every copy from which something that holds data can be restored, wherever it lies. */
export const backups = aboutBackups('backups', () => true);

/** Of the copies, those under a lock that nobody can lift; unread while a lock that nobody told us about could be one. */
export const immutableBackups = aboutBackups('immutableBackups', ({ immutability }) =>
  immutability === 'unread' ? 'perhaps' : immutability === 'locked',
);

/** Of the copies, those in another region. */
export const backupsOutsideRegion = aboutBackups('backupsOutsideRegion', (copy, of) => copy.region !== of.region);

/** Of the copies, those that no log-in of the resource's own account can delete: in another account or guarded by one, or locked. */
export const isolatedBackups = aboutBackups(
  'isolatedBackups',
  (copy, of, now) => isElsewhere(copy, of) || isLocked(copy, now),
);

/** How old the newest copy may be to be called new, whatever we were not shown: nothing can be much newer. */
const FRESH_MS = 24 * 3600 * 1000;

/** When the newest copy was taken, the service's own backups among them. */
export const latestBackup = defineFact({
  name: 'latestBackup',
  on: ['database', 'disk', 'warehouse', 'file-share', 'cache'],
  needs: {
    backup: ['backup'],
    database: ['automatedBackups'],
    warehouse: ['automatedBackups'],
    'file-share': ['automatedBackups'],
    cache: ['automatedBackups'],
  },
  prepare: prepareCatalogue,
  compute(resource, catalogue, index): Reading<string> {
    const { copies: all, hidden } = backupsOf(resource, catalogue, index);
    const backup = resource.kind === 'disk' ? undefined : facet(resource, 'automatedBackups');
    const own = backup === undefined ? undefined : valueOrNull<Facets['automatedBackups']>(backup)?.latest;
    const dates = [own, ...all.map(copy => copy.takenAt)].filter(
      date => date !== undefined && !Number.isNaN(Date.parse(date)),
    );
    const newest = (dates as string[]).sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
    if (newest !== undefined && Date.parse(catalogue.now) - Date.parse(newest) <= FRESH_MS) return value(newest);
    const gap = hidden ?? (backup?.state === 'unread' ? backup : undefined);
    return gap ?? (newest === undefined ? { state: 'absent' } : value(newest));
  },
});

export function backupsOf(resource: Resource, catalogue: Catalogue, index: InventoryIndex): Found {
  const before = catalogue.found.get(resource);
  if (before !== undefined) return before;
  const found = findBackups(resource, catalogue, index);
  catalogue.found.set(resource, found);
  return found;
}

function findBackups(resource: Resource, { of, gaps }: Catalogue, index: InventoryIndex): Found {
  const replicas = replicasOf(resource, index);
  const kept = keptElsewhere(resource);
  // What was taken of a whole machine holds its disks.
  const machines =
    resource.kind === 'disk' ? (valueOrNull<Facets['relationships']>(facet(resource, 'relationships')) ?? []) : [];
  const taken = machines.filter(({ role }) => role === 'server').flatMap(({ to }) => of.get(to) ?? []);
  const own = namesOf(resource).flatMap(name => of.get(name) ?? []);
  return {
    copies: [...own, ...taken, ...replicas.copies, ...kept.copies].sort((a, b) => compareText(a.id, b.id)),
    hidden: gaps.get(resource.kind) ?? replicas.hidden ?? kept.hidden,
  };
}

/** The service's own backups, where it keeps them in other regions too. */
function keptElsewhere(resource: Resource): Found {
  const backup: Reading<Facets['automatedBackups']> =
    resource.kind === 'database' ? facet(resource, 'automatedBackups') : { state: 'absent' };
  if (backup.state === 'unread' && backup.reason !== 'not-collected') return { copies: [], hidden: backup };
  const { id, provider, account } = resource;
  const regions = valueOrNull(backup)?.additionalRegions ?? [];
  return {
    copies: regions.map(region => ({ id, provider, account, region, immutability: 'none' })),
    hidden: undefined,
  };
}

/** A copy may name its source by the identity that survives a rename: `…:cluster:cluster-ABC` for `…:cluster:orders`. */
function namesOf({ id, stableId }: Resource): string[] {
  const end = id.lastIndexOf(':') + 1;
  return stableId === undefined || end === 0 || id.endsWith(stableId) ? [id] : [id, id.slice(0, end) + stableId];
}

/** Where a bucket is copied to as it is written. One that lies we don't know where is hidden, and the others stand. */
function replicasOf(resource: Resource, index: InventoryIndex): Found {
  if (resource.kind !== 'bucket') return { copies: [], hidden: undefined };
  const targets = facet(resource, 'replicationDestinations');
  if (targets.state === 'unread') return { copies: [], hidden: targets };
  const replicas: KnownBackup[] = [];
  let hidden: Unread | undefined;
  for (const target of valueOrNull<Facets['replicationDestinations']>(targets) ?? []) {
    const seen = index.byId(target.id);
    const account = seen?.account ?? target.account;
    // Every bucket of that account was listed, and this is none of them: the rule copies to nowhere.
    if (
      seen === undefined &&
      account !== undefined &&
      index.gap('bucket', { account, could: { versioning: true } }) === undefined
    )
      continue;
    const region = seen === undefined || seen.region === 'global' ? target.region : seen.region;
    if (account === undefined || region === undefined) {
      hidden ??= unread('not-collected', target.id);
      continue;
    }
    replicas.push({
      id: target.id,
      provider: seen?.provider ?? resource.provider,
      account,
      region,
      immutability: seen === undefined ? 'unread' : lockOf(seen),
    });
  }
  return { copies: replicas, hidden };
}

function lockOf(bucket: Resource): KnownBackup['immutability'] {
  const lock = facet(bucket, 'immutability');
  return lock.state === 'value' ? lock.value.state : lock.state === 'absent' ? 'none' : 'unread';
}
