import { mergeInventories } from '../inventory/merge.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Deployment } from '../model/template.ts';
import { collectInventory, type CollectRequest } from './collect.ts';
import type { OnEvent } from './events.ts';
import { savedNoDataError } from './no-data-error.ts';
import { readInventories } from './read-inventories.ts';

interface Sources {
  readonly from: readonly string[];
  readonly deployment?: Deployment | undefined;
  readonly collect?: Omit<CollectRequest, 'on' | 'signal'> | undefined;
  readonly on: OnEvent;
  readonly signal: AbortSignal;
}

interface Obtained {
  readonly inventory: Inventory;
  /** What was written. */
  readonly files: readonly string[];
  /** That nothing could be read, or that it could not be saved; there is an inventory nevertheless. */
  readonly failures: readonly CloudbriefError[];
}

/** The saved inventories, or a newly collected one. */
export async function obtainInventory({ from, deployment, collect, on, signal }: Sources): Promise<Obtained> {
  if (from.length > 0) {
    on({ type: 'phase', phase: 'reading', detail: from.join(', ') });
    const inventory = await readInventories(from, signal, deployment);
    const empty = await savedNoDataError(inventory, from);
    return { inventory, files: [], failures: empty === undefined ? [] : [empty] };
  }
  if (collect === undefined)
    throw new CloudbriefError(
      'CB_USAGE',
      'There is nothing to read.',
      'Name a provider or a saved inventory (--from FILE).',
    );
  const { file, path, failures } = await collectInventory({ ...collect, on, signal });
  return { inventory: mergeInventories([file]), files: path === undefined ? [] : [path], failures };
}
