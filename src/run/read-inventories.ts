import { readInventories as readFiles } from '../inventory/read.ts';
import type { Inventory } from '../model/inventory.ts';
import { loadPlannedTypes } from '../providers/index.ts';

/** Reads saved inventories, or Terraform plans and states, into one inventory. */
export async function readInventories(paths: readonly string[], signal?: AbortSignal): Promise<Inventory> {
  return readFiles(paths, { signal, clouds: loadPlannedTypes });
}
