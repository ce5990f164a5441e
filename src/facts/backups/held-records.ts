import type { Facts } from '../../model/facts.ts';
import { value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** Whether a bucket holds what is needed after an attack: audit logs, or copies of other buckets. */
export const heldRecords = defineFact({
  name: 'heldRecords',
  on: ['bucket'],
  needs: { 'audit-log': ['auditLog'], bucket: ['replicationDestinations'] },
  prepare: index => ({
    logs: index.seen('audit-log').map(log => facet(log, 'auditLog')),
    copies: index.seen('bucket').map(bucket => facet(bucket, 'replicationDestinations')),
  }),
  compute({ id, name }, { logs, copies }, index): Reading<Facts['heldRecords']> {
    if (logs.some(log => valueOrNull(log)?.bucket === name)) return value('audit-logs');
    if (copies.some(one => valueOrNull(one)?.some(destination => destination.id === id) === true))
      return value('copies');
    return (
      [...logs, ...copies].find(reading => reading.state === 'unread') ??
      index.gap('audit-log') ??
      index.gap('bucket', { with: 'replicationDestinations' }) ??
      value('none')
    );
  },
});
