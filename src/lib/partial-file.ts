import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openExclusive } from './exclusive-file.ts';

export interface PartialFile {
  readonly path: string;
  readonly descriptor: number;
}

const DAY_MS = 86_400_000;

/**
 * Opens a new file beside the one that it becomes. No other run has its name: of two that write one file at once, each is
 * whole, and the later one stays. What a killed run left there a day ago is removed.
 */
export function openPartial(path: string, mode?: number): PartialFile {
  const partial = `${path}.partial-${randomBytes(4).toString('hex')}`;
  const descriptor = openExclusive(partial, mode);
  removeLeftovers(path, statSync(partial).mtimeMs - DAY_MS);
  return { path: partial, descriptor };
}

function removeLeftovers(path: string, before: number): void {
  const [folder, start] = [dirname(path), `${basename(path)}.partial-`];
  for (const name of readdirSync(folder).filter(one => one.startsWith(start))) {
    const leftover = join(folder, name);
    const found = statSync(leftover, { throwIfNoEntry: false });
    if (found !== undefined && found.mtimeMs < before) rmSync(leftover, { force: true });
  }
}
