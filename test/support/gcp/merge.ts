import { mergeInventories } from '../../../src/inventory/merge.ts';
import type { Inventory, InventoryRecord } from '../../../src/model/inventory.ts';

const AT = '2026-06-30T10:00:00Z';

/** The inventory of one project from what its collectors wrote. */
export const mergeRecords = (records: readonly InventoryRecord[], project: string): Inventory =>
  mergeInventories([
    {
      header: { version: 2, tool: 'test', started: AT, targets: [{ provider: 'gcp', account: project, regions: [] }] },
      records,
      ended: AT,
    },
  ]);
