import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorkspace, spawnCli, type Workspace } from '../../support/cli.ts';
import { temporaryFolders } from '../../support/temporary-folders.ts';

const folders = temporaryFolders();
let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
});
afterEach(() => {
  work.remove();
});

/** Command lines of the processes that have `text` in theirs. */
const processesWith = (text: string): readonly string[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      } catch {
        return [];
      }
    })
    .filter(line => line.includes(text));

it.runIf(process.platform === 'linux').each([
  ['an interrupt', ['SIGINT'], 2],
  // Equal signals that are pending become one.
  ['a second one, which does not wait for the end of the work', ['SIGINT', 'SIGTERM'], 130],
] as const)('the browser and its profile are gone after %s', async (_, signals, code) => {
  const profiles = `--user-data-dir=${process.env['TMPDIR'] ?? ''}/cloudbrief-browser-`;
  const run = await spawnCli(['demo', '--format', 'pdf,evidence', '--out', 'out'], {
    cwd: work.path,
    watch: ({ kill }) => {
      const timer = setInterval(() => {
        if (processesWith(profiles).length === 0) return;
        clearInterval(timer);
        for (const signal of signals) kill(signal);
      }, 5);
    },
  });
  expect(run).toMatchObject({ code, signal: null });
  expect(folders.profiles()).toEqual([]);
  // A killed process keeps its entry until the kernel has freed its memory.
  await expect.poll(() => processesWith(profiles), { timeout: 5000 }).toEqual([]);
});
