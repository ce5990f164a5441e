import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PIPE_PATIENCE } from '../../src/lib/read-bounded.ts';
import { createWorkspace, expectFault, runCli, spawnCli, SAMPLE, type Workspace } from '../support/cli.ts';

let work: Workspace;
const { milliseconds } = PIPE_PATIENCE;
beforeAll(async () => {
  work = createWorkspace();
  PIPE_PATIENCE.milliseconds = 100;
  await runCli(['assess', '--from', SAMPLE, '--format', 'json', '--out', 'out'], { cwd: work.path });
});
afterAll(() => {
  PIPE_PATIENCE.milliseconds = milliseconds;
  work.remove();
});
const render = (path: string, ...more: string[]) =>
  runCli(['render', path, '--format', 'html', '--out', 'again', ...more], { cwd: work.path });

describe.skipIf(process.platform === 'win32')('an assessment', () => {
  it('comes through a pipe', async () => {
    execFileSync('mkfifo', [work.file('pipe')]);
    const writer = spawnCli([], { cwd: work.path, under: ['sh', '-c', `cat out/assessment.json > pipe; exit 0`] });
    expect(await render('pipe')).toMatchObject({ code: 0 });
    await writer;
  });

  it('is not waited for where no program writes to the pipe', async () => {
    execFileSync('mkfifo', [work.file('silent')]);
    expect(expectFault(await render('silent'), 'CB_ASSESSMENT')[0]).toContain('nothing comes from this pipe');
  });

  it('is no text that is nested without an end', async () => {
    writeFileSync(work.file('deep.json'), `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expectFault(await render('deep.json'), 'CB_ASSESSMENT');
  });

  it.runIf(process.platform === 'linux')('has a logo that ends', async () => {
    writeFileSync(work.file('logo.yaml'), 'brand:\n  logo: /dev/zero\n');
    const said = expectFault(await render('out/assessment.json', '--config', 'logo.yaml'), 'CB_CONFIG');
    expect(said[0]).toContain('larger than 512 KB');
  });
});

/** Milliseconds from the interrupt to the end. */
async function stopped(args: readonly string[], under?: readonly [string, ...string[]]): Promise<number> {
  const sent = { at: 0 };
  const run = await spawnCli(args, {
    cwd: work.path,
    ...(under === undefined ? {} : { under }),
    watch: ({ kill, opens }) => {
      // What has its standard input from the start listens by then, also on a busy machine.
      const waits = under === undefined ? opens(work.file('nobody')) : sleep(6_000);
      void waits.then(() => {
        sent.at = performance.now();
        kill('SIGINT');
      });
    },
  });
  expectFault(run, 'CB_INTERRUPTED');
  return performance.now() - sent.at;
}

describe.skipIf(process.platform === 'win32')('a pipe that nobody writes to', () => {
  beforeAll(() => {
    execFileSync('mkfifo', [work.file('nobody')]);
  });

  it.each([
    ['an inventory', ['assess', '--from', 'nobody', '--out', 'never'], undefined],
    ['standard input', ['assess', '--from', '-', '--out', 'never'], ['sh', '-c', 'exec "$@" <>nobody', 'sh'] as const],
    ['an assessment', ['render', 'nobody', '--out', 'never'], undefined],
  ])('as %s ends with the first interrupt', async (_, args, under) => {
    expect(await stopped(args, under && [...under])).toBeLessThan(4_000);
  });
});

describe.skipIf(process.platform === 'win32')('an inventory in a pipe', () => {
  it('is read like a file', async () => {
    execFileSync('mkfifo', [work.file('full')]);
    const writer = spawnCli([], { cwd: work.path, under: ['sh', '-c', `cat ${SAMPLE} > full; exit 0`] });
    const run = await runCli(['assess', '--from', 'full', '--format', 'json', '--out', 'piped'], { cwd: work.path });
    expect(run).toMatchObject({ code: 0 });
    await writer;
  });
});

it.skipIf(process.platform === 'win32')(
  'a folder that was removed under the shell is an error in one line',
  async () => {
    mkdirSync(work.file('gone'));
    const under = ['sh', '-c', `cd gone && rmdir ../gone && exec "$@"`, 'sh'] as const;
    const run = await spawnCli(['assess', '--from', SAMPLE, '--format', 'json'], { cwd: work.path, under: [...under] });
    expect(expectFault(run, 'CB_USAGE')[0]).toContain('does not exist any more');
  },
);
