import { BACKED_UP_KINDS } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { replacementGroup } from '../compute/servers.ts';

/**
 * Whether data that somebody uses is lost with it. A disk that nothing uses is not, nor one of a server that a group
 * makes again from an image.
 */
export const liveData = defineFact({
  name: 'liveData',
  on: BACKED_UP_KINDS,
  needs: {
    ...ofEach(BACKED_UP_KINDS, ['dataDurability']),
    disk: ['dataDurability', 'relationships'],
    server: ['relationships'],
    'server-group': ['relationships'],
  },
  prepare: index => replacementGroup.prepare(index),
  compute(resource, groups, index): Reading<boolean> {
    const holds = facet(resource, 'dataDurability');
    if (holds.state === 'unread') return holds;
    if (valueOrNull(holds) !== 'durable') return value(false);
    return resource.kind === 'disk' ? isKept(resource, groups, index) : value(true);
  },
});

function isKept(disk: Resource, groups: unknown, index: InventoryIndex): Reading<boolean> {
  const links = facet(disk, 'relationships');
  if (links.state === 'unread') return links;
  let hidden: Reading<boolean> = value(false);
  // What a cluster keeps for its programs stays when the machine that it hangs on is made again.
  if ((valueOrNull(links) ?? []).some(({ role }) => role === 'volume')) return value(true);
  for (const { to } of (valueOrNull(links) ?? []).filter(link => link.role === 'server')) {
    const server = index.byId(to);
    const group = server === undefined ? unread('not-collected', to) : replacementGroup.compute(server, groups, index);
    // One server that nothing replaces is enough.
    if (group.state !== 'unread' && valueOrNull(group) === null) return value(true);
    if (group.state === 'unread') hidden = group;
  }
  return hidden;
}
