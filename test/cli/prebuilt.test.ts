import { expect, it } from 'vitest';
import PREBUILT from '../../bin/prebuilt.json' with { type: 'json' };
import { createWorkspace, runCli, spawnCli } from '../support/cli.ts';

it.each(Object.keys(PREBUILT))('%s prints at once what the command prints', async words => {
  const work = createWorkspace();
  try {
    const args = words.split(' ');
    const [kept, run] = [await spawnCli(args, { cwd: work.path }), await runCli(args, { cwd: work.path })];
    expect(kept).toEqual(run);
    expect(run.code).toBe(0);
    expect(run.stdout.length).toBeGreaterThan(500);
  } finally {
    work.remove();
  }
});

it('words that only look like such a command are not taken for it', async () => {
  const work = createWorkspace();
  try {
    expect(await spawnCli(['checks list'], { cwd: work.path })).toMatchObject({ code: 2, stdout: '' });
  } finally {
    work.remove();
  }
});
