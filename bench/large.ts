import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assessment } from '../src/model/assessment.ts';
import { RENDERERS } from '../src/render/renderers.ts';
import { LAUNCHER } from './lib/built.ts';
import { writeInventory } from './lib/inventory.ts';
import { median, node, run } from './lib/measure.ts';
import { rowOf, type Row } from './lib/report.ts';

/** Gives some 20,000 findings. */
const RESOURCES = 14_600;
const TIMES = 3;
const ALL = RENDERERS.map(({ format }) => format).join(',');

/** Rendering some 20,000 findings, documents with their evidence and then all formats, compared with the sample company. */
export async function large(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-bench-'));
  try {
    const inventory = join(folder, 'inventory.ndjson');
    writeInventory(inventory, RESOURCES);
    const [many, sample] = [join(folder, 'many'), join(folder, 'sample')];
    await run(node([LAUNCHER, 'assess', '--from', inventory, '--quiet', '--format', 'json', '--out', many]));
    await run(node([LAUNCHER, 'demo', '--quiet', '--format', 'json', '--out', sample]));
    const { findings } = JSON.parse(readFileSync(join(many, 'assessment.json'), 'utf8')) as Assessment;
    const found = findings.length.toLocaleString('en');
    return [
      await rendered(
        { work: `render ${found} findings`, formats: 'html,pdf,evidence,json', seconds: 10 },
        many,
        sample,
      ),
      await rendered({ work: 'the same in all formats', formats: ALL, seconds: 15 }, many, sample),
      // The dearest of them: its library looks at the style of each of 400,000 cells.
      await rendered({ work: 'of them the workbook alone', formats: 'xlsx', seconds: 15 }, many, sample),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Asked {
  readonly work: string;
  readonly formats: string;
  /** The target. */
  readonly seconds: number;
}

async function rendered({ work, formats, seconds }: Asked, many: string, sample: string): Promise<Row> {
  const render = (of: string) =>
    node([LAUNCHER, 'render', join(of, 'assessment.json'), '--quiet', '--format', formats, '--out', join(of, 'out')]);
  const pair = { ours: await times(render(many)), theirs: await times(render(sample)) };
  const peak = Math.max(...pair.ours.map(one => one.peak ?? Number.NaN));
  const took = (median(pair.ours.map(one => one.milliseconds)) / 1000).toFixed(1);
  const note = `at most ${String(seconds)} s and 1,024 MiB: ${took} s, ${(peak / 2 ** 20).toFixed(0)} MiB with the browser`;
  return rowOf({ work, beside: 'the sample company', note }, pair);
}

async function times(program: ReturnType<typeof node>) {
  const runs = [];
  for (let time = 0; time < TIMES; time++) runs.push(await run(program, true));
  return runs;
}
