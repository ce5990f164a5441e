import type { Facts } from '../../model/facts.ts';
import { absent, valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

/** Quota used, and used with every server group at its maximum. */
export const quotaUsage = defineFact({
  name: 'quotaUsage',
  on: ['quota'],
  needs: { quota: ['quota'], server: ['state', 'vcpus', 'relationships'], 'server-group': ['scaling'], database: [] },
  // Azure reports the usage itself.
  optional: ['vcpus'],
  prepare: () => undefined,
  compute(resource, _, index): Reading<Facts['quotaUsage']> {
    const quota = facet(resource, 'quota');
    if (quota.state !== 'value') return quota;
    const { used, countedType } = quota.value;
    // Such a provider does not report the size of a group's next instance: growth of groups cannot be added.
    if (used !== undefined) return value({ used, planned: used });
    return quota.value.resource === 'databases'
      ? databaseUsage(resource, countedType, index)
      : vcpuUsage(resource, index);
  },
});

/** Only instances count; serverless databases have another type. */
function databaseUsage(quota: Resource, countedType: string, index: InventoryIndex): Reading<Facts['quotaUsage']> {
  const { account, region } = quota;
  const used = index.seen('database', { account, region }).filter(({ type }) => type === countedType).length;
  return index.gap('database', { account, region }) ?? value({ used, planned: used });
}

function vcpuUsage({ account, region }: Resource, index: InventoryIndex): Reading<Facts['quotaUsage']> {
  const gap = firstGap(index, ['server', 'server-group'], { account, region });
  if (gap !== undefined) return gap;
  const servers = index.seen('server', { account, region }).map(countedVcpus);
  const unread = servers.find(reading => reading.state === 'unread');
  if (unread !== undefined) return unread;
  const running = servers.flatMap(reading => (reading.state === 'value' ? [reading.value] : []));
  const used = running.reduce((total, { count }) => total + count, 0);
  let planned = used;
  for (const group of index.seen('server-group', { account, region })) {
    const members = running.filter(one => one.group === group.name || one.group === group.id);
    const scaling = facet(group, 'scaling');
    if (scaling.state === 'unread') return scaling;
    const max = valueOrNull(scaling)?.max ?? 0;
    // The size of an empty group's next instance is unknown: it adds nothing.
    const size = Math.max(0, ...members.map(({ count }) => count));
    planned += Math.max(0, max - members.length) * size;
  }
  return value({ used, planned });
}

/** The vCPUs of a running server that count against the quota. */
function countedVcpus(server: Resource): Reading<{ readonly count: number; readonly group: string | undefined }> {
  const state = facet(server, 'state');
  if (state.state === 'unread') return state;
  if (valueOrNull(state) !== 'running') return absent;
  const vcpus = facet(server, 'vcpus');
  if (vcpus.state !== 'value') return vcpus;
  if (!vcpus.value.sharedQuota) return absent;
  const relationships = facet(server, 'relationships');
  if (relationships.state === 'unread') return relationships;
  const group = valueOrNull(relationships)?.find(({ role }) => role === 'group')?.to;
  return value({ count: vcpus.value.count, group });
}
