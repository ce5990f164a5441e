import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from './names.ts';

/** A package whose code is in the bundles. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** Folder of the package that a module belongs to; undefined for what the bundler adds itself. */
const packageFolder = (module: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module)?.[0];

/** Names and licences of what is bundled: the licences ask for it, and the bill of materials is made from it. */
export function writeNotices(output: string, modules: readonly string[]): void {
  const folders = [...new Set(modules.flatMap(module => packageFolder(module) ?? []))].sort();
  const texts = new Map<string, Set<string>>();
  const packages = new Map<string, Bundled>();
  for (const folder of folders) {
    const { name, version, license = 'none named' } = readManifest(folder);
    packages.set(`${name}@${version}`, { name, version, license });
    const text = licenceText(folder) ?? `Licence: ${license}`;
    texts.set(text, (texts.get(text) ?? new Set()).add(`${name}@${version}`));
  }
  const sections = [...texts].map(([text, names]) => `${[...names].sort().join('\n')}\n\n${text.trim()}\n`);
  writeFileSync(join(output, 'LICENSES.txt'), sections.join(`\n${'-'.repeat(80)}\n\n`));
  const sorted = [...packages.keys()].sort().map(key => packages.get(key));
  writeFileSync(join(output, 'packages.json'), `${JSON.stringify(sorted, null, 1)}\n`);
}

function licenceText(folder: string): string | undefined {
  const files = readdirSync(folder).filter(name => /^(licen[sc]e|copying|notice)/i.test(name));
  return files.length === 0
    ? undefined
    : files
        .sort()
        .map(name => readFileSync(join(folder, name), 'utf8'))
        .join('\n');
}
