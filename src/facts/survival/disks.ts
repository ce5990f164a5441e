import { valueOrNull } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { memoizePerInventory } from '../per-inventory.ts';

/** The disks of each server, by id; some providers name the disks at the server, others the server at the disk. */
export const disksByServer = memoizePerInventory((index): ReadonlyMap<string, readonly string[]> => {
  const disks = new Map<string, Set<string>>();
  const add = (server: string, disk: string): void =>
    void disks.set(server, (disks.get(server) ?? new Set()).add(disk));
  for (const server of index.seen('server'))
    for (const { to, role } of valueOrNull(facet(server, 'relationships')) ?? [])
      if (role === 'disk') add(server.id, to);
  for (const disk of index.seen('disk'))
    for (const { to, role } of valueOrNull(facet(disk, 'relationships')) ?? []) if (role === 'server') add(to, disk.id);
  return new Map([...disks].map(([server, ids]) => [server, [...ids]]));
});
