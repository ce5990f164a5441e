/**
 * Simulates every loss on an inventory with the built package; prints the processor time of the thread that simulates, in ms: what one
 * waits for on a machine with nothing else to do, while other threads compile and collect garbage beside it.
 */
import type * as Index from '../../src/facts/inventory-index.ts';
import type * as Grouping from '../../src/facts/workloads/grouping.ts';
import type * as Read from '../../src/inventory/read.ts';
import type * as Survival from '../../src/assess/survival.ts';
import type * as Parameters from '../../src/risk/survival/parameters.ts';
import type { Loss } from '../../src/model/asset.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const built = async <T>(path: string): Promise<T> => (await import(`../../dist/${path}.js`)) as T;

const { createInventoryIndex } = await built<typeof Index>('src/facts/inventory-index');
const { groupWorkloads } = await built<typeof Grouping>('src/facts/workloads/grouping');
const { readInventories } = await built<typeof Read>('src/inventory/read');
const { simulateInventory } = await built<typeof Survival>('src/assess/survival');
const { survivalFigures } = await built<typeof Parameters>('src/risk/survival/parameters');

const WARM = 4;
const inventory = await readInventories([process.argv[2] ?? '']);
const spent = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** With the graph made anew each time: nothing of one simulation is left for the next. */
function simulate(choose: (losses: readonly Loss[]) => readonly Loss[]) {
  const index = createInventoryIndex(inventory, PROVIDER_TRAITS);
  const grouping = groupWorkloads(index, []);
  const began = spent();
  const { graph, losses } = simulateInventory(index, grouping, { figures: survivalFigures(), criticality: [], choose });
  return { spent: spent() - began, workloads: graph.workloads.length, losses: losses.length };
}

/** Every zone, region, account, administrator and provider. */
const places = () => simulate(all => all.filter(({ asset }) => asset === undefined)).spent;
const cold = places();
const warm = Math.min(...Array.from({ length: WARM }, places));
const { spent: whole, workloads, losses } = simulate(all => all);
process.stdout.write(JSON.stringify({ whole, cold, warm, resources: inventory.resources.length, workloads, losses }));
