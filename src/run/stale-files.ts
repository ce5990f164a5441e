import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RENDERERS } from '../render/renderers.ts';

/** Files of a run beside those of the formats. */
export const FINDINGS_FILE = 'findings.ndjson.gz';
export const INVENTORY_FILE = 'inventory.ndjson.gz';

/** The files of an earlier run in the folder, which this one has neither read nor written: they would be mixed up. */
export function staleFiles(folder: string, used: readonly string[]): string[] {
  const own = new Set(used.map(path => resolve(path)));
  return [...RENDERERS.map(({ fileName }) => fileName), FINDINGS_FILE, INVENTORY_FILE]
    .map(name => join(folder, name))
    .filter(path => !own.has(resolve(path)) && existsSync(path))
    .sort();
}
