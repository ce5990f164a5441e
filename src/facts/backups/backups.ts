import { isImmutable, isOutsideAccount } from '../../model/backup.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts, KnownBackup } from '../../model/facts.ts';
import { BACKED_UP_KINDS } from '../../model/kinds.ts';
import { absent, valueOrNull, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { leftOut, regionsLeftOut } from '../left-out.ts';
import { BACKUP_NEEDS, backupCatalogue, type Catalogue } from './catalogue.ts';

/**
 * A fact about the backups that match. Those seen count whatever else was refused. That there is none is concluded only
 * where every list that could hold one was read completely. `listed`: whether it has those with a restriction too, which
 * prove nothing. `elsewhere`: those that match may be kept in another region, which the run may have left out.
 */
const matchingBackups = (
  name: 'backups' | 'immutableBackups' | 'backupsOutsideRegion' | 'isolatedBackups',
  matches: (backup: KnownBackup, source: Resource, catalogue: Catalogue) => boolean | 'unread',
  { listed = 'unrestricted', elsewhere = false }: { listed?: 'all' | 'unrestricted'; elsewhere?: boolean } = {},
) =>
  defineFact({
    name,
    on: BACKED_UP_KINDS,
    needs: BACKUP_NEEDS,
    prepare: backupCatalogue,
    compute(resource, catalogue, index): Reading<readonly KnownBackup[]> {
      const { backups: all, restricted, hidden } = catalogue.of(resource);
      // No copy there is no absence of copies.
      const omitted = elsewhere ? leftOut(regionsLeftOut(index, resource)) : undefined;
      const withMatch = (backups: readonly KnownBackup[]) =>
        backups.map(backup => ({ backup, match: matches(backup, resource, catalogue) }));
      const results = withMatch(all);
      const matching = (found: typeof results) =>
        found.filter(({ match }) => match === true).map(({ backup }) => backup);
      const usable = matching(results);
      const found = listed === 'all' ? [...usable, ...matching(withMatch(restricted))] : usable;
      if (usable.length > 0) return value(found);
      const open = results.some(({ match }) => match === 'unread');
      return hidden ?? omitted ?? (open ? unread('denied', 'immutability of backups') : value(found));
    },
  });

export const backups = matchingBackups('backups', () => true);

/** Unread while the immutability of any backup is, and none is known to be immutable. */
export const immutableBackups = matchingBackups('immutableBackups', (backup, _, { daysSince }) =>
  isImmutable(backup, daysSince),
);

export const backupsOutsideRegion = matchingBackups(
  'backupsOutsideRegion',
  ({ region }, source) => region !== source.region,
  { listed: 'all', elsewhere: true },
);

/** Outside the account of the source, or immutable. */
export const isolatedBackups = matchingBackups(
  'isolatedBackups',
  (backup, source, { daysSince }) => isOutsideAccount(backup, source) || isImmutable(backup, daysSince),
  { listed: 'all', elsewhere: true },
);

/** Those that hold a part of it, such as one share of two: they restore nothing whole. */
export const partialBackups = defineFact({
  name: 'partialBackups',
  on: BACKED_UP_KINDS,
  needs: BACKUP_NEEDS,
  prepare: backupCatalogue,
  compute(resource, catalogue): Reading<Facts['partialBackups']> {
    const { restricted, hidden } = catalogue.of(resource);
    const found = restricted.filter(({ restriction }) => restriction === 'partial');
    return found.length > 0 ? value(found) : (hidden ?? value(found));
  },
});

/** A backup this recent settles the fact: what was not read can hardly be newer. */
const FRESH_DAYS = 1;

/** The date of the latest backup, automated ones included. */
export const latestBackup = defineFact({
  name: 'latestBackup',
  on: BACKED_UP_KINDS.filter(kind => kind !== 'bucket'),
  needs: {
    backup: ['backup'],
    database: ['automatedBackups'],
    warehouse: ['automatedBackups'],
    'file-share': ['automatedBackups'],
    cache: ['automatedBackups'],
  },
  prepare: backupCatalogue,
  compute(resource, catalogue): Reading<string> {
    const { backups: all, hidden } = catalogue.of(resource);
    const automated: Reading<Facets['automatedBackups']> =
      resource.kind === 'disk' ? absent : facet(resource, 'automatedBackups');
    const dates = [valueOrNull(automated)?.latest, ...all.map(({ takenAt }) => takenAt)];
    const latest = newest(dates.filter(date => date !== undefined));
    if (latest !== undefined && catalogue.daysSince(latest) < FRESH_DAYS) return value(latest);
    if (hidden !== undefined) return hidden;
    if (automated.state === 'unread') return automated;
    return latest === undefined ? absent : value(latest);
  },
});

const newest = (dates: readonly string[]): string | undefined =>
  dates
    .filter(date => !Number.isNaN(Date.parse(date)))
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
