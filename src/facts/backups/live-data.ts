import { BACKED_UP_KINDS } from '../../model/kinds.ts';
import { valueOrNull, unread, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact, ofEach } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { replacementGroup } from '../compute/servers.ts';

/**
 * Whether losing it loses data in use. It does not for a disk that nothing uses, nor for one of a server that a group recreates
 * from an image.
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
    const durability = facet(resource, 'dataDurability');
    if (durability.state === 'unread') return durability;
    if (valueOrNull(durability) !== 'durable') return value(false);
    return resource.kind === 'disk' ? isInUse(resource, groups, index) : value(true);
  },
});

function isInUse(disk: Resource, groups: unknown, index: InventoryIndex): Reading<boolean> {
  const relationships = facet(disk, 'relationships');
  if (relationships.state === 'unread') return relationships;
  let result: Reading<boolean> = value(false);
  // A persistent volume of a cluster outlives the node that it is attached to.
  if ((valueOrNull(relationships) ?? []).some(({ role }) => role === 'volume')) return value(true);
  for (const { to } of (valueOrNull(relationships) ?? []).filter(({ role }) => role === 'server')) {
    const server = index.byId(to);
    const group = server === undefined ? unread('not-collected', to) : replacementGroup.compute(server, groups, index);
    // One server without a group is enough.
    if (group.state !== 'unread' && valueOrNull(group) === null) return value(true);
    if (group.state === 'unread') result = group;
  }
  return result;
}
