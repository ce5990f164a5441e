/** Reads an inventory and assesses it with every check of the built package; prints the time. */
import type * as Checks from '../../checks/index.ts';
import type * as Facts from '../../src/facts/index.ts';
import type * as Read from '../../src/inventory/read.ts';
import type * as Assessment from '../../src/assess/assessment.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const built = async <T>(path: string): Promise<T> => (await import(`../../dist/${path}.js`)) as T;

const { loadChecks } = await built<typeof Checks>('checks/index');
const { FACTS } = await built<typeof Facts>('src/facts/index');
const { readInventories } = await built<typeof Read>('src/inventory/read');
const { assessInventory } = await built<typeof Assessment>('src/assess/assessment');
const checks = await loadChecks();
const began = performance.now();
const inventory = await readInventories([process.argv[2] ?? '']);
const assessment = assessInventory(inventory, {
  checks,
  facts: FACTS,
  traits: PROVIDER_TRAITS,
  now: '2026-11-22T12:00:00.000Z',
  version: '0',
  client: { name: 'bench', tlp: 'TLP:AMBER' },
});
const judged = assessment.checks.reduce(
  (sum, { pass, fail, notApplicable, unknown, error }) => sum + pass + fail + notApplicable + unknown + error,
  0,
);
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(
  JSON.stringify({ milliseconds: performance.now(), working: performance.now() - began, judged, peak }),
);
