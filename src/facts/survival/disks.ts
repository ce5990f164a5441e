import { valueOrNull } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { memoizePerInventory } from '../per-inventory.ts';

/** The disks of each server, by id; some providers name the disks at the server, others the server at the disk. */
export const disksByServer = memoizePerInventory((index): ReadonlyMap<string, readonly string[]> => {
  const disks = new Map<string, string[]>();
  const add = (server: string, disk: string): void => {
    const list = disks.get(server);
    if (list === undefined) disks.set(server, [disk]);
    else if (!list.includes(disk)) list.push(disk);
  };
  for (const server of index.seen('server'))
    for (const { to, role } of valueOrNull(facet(server, 'relationships')) ?? [])
      if (role === 'disk') add(server.id, to);
  for (const disk of index.seen('disk'))
    for (const { to, role } of valueOrNull(facet(disk, 'relationships')) ?? []) if (role === 'server') add(to, disk.id);
  return disks;
});
