import { backups as copiesKnown } from '../facts/backups/backups.ts';
import { liveData } from '../facts/backups/live-data.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import { compareText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Kind } from '../model/kinds.ts';
import type { KnownBackup } from '../model/facts.ts';
import { valueOrNull, type Reading } from '../model/reading.ts';
import { facet, type Resource } from '../model/resource.ts';

type Locations = NonNullable<Assessment['locations']>;

/**
 * Where data and its copies are, region by region, as far as it was seen. `partial` says that something of it was not:
 * then nothing may be concluded from a place that is missing.
 */
export function locationsOf(index: InventoryIndex): Locations {
  const rows = new Map<string, Locations['rows'][number]>();
  const count = (provider: Locations['rows'][number]['provider'], region: string, what: 'data' | 'backups'): void => {
    const key = `${provider} ${region}`;
    const row = rows.get(key) ?? { provider, region, data: 0, backups: 0 };
    rows.set(key, { ...row, [what]: row[what] + 1 });
  };
  const groups = liveData.prepare(index);
  let [copies, away] = [0, 0];
  const keptBeside = additionalBackups(index);
  let partial = ['database', 'disk', 'bucket', 'backup'].some(kind => index.gap(kind as Kind) !== undefined);
  for (const resource of liveData.on.flatMap(kind => index.seen(kind))) {
    // The same data that the checks of copies count: no page has two figures for one thing.
    const live = liveData.compute(resource, groups, index);
    if (live.state === 'unread') partial = true;
    if (live.state !== 'value' || live.value !== true || resource.provider === 'any') continue;
    count(resource.provider, resource.region, 'data');
    for (const { provider, region } of keptBeside(resource)) {
      if (provider === 'any') continue;
      count(provider, region, 'backups');
      copies += 1;
      if (provider !== resource.provider || region !== resource.region) away += 1;
    }
  }
  for (const resource of index.seen('backup')) {
    const copy = facet(resource, 'backup');
    if (copy.state !== 'value' || copy.value.provider === 'any') {
      partial ||= copy.state === 'unread';
      continue;
    }
    const { source, provider, region } = copy.value;
    count(provider, region, 'backups');
    copies += 1;
    const original = index.byId(source);
    // What it is a copy of may be gone, or in an account that nobody read: then nobody knows whether it moved.
    if (original !== undefined && (original.provider !== provider || original.region !== region)) away += 1;
  }
  return {
    partial,
    backups: copies,
    crossRegion: away,
    rows: [...rows.values()].sort(
      (a, b) => b.data - a.data || b.backups - a.backups || compareText(a.provider, b.provider) || compareText(a.region, b.region), // prettier-ignore
    ),
  };
}

/** Copies that are nothing of their own in the inventory: what a service keeps in a second region, and where storage is copied to. */
function additionalBackups(index: InventoryIndex): (of: Resource) => readonly KnownBackup[] {
  const catalogue = copiesKnown.prepare(index);
  return resource => {
    const all = copiesKnown.compute(resource, catalogue, index) as Reading<readonly KnownBackup[]>;
    return (valueOrNull(all) ?? []).filter(({ id }) => index.byId(id)?.kind !== 'backup');
  };
}
