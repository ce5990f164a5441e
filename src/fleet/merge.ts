import { createInventoryWriter } from '../inventory/write.ts';
import { CloudbriefError } from '../model/errors.ts';
import { INVENTORY_VERSION, type InventoryRecord } from '../model/inventory.ts';
import type { Fleet } from './open-fleet.ts';
import { markMerged, planState, readPlan } from './plans.ts';
import { readResults } from './results.ts';

/** Writes the inventory of a plan all of whose jobs have ended: the same units in the same order, whoever read them. */
export async function writeInventory(
  fleet: Fleet,
  plan: string,
  { out, seen }: { readonly out: string; readonly seen: (record: InventoryRecord) => void },
): Promise<void> {
  const state = await planState(fleet, plan);
  if (state.done < state.jobs || state.cancelled)
    throw new CloudbriefError(
      'CB_USAGE',
      `The plan ${plan} ${state.cancelled ? 'was cancelled' : `has ${state.jobs - state.done} jobs that have not ended`}.`,
      state.cancelled ? 'Plan again.' : 'Wait for its workers: `cloudbrief fleet status`.',
    );
  const { tool, targets } = await readPlan(fleet, plan);
  const header = { version: INVENTORY_VERSION, tool, started: state.created.toISOString(), targets } as const;
  const writer = createInventoryWriter(out, header);
  try {
    for await (const records of readResults(fleet, plan))
      for (const record of records) {
        seen(record);
        writer.write(record);
      }
  } catch (error) {
    writer.stop();
    throw error;
  }
  await writer.finish(await endOf(fleet, plan, state.created));
  await markMerged(fleet, plan);
}

/** When the last job ended. */
async function endOf(fleet: Fleet, plan: string, created: Date): Promise<string> {
  const [row] = await fleet.rows('SELECT max(stored) AS ended FROM cloudbrief_fleet_results WHERE plan = $1', [plan]);
  return ((row?.['ended'] as Date | null) ?? created).toISOString();
}
