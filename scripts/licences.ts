/** Licences of what is installed with the package, by the lock file: each is on the list, or the package is named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than their text and names of authors; fonts under the OFL are not sold on their own, and where there is a choice it is MIT. */
export const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1', 'Python-2.0', '(MIT AND Zlib)', '(MIT OR GPL-3.0-or-later)',
]); // prettier-ignore

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly license?: string }>>;
}

/** Installed packages whose licence is not on the list: `path: licence`. */
export const foreignLicences = ({ packages }: Lock): string[] =>
  Object.entries(packages)
    .filter(([path, { dev, license }]) => path !== '' && dev !== true && !ALLOWED.has(license ?? ''))
    .map(([path, { license }]) => `${path}: ${license ?? 'none named'}`);

export const readLock = (root: string): Lock =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

if (import.meta.main) {
  const foreign = foreignLicences(readLock(join(import.meta.dirname, '..')));
  for (const line of foreign) console.error(line);
  process.exitCode = foreign.length > 0 ? 1 : 0;
}
