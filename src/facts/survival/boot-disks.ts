import type { Known } from '../../model/asset.ts';
import { valueOrNull } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { disksByServer } from './disks.ts';

/** A server that starts from a disk. `sure`: the server names the disk, or is known to have no other. */
export interface Starter {
  readonly server: Resource;
  readonly sure: boolean;
}

/** The server that starts from each disk, by the id of the disk. */
export const startersOf = memoizePerInventory((index): ReadonlyMap<string, Starter> => {
  const found = new Map<string, Starter>();
  const areDisksRead = index.seen('disk').every(isRead);
  for (const server of index.seen('server')) {
    const named = (valueOrNull(facet(server, 'relationships')) ?? []).filter(({ role }) => role === 'boot-disk');
    for (const { to } of named) found.set(to, { server, sure: true });
    const [only, ...others] = disksByServer(index).get(server.id) ?? [];
    if (named.length > 0 || only === undefined || others.length > 0 || startsElsewhere(server)) continue;
    found.set(only, { server, sure: areDisksRead && isRead(server) });
  }
  return found;
});

const isRead = (resource: Resource): boolean => facet(resource, 'relationships').state !== 'unread';

/** From a local disk, which is no resource. */
const startsElsewhere = (server: Resource): boolean =>
  valueOrNull(facet(server, 'instanceLifecycle')) === 'ephemeral-disk';

/**
 * Whether a disk in use holds more than what its server is made from. One that a server starts from has its system; where the server
 * is made from code, the disk is made again with it. Else it may have nothing more, and it may have everything.
 */
export function holdsMore(disk: Resource, index: InventoryIndex): Known {
  const starter = startersOf(index).get(disk.id);
  if (starter === undefined) return 'yes';
  const isMadeFromCode = facet(starter.server, 'infrastructureAsCode').state === 'value';
  return starter.sure && isMadeFromCode ? 'no' : 'unknown';
}
