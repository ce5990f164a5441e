import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadChecks } from '../../checks/index.ts';
import { assessInventory, type AssessOptions } from '../../src/assess/assessment.ts';
import { FACTS } from '../../src/facts/index.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { readInventories } from '../../src/run/read-inventories.ts';

export const PLANS = join(packageRoot(), 'test', 'fixtures', 'terraform');
export const NOW = '2026-11-22T12:00:00.000Z';

type Json = Record<string, unknown>;
interface Change extends Json {
  after: Json | null;
  after_unknown: Json | true;
}
interface ResourceChange extends Json {
  address: string;
  change: Change;
}
export interface PlanDocument extends Json {
  resource_changes: ResourceChange[];
  configuration: { provider_config?: object; root_module?: { resources: { address: string; expressions: object }[] } };
}

/** A plan of the fixtures, to be changed. */
export const planNamed = (name: string): PlanDocument =>
  JSON.parse(readFileSync(join(PLANS, `${name}-plan.json`), 'utf8')) as PlanDocument;

/** The change of a resource that stays or is made. */
export function changeOf(plan: PlanDocument, address: string): ResourceChange & { change: { after: Json } & Change } {
  return plan.resource_changes.find(one => one.address === address) as never;
}

/** Reads a document, or a text, as a file of its own. */
export async function readDocument(document: object | string): Promise<Inventory> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-plan-'));
  const path = join(folder, 'tfplan.json');
  try {
    writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
    return await readInventories([path]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The value of a facet; `null`: absent; a text in parentheses: why it is unread. */
export function facetIn({ resources }: Inventory, id: string, facet: string): unknown {
  const reading = resources.find(one => one.id === id)?.facets[facet as 'placement'];
  if (reading === undefined) return undefined;
  return reading.state === 'value' ? reading.value : reading.state === 'absent' ? null : `(${reading.detail ?? ''})`;
}

/** What an assessment of a plan is made with. */
export const optionsFor = async (): Promise<AssessOptions> => ({
  checks: await loadChecks(),
  facts: FACTS,
  traits: PROVIDER_TRAITS,
  now: NOW,
  version: '0',
  client: { name: 'Shop', period: 'Q4 2026', tlp: 'TLP:AMBER' },
});

/** Every finding, passes included. */
export async function findingsOf(inventory: Inventory): Promise<readonly Finding[]> {
  const all: Finding[] = [];
  assessInventory(inventory, { ...(await optionsFor()), onFinding: finding => void all.push(finding) });
  return all;
}
