import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface TemporaryFolders {
  /** A new folder. */
  readonly make: () => string;
  /** Profiles of browsers that this test file started and that are still there. */
  readonly profiles: () => readonly string[];
}

/** A temporary folder for this test file, because others start browsers at the same time; removed after its tests. */
export function temporaryFolders(): TemporaryFolders {
  const root = mkdtempSync(join(tmpdir(), 'cloudbrief-test-'));
  // A database server of the tests runs as another user.
  chmodSync(root, 0o711);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = root;
  afterAll(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, 'TMPDIR');
    else process.env['TMPDIR'] = before;
    rmSync(root, { recursive: true, force: true });
  });
  return {
    make: () => mkdtempSync(join(root, 'folder-')),
    profiles: () => readdirSync(root).filter(name => name.startsWith('cloudbrief-browser-')),
  };
}
