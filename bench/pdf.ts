import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { candidates } from '../src/render/browser/candidates.ts';
import { child, LAUNCHER } from './lib/built.ts';
import { alternate, node, run, type Program } from './lib/measure.ts';
import { rowOf, type Row } from './lib/report.ts';

const PAIRS = 9;

/** The briefing as a PDF from a saved assessment, compared with a bare puppeteer script that prints the same HTML. */
export async function pdf(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-bench-'));
  try {
    await run(node([LAUNCHER, 'demo', '--quiet', '--format', 'json,html,pdf', '--no-evidence', '--out', folder]));
    const assessment = join(folder, 'assessment.json');
    const bare = barePrint(folder);
    const renderer = await alternate(node([child('our-pdf'), assessment, join(folder, 'ours.pdf')]), bare, PAIRS);
    const command = node([LAUNCHER, 'render', assessment, '--quiet', '--format', 'pdf', '--out', join(folder, 'ours')]);
    const whole = await alternate(command, bare, PAIRS);
    const beside = 'bare puppeteer script, same HTML';
    return [
      rowOf(
        { work: 'render the PDF', beside, target: 1.3, note: 'text, layout and printing; browser started each time' },
        renderer,
      ),
      rowOf(
        { work: 'the command `render`', beside, note: 'with the command line and the validation of the file' },
        whole,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints with the browser of cloudbrief. */
function barePrint(folder: string): Program {
  for (const { executable, variables } of candidates({ environment: process.env })) {
    const profile = join(folder, 'profile');
    const page = pathToFileURL(join(folder, 'briefing.html')).href;
    const env = { ...variables, HOME: profile, TZ: 'UTC' };
    return node([child('bare-print'), executable, profile, page, join(folder, 'theirs.pdf')], { env });
  }
  throw new Error('No browser found: install Chrome, Chromium or Edge.');
}
