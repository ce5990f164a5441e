import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
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
  process.env['TMPDIR'] = root;
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  return {
    make: () => mkdtempSync(join(root, 'folder-')),
    profiles: () => readdirSync(root).filter(name => name.startsWith('cloudbrief-browser-')),
  };
}
