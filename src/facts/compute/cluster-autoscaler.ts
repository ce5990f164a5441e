import type { Facets } from '../../model/facets.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { createPlaceGaps } from '../place-gaps.ts';

/** Whether node auto-provisioning or a cluster autoscaler adds nodes beside this server group. */
export const scaledByClusterAutoscaler = defineFact({
  name: 'scaledByClusterAutoscaler',
  on: ['server-group'],
  needs: {
    'server-group': ['relationships'],
    'kubernetes-cluster': ['nodeAutoProvisioning'],
    server: ['relationships'],
  },
  prepare(index) {
    const autoscaled = new Set<string>();
    const gaps = createPlaceGaps();
    for (const server of index.seen('server')) {
      const relationships = facet(server, 'relationships');
      if (relationships.state === 'unread') gaps.add(server, relationships);
      for (const { to, role } of valueOrNull<Facets['relationships']>(relationships) ?? [])
        if (role === 'autoscaled-cluster') autoscaled.add(to);
    }
    return { autoscaled, gaps };
  },
  compute(group, { autoscaled, gaps }, index): Reading<boolean> {
    const relationships = facet(group, 'relationships');
    if (relationships.state === 'unread') return relationships;
    const clusters = (valueOrNull<Facets['relationships']>(relationships) ?? []).flatMap(({ to, role }) =>
      role === 'cluster' ? [to] : [],
    );
    if (clusters.length === 0) return value(false);
    const { account, region } = group;
    let gap = index.gap('kubernetes-cluster', { account, region }) ?? index.gap('server', { account, region });
    gap ??= gaps.at(group);
    for (const id of clusters) {
      if (autoscaled.has(id)) return value(true);
      const cluster = index.byId(id);
      const autoProvisioning = cluster === undefined ? undefined : facet(cluster, 'nodeAutoProvisioning');
      if (autoProvisioning?.state === 'unread') gap ??= autoProvisioning;
      if (autoProvisioning !== undefined && valueOrNull(autoProvisioning) === true) return value(true);
    }
    return gap ?? value(false);
  },
});
