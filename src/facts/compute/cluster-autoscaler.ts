import type { Facets } from '../../model/facets.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { scopeKey } from '../../model/keys.ts';

/** Whether the provider, or a program inside the cluster, adds machines beside this group. */
export const scaledByClusterAutoscaler = defineFact({
  name: 'scaledByClusterAutoscaler',
  on: ['server-group'],
  needs: {
    'server-group': ['relationships'],
    'kubernetes-cluster': ['nodeAutoProvisioning'],
    server: ['relationships'],
  },
  prepare(index) {
    const grown = new Set<string>();
    const hidden = new Map<string, Unread>();
    for (const server of index.seen('server')) {
      const links = facet(server, 'relationships');
      if (links.state === 'unread') hidden.set(scopeKey(server), links);
      for (const { to, role } of valueOrNull<Facets['relationships']>(links) ?? [])
        if (role === 'autoscaled-cluster') grown.add(to);
    }
    return { grown, hidden };
  },
  compute(group, { grown, hidden }, index): Reading<boolean> {
    const links = facet(group, 'relationships');
    if (links.state === 'unread') return links;
    const clusters = (valueOrNull<Facets['relationships']>(links) ?? []).flatMap(({ to, role }) =>
      role === 'cluster' ? [to] : [],
    );
    if (clusters.length === 0) return value(false);
    const { account, region } = group;
    let gap = index.gap('kubernetes-cluster', { account, region }) ?? index.gap('server', { account, region });
    gap ??= hidden.get(scopeKey(group));
    for (const id of clusters) {
      if (grown.has(id)) return value(true);
      const cluster = index.byId(id);
      const adds = cluster === undefined ? undefined : facet(cluster, 'nodeAutoProvisioning');
      if (adds?.state === 'unread') gap ??= adds;
      if (adds !== undefined && valueOrNull(adds) === true) return value(true);
    }
    return gap ?? value(false);
  },
});
