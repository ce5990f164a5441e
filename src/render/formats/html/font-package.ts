import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** A font of one of the Fontsource packages, in files by subset. */
export interface FontPackage {
  /** Subset by name, with the code points that it is declared for: `U+0301,U+0400-045F`. */
  readonly subsets: () => Readonly<Record<string, string>>;
  readonly read: (subset: string, variant: string) => Buffer;
}

export function fontPackage(scope: string, name: string): FontPackage {
  const folder = dirname(require.resolve(`${scope}/${name}/package.json`));
  return {
    subsets: () => JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>,
    // Numbered subsets are `[7]` in the list, and `7` in the names of files.
    read: (subset, variant) =>
      readFileSync(join(folder, 'files', `${name}-${subset.replaceAll(/[[\]]/g, '')}-${variant}-normal.woff2`)),
  };
}

/** Whether a subset that is declared for `range` has a code point. */
export function rangeHas(range: string): (point: number) => boolean {
  const blocks = range.split(',').map(block => {
    const [from = '', to = from] = block.trim().slice(2).split('-');
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
  });
  return point => blocks.some(({ from, to }) => point >= from && point <= to);
}
