import { packageOf } from './names.ts';

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export type LockedPackages = Readonly<Record<string, Locked>>;

/** Paths in the lock file of what is bundled, and of what that depends on: the bundler takes a part of it. */
export function bundledPaths(packages: LockedPackages, specifiers: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = specifiers.map(specifier => `node_modules/${packageOf(specifier)}`);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entry = packages[path];
    if (entry === undefined || found.has(path)) continue;
    found.add(path);
    const from = path;
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
      waiting.push(nearest(packages, from, name));
  }
  return found;
}

/** Where Node.js finds a package: beside the importer, or in a folder above. */
function nearest(packages: LockedPackages, from: string, name: string): string {
  for (let folder = from; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder}/node_modules/${name}`;
    if (path in packages) return path;
  }
  return `node_modules/${name}`;
}
