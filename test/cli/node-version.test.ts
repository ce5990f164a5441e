import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/lib/package-root.ts';

/** The launcher under a Node.js that says that it is of another version. */
const launched = (version: string) =>
  spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
      join(packageRoot(), 'bin', 'cloudbrief.js'),
      '--version',
    ],
    { encoding: 'utf8' },
  );

describe('an old Node.js', () => {
  it.each(['20.20.2', '22.17.0'])('%s is told what to do, in two lines', version => {
    const { status, stdout, stderr } = launched(version);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const [said, hint = '', ...more] = stderr.trimEnd().split('\n');
    expect([said, more]).toEqual([`cloudbrief: [CB_NODE] Node ${version} is too old.`, []]);
    const [, script = ''] =
      /^ {2}Install Node 22\.18 or later, or let npm bring it: npx --yes --package node@24 -- node (\S+) …$/.exec(
        hint,
      ) ?? [];
    // What npx would run, in a clone as in an installed package, and from any folder.
    const run = spawnSync(process.execPath, [script, '--version'], { encoding: 'utf8', cwd: tmpdir() });
    expect(run).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) as string });
  });

  it.each(['22.18.0', '24.0.0'])('%s is none', version => {
    expect(launched(version)).toMatchObject({ status: 0, stderr: '' });
  });
});
