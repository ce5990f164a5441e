import { readFileSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ENTRIES = ['index.ts', 'index.mts', 'index.js', 'index.mjs'];

interface Manifest {
  readonly main?: unknown;
  readonly exports?: unknown;
}

/**
 * The file of an extension: a file, a folder with an index or a `package.json`, or an npm package that is installed where
 * `directory` finds it. Throws an `Error` with a reason for people.
 */
export function resolveExtension(specifier: string, directory: string): string {
  if (!isPath(specifier)) {
    return entryOf(dirname(manifestOf(specifier, directory)));
  }
  const path = resolve(directory, specifier);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`there is no file or folder ${path}`);
  if (found.isDirectory()) return entryOf(path);
  // Loading a device or a pipe would never end.
  if (!found.isFile()) throw new Error(`${path} is a device or a pipe`);
  return path;
}

function manifestOf(specifier: string, directory: string): string {
  let found: string | undefined;
  try {
    found = findPackageJSON(specifier, pathToFileURL(join(directory, 'package.json')));
  } catch {
    // Thrown for a package that is not installed.
  }
  if (found === undefined) {
    const path =
      statSync(resolve(directory, specifier), { throwIfNoEntry: false }) === undefined
        ? ''
        : `; for the folder or file write ./${specifier}`;
    throw new Error(`no package of this name is installed in ${directory} or above${path}`);
  }
  return found;
}

const isPath = (specifier: string): boolean => specifier.startsWith('.') || isAbsolute(specifier);

function entryOf(folder: string): string {
  const named = entryOfManifest(readManifest(join(folder, 'package.json')));
  const candidates = [...(named === undefined ? [] : [named]), ...ENTRIES].map(name => join(folder, name));
  const entry = candidates.find(path => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  if (entry === undefined)
    throw new Error(`${folder} has no ${ENTRIES.join(', ')} and no package.json that names a file`);
  return entry;
}

function readManifest(path: string): Manifest {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Manifest | null) ?? {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${path} cannot be read`, { cause: error });
  }
}

/** The file that `import` of the package loads. */
function entryOfManifest({ exports, main }: Manifest): string | undefined {
  const root = isRecord(exports) && '.' in exports ? exports['.'] : exports;
  const chosen = conditionOf(root) ?? main;
  return typeof chosen === 'string' ? chosen : undefined;
}

function conditionOf(target: unknown): unknown {
  if (!isRecord(target)) return target;
  for (const condition of ['node', 'import', 'module-sync', 'default'])
    if (condition in target) return conditionOf(target[condition]);
  return undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
