import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { child } from './lib/built.ts';
import { writeInventory } from './lib/inventory.ts';
import { alternate, node, type Run } from './lib/measure.ts';
import { rowOf, type Row } from './lib/report.ts';

const RESOURCES = 100_000;
const PAIRS = 7;
/** Small accounts: what is asked for each account and region weighs most. */
const [ACCOUNTS, CORNERS, SMALL] = [200, 3, 165];

interface Told {
  readonly peak: number;
  readonly judged?: number;
  readonly parsing?: number;
  readonly working?: number;
}

const told = (run: Run): Told => JSON.parse(run.stdout) as Told;
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

/** Reading and assessing an inventory, compared with JSON.parse of its lines. */
export async function assess(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-bench-'));
  try {
    const path = join(folder, 'inventory.ndjson');
    const resources = writeInventory(path, RESOURCES);
    const pair = await alternate(node([child('assess'), path]), node([child('parse'), path]), PAIRS);
    const peak = Math.max(...pair.ours.map(run => told(run).peak));
    const [first] = pair.ours;
    const judged = first === undefined ? 0 : (told(first).judged ?? 0);
    const beside = 'JSON.parse of the lines';
    const [accounts, half] = [join(folder, 'accounts.ndjson'), join(folder, 'half.ndjson')];
    const many = writeInventory(accounts, ACCOUNTS * SMALL, CORNERS);
    writeInventory(half, (ACCOUNTS / 2) * SMALL, CORNERS);
    const doubled = await alternate(node([child('assess'), accounts]), node([child('assess'), half]), 3);
    return [
      rowOf({ work: `assess ${many.toLocaleString('en')} resources in some ${ACCOUNTS} accounts`, beside: 'half of it', target: 2.3, note: 'twice as many accounts take twice as long' }, doubled),
      rowOf({ work: `assess ${resources.toLocaleString('en')} resources`, beside, target: 3, note: `whole processes; ${judged.toLocaleString('en')} judgements; ${mebibytes(statSync(path).size)} read; peak ${mebibytes(peak)}` }, pair),
      rowOf({ work: 'the same, modules loaded', beside: `${beside}, nothing else`, note: 'inside the processes' }, pair, run => told(run).working ?? Number.NaN, run => told(run).parsing ?? Number.NaN),
    ]; // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
