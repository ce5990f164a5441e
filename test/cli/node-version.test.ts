import { spawnSync } from 'node:child_process';
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
    expect(stderr.trimEnd().split('\n')).toEqual([
      `cloudbrief: [CB_NODE] Node ${version} is too old.`,
      '  Install Node 22.18 or later, or let npm bring it: npx --yes --package node@24 -- cloudbrief …',
    ]);
  });

  it.each(['22.18.0', '24.0.0'])('%s is none', version => {
    expect(launched(version)).toMatchObject({ status: 0, stderr: '' });
  });
});
