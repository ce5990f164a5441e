import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/lib/make-folder.ts';

describe('makeFolder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'cloudbrief-folder-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('creates the missing folders above, and accepts one that exists', () => {
    makeFolder(join(root, 'a', 'b', 'c'));
    makeFolder(join(root, 'a', 'b', 'c'));
    expect(existsSync(join(root, 'a', 'b', 'c'))).toBe(true);
    makeFolder('/');
  });

  it('rejects a folder below a file', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => {
      makeFolder(join(root, 'file', 'below'));
    }).toThrow('ENOTDIR');
    expect(() => {
      makeFolder(join(root, 'file'));
    }).toThrow('EEXIST');
  });

  it.skipIf(!existsSync('/proc/1'))('rejects a folder in /proc instead of hanging', () => {
    for (const folder of ['/proc/cloudbrief', '/proc/1/cloudbrief/below'])
      expect(() => {
        makeFolder(folder);
      }).toThrow(/ENOENT|EACCES/);
  });
});
