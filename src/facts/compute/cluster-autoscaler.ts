import type { Facets } from '../../model/facets.ts';
import { known, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { placeKey } from '../scope.ts';

/** Whether the provider, or a program inside the cluster, adds machines beside this group. */
export const grownBeside = defineFact({
  name: 'grownBeside',
  on: ['server-group'],
  needs: { 'server-group': ['links'], cluster: ['addsMachines'], server: ['links'] },
  prepare(index) {
    const grown = new Set<string>();
    const hidden = new Map<string, Unread>();
    for (const server of index.seen('server')) {
      const links = facet(server, 'links');
      if (links.state === 'unread') hidden.set(placeKey(server), links);
      for (const { to, role } of known<Facets['links']>(links) ?? []) if (role === 'grown-for') grown.add(to);
    }
    return { grown, hidden };
  },
  compute(group, { grown, hidden }, index): Reading<boolean> {
    const links = facet(group, 'links');
    if (links.state === 'unread') return links;
    const clusters = (known<Facets['links']>(links) ?? []).flatMap(({ to, role }) => (role === 'cluster' ? [to] : []));
    if (clusters.length === 0) return value(false);
    const { account, region } = group;
    let gap = index.gap('cluster', { account, region }) ?? index.gap('server', { account, region });
    gap ??= hidden.get(placeKey(group));
    for (const id of clusters) {
      if (grown.has(id)) return value(true);
      const cluster = index.byId(id);
      const adds = cluster === undefined ? undefined : facet(cluster, 'addsMachines');
      if (adds?.state === 'unread') gap ??= adds;
      if (adds !== undefined && known(adds) === true) return value(true);
    }
    return gap ?? value(false);
  },
});
