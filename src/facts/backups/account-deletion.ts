import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { BACKED_UP_KINDS, type Kind } from '../../model/kinds.ts';
import { absent, valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { BACKUP_NEEDS, backupCatalogue } from './catalogue.ts';
import { defineFact } from '../define-fact.ts';

/** Objects older than the retention can be deleted: a shorter lock leaves most of a bucket open. */
const YEAR = 365;
const AUTOMATED_KINDS: ReadonlySet<Kind> = new Set(['database', 'warehouse', 'file-share', 'cache']);

type Deletion = Facts['accountDeletion'];

/** What a log-in with full permissions in the account of the data can delete. */
export const accountDeletion = defineFact({
  name: 'accountDeletion',
  on: BACKED_UP_KINDS,
  needs: {
    ...BACKUP_NEEDS,
    warehouse: ['automatedBackups'],
    'file-share': ['automatedBackups'],
    cache: ['automatedBackups'],
  },
  prepare: backupCatalogue,
  compute(resource, catalogue): Reading<Deletion> {
    const lock: Reading<Facets['immutability']> = resource.kind === 'bucket' ? facet(resource, 'immutability') : absent;
    if (lock.state === 'unread') return lock;
    const immutability = valueOrNull(lock);
    if (immutability?.state === 'locked' && (immutability.minRetentionDays ?? 0) >= YEAR) return value('nothing');
    const { backups, hidden } = catalogue.of(resource);
    if (backups.length > 0) return value('data-and-backups');
    return hidden ?? automatedOnly(resource);
  },
});

/** The service keeps automated backups in the account of the data. */
function automatedOnly(resource: Resource): Reading<Deletion> {
  const automated: Reading<Facets['automatedBackups']> = AUTOMATED_KINDS.has(resource.kind)
    ? facet(resource, 'automatedBackups')
    : absent;
  if (automated.state === 'unread') return automated;
  return value(automated.state === 'value' ? 'data-and-backups' : 'data');
}
