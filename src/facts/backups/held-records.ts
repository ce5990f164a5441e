import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { value, valueOrNull, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** Whether a bucket holds what is needed after an attack: audit logs, or copies of other buckets. */
export const heldRecords = defineFact({
  name: 'heldRecords',
  on: ['bucket'],
  needs: { 'audit-log': ['auditLog'], bucket: ['replicationDestinations'] },
  prepare(index) {
    const logs = index.seen('audit-log').map((log): Reading<Facets['auditLog']> => facet(log, 'auditLog'));
    const copies = index
      .seen('bucket')
      .map((bucket): Reading<Facets['replicationDestinations']> => facet(bucket, 'replicationDestinations'));
    return {
      ofLogs: new Set(logs.map(log => valueOrNull(log)?.bucket)),
      ofCopies: new Set(copies.flatMap(one => valueOrNull(one)?.map(({ id }) => id) ?? [])),
      gap:
        [...logs, ...copies].find(reading => reading.state === 'unread') ??
        index.gap('audit-log') ??
        index.gap('bucket', { with: 'replicationDestinations' }),
    };
  },
  compute({ id, name }, { ofLogs, ofCopies, gap }): Reading<Facts['heldRecords']> {
    if (ofLogs.has(name)) return value('audit-logs');
    return ofCopies.has(id) ? value('copies') : (gap ?? value('none'));
  },
});
