/** Simulates every loss on an inventory with the built package; prints the processor time of the simulation alone, in ms. */
import type * as Index from '../../src/facts/inventory-index.ts';
import type * as Grouping from '../../src/facts/workloads/grouping.ts';
import type * as Read from '../../src/inventory/read.ts';
import type * as Survival from '../../src/assess/survival.ts';
import type * as Parameters from '../../src/risk/survival/parameters.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const built = async <T>(path: string): Promise<T> => (await import(`../../dist/${path}.js`)) as T;

const { createInventoryIndex } = await built<typeof Index>('src/facts/inventory-index');
const { groupWorkloads } = await built<typeof Grouping>('src/facts/workloads/grouping');
const { readInventories } = await built<typeof Read>('src/inventory/read');
const { simulateInventory } = await built<typeof Survival>('src/assess/survival');
const { survivalFigures } = await built<typeof Parameters>('src/risk/survival/parameters');

const index = createInventoryIndex(await readInventories([process.argv[2] ?? '']), PROVIDER_TRAITS);
const grouping = groupWorkloads(index, []);
const simulate = () => simulateInventory(index, grouping, { figures: survivalFigures(), criticality: [] });
const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const began = spent();
const { graph, losses } = simulate();
const whole = spent() - began;
// Every zone, region, account, administrator and provider, over the same graph.
const again = spent();
simulateInventory(index, grouping, {
  figures: survivalFigures(),
  criticality: [],
  choose: all => all.filter(({ asset }) => asset === undefined),
});
const places = spent() - again;
process.stdout.write(
  JSON.stringify({
    whole,
    places,
    resources: index.inventory.resources.length,
    workloads: graph.workloads.length,
    losses: losses.length,
  }),
);
