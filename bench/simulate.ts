import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { child } from './lib/built.ts';
import { writeInventory } from './lib/inventory.ts';
import { alternate, node, type Run } from './lib/measure.ts';
import { rowOf, type Row } from './lib/report.ts';

const RESOURCES = 100_000;
const PAIRS = 5;

interface Told {
  readonly whole: number;
  readonly cold: number;
  readonly warm: number;
  readonly resources: number;
  readonly workloads: number;
  readonly losses: number;
}

const told = (run: Run): Told => JSON.parse(run.stdout) as Told;

/** The simulation of an inventory, compared with one of half the size: twice as many resources take twice as long. */
export async function simulate(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-bench-'));
  try {
    const [large, half] = [join(folder, 'large.ndjson'), join(folder, 'half.ndjson')];
    writeInventory(large, RESOURCES);
    writeInventory(half, RESOURCES / 2);
    const pair = await alternate(node([child('simulate'), large]), node([child('simulate'), half]), PAIRS);
    const [first] = pair.ours;
    const { resources = 0, workloads = 0, losses = 0 } = first === undefined ? {} : told(first);
    const beside = 'half as many resources';
    const note = `${workloads} workloads, ${losses.toLocaleString('en')} losses; inside the processes`;
    return [
      rowOf({ work: `simulate ${resources.toLocaleString('en')} resources`, beside, target: 2.3, note }, pair, run => told(run).whole),
      rowOf({ work: 'the same, places, accounts and providers only', beside, target: 2.3, note: 'at most 2 s' }, pair, run => told(run).warm),
      rowOf({ work: 'the same, the first in its process', beside, target: 2.3, note: 'while the code is compiled' }, pair, run => told(run).cold),
    ]; // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
