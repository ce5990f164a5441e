import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PREBUILT from '../bin/prebuilt.json' with { type: 'json' };

/** Runs the commands that always print the same, and keeps what they print in `dist/prebuilt/` for the launcher. */
export function prebuildOutput(root: string): void {
  const folder = join(root, 'dist', 'prebuilt');
  // The launcher would print what was kept before.
  rmSync(folder, { recursive: true, force: true });
  const { FORCE_COLOR: _, COLUMNS: __, ...env } = process.env;
  const outputs = Object.entries(PREBUILT).map(([words, name]) => {
    const text = execFileSync(process.execPath, [join(root, 'bin', 'cloudbrief.js'), ...words.split(' ')], { env });
    return { name, text };
  });
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of outputs) writeFileSync(join(folder, name), text);
}
