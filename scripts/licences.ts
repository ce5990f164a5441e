/** Licences of what comes with the package, installed or bundled, by the lock file: each is on the list, or the package is named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPaths, type LockedPackages } from './bundle/closure.ts';
import { bundledSpecifiers } from './bundle/names.ts';

/** Licences that ask for no more than their text and names of authors; fonts under the OFL are not sold on their own, and where there is a choice it is MIT. */
export const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1', 'Python-2.0', '(MIT AND Zlib)', '(MIT OR CC0-1.0)', '(MIT OR GPL-3.0-or-later)',
]); // prettier-ignore

interface Lock {
  readonly packages: LockedPackages;
}

/** Packages whose licence is not on the list: `path: licence`. Those for development count where they are bundled. */
export function foreignLicences({ packages }: Lock, bundled: readonly string[] = []): string[] {
  const included = bundledPaths(packages, bundled);
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && (dev !== true || included.has(path)))
    .filter(([, { license }]) => !ALLOWED.has(license ?? ''))
    .map(([path, { license }]) => `${path}: ${license ?? 'none named'}`);
}

export const readLock = (root: string): Lock =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const foreign = foreignLicences(readLock(root), bundledSpecifiers(root));
  for (const line of foreign) console.error(line);
  process.exitCode = foreign.length > 0 ? 1 : 0;
}
