import { backups } from '../facts/backups/backups.ts';
import { liveData } from '../facts/backups/live-data.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import { compareText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import type { KnownBackup } from '../model/facts.ts';
import { regionKey } from '../model/keys.ts';
import { CORE_DATA_KINDS } from '../model/kinds.ts';
import { valueOrNull, type Reading } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';

type Locations = NonNullable<Assessment['locations']>;
type Row = Locations['rows'][number];

/** One data store or one backup, and where it is. */
interface Placement extends Pick<Row, 'provider' | 'region'> {
  readonly what: 'data' | 'backups';
  /** A backup in another region than its source. */
  readonly crossRegion?: boolean;
}

interface Placements {
  readonly placements: readonly Placement[];
  /** Something could not be read. */
  readonly partial: boolean;
}

/**
 * Data and backups by region. `partial`: something could not be read, and nothing follows from a region that is missing.
 */
export function locationsOf(index: InventoryIndex): Locations {
  const unreadList = LISTED.some(kind => index.gap(kind) !== undefined);
  const found = [dataPlacements(index), backupPlacements(index)];
  const placements = found.flatMap(one => one.placements);
  return {
    partial: unreadList || found.some(one => one.partial),
    backups: placements.filter(({ what }) => what === 'backups').length,
    crossRegion: placements.filter(({ crossRegion }) => crossRegion === true).length,
    rows: rowsOf(placements),
  };
}

const LISTED = [...CORE_DATA_KINDS, 'backup'] as const;

/** The same data that the checks on backups count: no page has two figures for one thing. */
function dataPlacements(index: InventoryIndex): Placements {
  const groups = liveData.prepare(index);
  const backupsOf = additionalBackups(index);
  const placements: Placement[] = [];
  let partial = false;
  for (const resource of liveData.on.flatMap(kind => index.seen(kind))) {
    const live = liveData.compute(resource, groups, index);
    partial ||= live.state === 'unread';
    const { provider, region } = resource;
    if (live.state !== 'value' || live.value !== true || provider === 'any') continue;
    placements.push({ provider, region, what: 'data' });
    for (const backup of backupsOf(resource)) placements.push(...backupPlacement(backup, resource));
  }
  return { placements, partial };
}

function backupPlacements(index: InventoryIndex): Placements {
  const readings = index.seen('backup').map(resource => facet(resource, 'backup'));
  return {
    placements: readings.flatMap(one =>
      one.state === 'value' ? backupPlacement(one.value, index.byId(one.value.source)) : [],
    ),
    partial: readings.some(one => one.state === 'unread'),
  };
}

/** A source that is deleted, or in an account that was not read, leaves open whether the backup is in another region. */
function backupPlacement(
  { provider, region }: Pick<Resource, 'provider' | 'region'>,
  source: Pick<Resource, 'provider' | 'region'> | undefined,
): Placement[] {
  if (provider === 'any') return [];
  const crossRegion = source !== undefined && (source.provider !== provider || source.region !== region);
  return [{ provider, region, what: 'backups', crossRegion }];
}

/** Backups that are no resource of the inventory: what a service keeps in a second region, and where storage is replicated to. */
function additionalBackups(index: InventoryIndex): (of: Resource) => readonly KnownBackup[] {
  const catalogue = backups.prepare(index);
  return resource => {
    const all = backups.compute(resource, catalogue, index) as Reading<readonly KnownBackup[]>;
    return (valueOrNull(all) ?? []).filter(({ id }) => index.byId(id)?.kind !== 'backup');
  };
}

function rowsOf(placements: readonly Placement[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { provider, region, what } of placements) {
    const key = regionKey({ provider, region });
    const row = rows.get(key) ?? { provider, region, data: 0, backups: 0 };
    rows.set(key, { ...row, [what]: row[what] + 1 });
  }
  return [...rows.values()].sort(
    (a, b) =>
      b.data - a.data ||
      b.backups - a.backups ||
      compareText(a.provider, b.provider) ||
      compareText(a.region, b.region),
  );
}
