import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly type?: string;
  readonly module?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Name of the package that a bare specifier imports from: `@smithy/core/schema` is of `@smithy/core`. */
export const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** Imports that only the compiler sees. */
const OF_TYPES = /^(?:import|export) type [^;]*;$/gm;
const IMPORTED = /\b(?:from |import\()'(@?[a-z][\w./-]*)'/g;

/**
 * What the product imports and does not depend on: it is bundled (docs/architecture.md, Dependencies), because an SDK as it is
 * published is mostly types and builds for browsers.
 */
export function bundledSpecifiers(root: string): string[] {
  const { name, dependencies = {} } = readManifest(root);
  const imported = globSync('src/**/*.ts', { cwd: root }).flatMap(path =>
    [...readFileSync(join(root, path), 'utf8').replaceAll(OF_TYPES, '').matchAll(IMPORTED)].map(
      ([, specifier = '']) => specifier,
    ),
  );
  const own = (specifier: string) => packageOf(specifier) === name || packageOf(specifier) in dependencies;
  return [...new Set(imported)].filter(specifier => !isBuiltin(specifier) && !own(specifier)).sort();
}
