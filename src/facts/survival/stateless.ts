import { createGlob } from '../../lib/glob.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import type { Grouping } from '../workloads/grouping.ts';
import { startersOf } from './boot-disks.ts';

/** Boot disks of which the configuration says that they hold nothing but the system: those of the named servers of each workload. */
export function statelessDisks({ groups }: Grouping, index: InventoryIndex): ReadonlySet<string> {
  const servers = new Set<string>();
  for (const { rule, resources } of groups) {
    const named = (rule?.stateless ?? []).map(createGlob);
    if (named.length === 0) continue;
    for (const { kind, name, id } of resources)
      if (kind === 'server' && named.some(matches => matches(name) || matches(id))) servers.add(id);
  }
  if (servers.size === 0) return servers;
  return new Set(
    [...startersOf(index)].flatMap(([disk, { server, sure }]) => (sure && servers.has(server.id) ? [disk] : [])),
  );
}
