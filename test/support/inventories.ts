import { join } from 'node:path';
import { loadChecks } from '../../checks/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { FACTS } from '../../src/facts/index.ts';
import { readInventories } from '../../src/run/read-inventories.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { unread } from '../../src/model/reading.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { healthyCompany } from './assessment.ts';
import { HOSTILE } from './findings.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const FOLDER = join(packageRoot(), 'examples', 'noonsale');
const NOW = '2026-11-22T12:00:00.000Z';
const THEN = '2026-08-22T12:00:00.000Z';

/** The same accounts with all lists and details refused. */
export const blinded = (inventory: Inventory): Inventory => ({
  ...inventory,
  resources: [],
  populations: inventory.populations.map(population => ({ ...population, reading: unread('denied') })),
});

/** The inventory with hostile names only. */
const renamed = (inventory: Inventory): Inventory => ({
  ...inventory,
  header: {
    ...inventory.header,
    targets: inventory.header.targets.map((target, index) => ({ ...target, name: HOSTILE[index % HOSTILE.length]! })),
  },
  resources: inventory.resources.map((resource, index) => ({
    ...resource,
    name: HOSTILE[index % HOSTILE.length]!,
    tags: { ...resource.tags, app: HOSTILE[(index + 7) % HOSTILE.length]! },
  })),
});

/** Inventories assessed by all checks: the sample company now, a quarter ago, with all calls refused, with hostile names; and one that passes. */
export async function judged(): Promise<
  Readonly<Record<'now' | 'earlier' | 'healthy' | 'blind' | 'hostile', Assessment>>
> {
  const { config, answers } = loadConfig(undefined, FOLDER);
  const whole = await readInventories([join(FOLDER, 'inventory.ndjson')]);
  const checks = await loadChecks();
  const client = { name: 'Noonsale Ltd', period: 'Q4 2026', tlp: 'TLP:AMBER+STRICT' };
  const common = { checks, facts: FACTS, traits: PROVIDER_TRAITS, version: '0', criticality: config.criticality ?? [] };
  const assess = (inventory: Inventory, now: string, more: object = { answers }): Assessment =>
    assessInventory(inventory, { ...common, now, client, ...more });
  return {
    now: assess(whole, NOW),
    earlier: assess({ ...whole, ended: THEN }, THEN, {}),
    healthy: healthyCompany(),
    blind: assess(blinded(whole), NOW, {}),
    hostile: assess(renamed(whole), NOW, { client: { ...client, name: HOSTILE[0]! } }),
  };
}

/** What a template describes, which is little, assessed by all checks. */
export async function templated(): Promise<Assessment> {
  const inventory = await readInventories([join(packageRoot(), 'test', 'fixtures', 'templates', 'Shop.yaml')]);
  const client = { name: 'Our company', period: '', tlp: 'TLP:AMBER+STRICT' };
  const common = {
    checks: await loadChecks(),
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    version: '0.1.0',
    criticality: [],
  };
  return assessInventory(inventory, { ...common, now: NOW, client });
}
