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
  ['one Ctrl-C', false, 2],
  ['another one', true, 130],
])('the browser and its profile are gone after %s', async (_, again, code) => {
  const profiles = `--user-data-dir=${process.env['TMPDIR'] ?? ''}/cloudbrief-browser-`;
  let pressing: NodeJS.Timeout | undefined;
  const run = await spawnCli(['demo', '--format', 'pdf,evidence', '--out', 'out'], {
    cwd: work.path,
    watch: ({ kill }) => {
      const timer = setInterval(() => {
        if (processesWith(profiles).length === 0) return;
        clearInterval(timer);
        kill('SIGINT');
        // Two signals that arrive before the first is handled are one.
        if (again)
          pressing = setInterval(() => {
            kill('SIGINT');
          }, 10);
      }, 5);
    },
  });
  clearInterval(pressing);
  expect(run).toMatchObject({ code, signal: null });
  expect(folders.profiles()).toEqual([]);
  expect(processesWith(profiles)).toEqual([]);
});
