import type { Facts } from '../../model/facts.ts';
import type { Resource } from '../../model/resource.ts';
import { absent, valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** How much of a limit is used, and how much would be with every group at its most. */
export const quotaUsage = defineFact({
  name: 'quotaUsage',
  on: ['quota'],
  needs: { quota: ['quota'], server: ['state', 'vcpus', 'relationships'], 'server-group': ['scaling'], database: [] },
  // Some providers count for themselves how much of it is used.
  optional: ['vcpus'],
  prepare: () => undefined,
  compute(quota, _, index): Reading<Facts['quotaUsage']> {
    const limit = facet(quota, 'quota');
    if (limit.state !== 'value') return limit.state === 'unread' ? limit : absent;
    const { used } = limit.value;
    // How large the next machine of a group is no such provider tells: that groups grow adds nothing that we could claim.
    if (used !== undefined) return value({ used, planned: used });
    return limit.value.resource === 'databases'
      ? databases(quota, limit.value.countedType, index)
      : processors(quota, index);
  },
});

/** Instances count, and what has no instances of its own does not. */
function databases(quota: Resource, counts: string, index: InventoryIndex): Reading<Facts['quotaUsage']> {
  const { account, region } = quota;
  const used = index.seen('database', { account, region }).filter(({ type }) => type === counts).length;
  return index.gap('database', { account, region }) ?? value({ used, planned: used });
}

function processors(quota: Resource, index: InventoryIndex): Reading<Facts['quotaUsage']> {
  const { account, region } = quota;
  const gap = firstGap(index, ['server', 'server-group'], { account, region });
  if (gap !== undefined) return gap;
  const running: { readonly count: number; readonly group: string | undefined }[] = [];
  for (const server of index.seen('server', { account, region })) {
    const state = facet(server, 'state');
    if (state.state === 'unread') return state;
    if (valueOrNull(state) !== 'running') continue;
    const size = facet(server, 'vcpus');
    if (size.state === 'unread') return size;
    const own = valueOrNull(size);
    if (own?.sharedQuota !== true) continue;
    const links = facet(server, 'relationships');
    if (links.state === 'unread') return links;
    running.push({ count: own.count, group: valueOrNull(links)?.find(({ role }) => role === 'group')?.to });
  }
  const used = running.reduce((total, { count }) => total + count, 0);
  let planned = used;
  for (const group of index.seen('server-group', { account, region })) {
    const members = running.filter(one => one.group === group.name || one.group === group.id);
    const scaling = facet(group, 'scaling');
    if (scaling.state === 'unread') return scaling;
    const max = valueOrNull(scaling)?.max ?? 0;
    // What the next machine of an empty group is nobody told us: it adds nothing that we could claim.
    const size = Math.max(0, ...members.map(({ count }) => count));
    planned += Math.max(0, max - members.length) * size;
  }
  return value({ used, planned });
}
