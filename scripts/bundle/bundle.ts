import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { bundledSpecifiers, packageOf, readManifest } from './names.ts';
import { writeNotices } from './notices.ts';

const OUTPUT = join('dist', 'bundled');
const STAMP = join(OUTPUT, 'stamp.txt');
const fileName = (specifier: string): string => `${specifier.replace('@', '').replaceAll('/', '-')}.js`;

/** Bundles what the product imports without depending on it, and points the compiled sources to it. */
export async function bundleDependencies(root: string): Promise<void> {
  const specifiers = bundledSpecifiers(root);
  const stamp = stampOf(root, specifiers);
  const path = join(root, STAMP);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== stamp) {
    rmSync(join(root, OUTPUT), { recursive: true, force: true });
    await writeBundles(root, specifiers);
    writeFileSync(path, stamp);
  }
  pointTo(root, specifiers);
}

/** Versions, names and this script: what the bundles follow from. */
function stampOf(root: string, specifiers: readonly string[]): string {
  const hash = createHash('sha256').update(specifiers.join());
  for (const path of ['package.json', 'package-lock.json', ...globSync('scripts/bundle/*.ts', { cwd: root }).sort()])
    hash.update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

async function writeBundles(root: string, specifiers: readonly string[]): Promise<void> {
  const build = await rolldown({
    input: Object.fromEntries(
      specifiers.map(specifier => [fileName(specifier).replace(/\.js$/, ''), ENTRY + specifier]),
    ),
    cwd: root,
    platform: 'node',
    resolve: { mainFields: ['module', 'main'], conditionNames: ['module', 'node', 'import', 'default'] },
    plugins: [entries(root), dependencyIsInstalled(root)],
    logLevel: 'warn',
  });
  const { output } = await build.write({
    dir: join(root, OUTPUT),
    format: 'esm',
    minify: true,
    // Settings of a client follow from the name of its class.
    keepNames: true,
    comments: false,
    chunkFileNames: 'chunk-[hash].js',
  });
  await build.close();
  const modules = output.flatMap(chunk => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  writeNotices(join(root, OUTPUT), modules);
}

const ENTRY = 'entry:';

/** What a bundle exports: all names of the package, those of a CommonJS module included. */
function entries(root: string): Plugin {
  return {
    name: 'entries',
    resolveId: id => (id.startsWith(ENTRY) ? id : null),
    load: async id => {
      if (!id.startsWith(ENTRY)) return null;
      const specifier = id.slice(ENTRY.length);
      const { module, type } = readManifest(join(root, 'node_modules', packageOf(specifier)));
      const isModule = module !== undefined || type === 'module' || import.meta.resolve(specifier).endsWith('.mjs');
      if (isModule) return `export * from '${specifier}';`;
      const names = Object.keys((await import(specifier)) as object).filter(
        name => /^[a-z]\w*$/i.test(name) && name !== 'default',
      );
      return `import all from '${specifier}'; export const { ${names.join()} } = all;`;
    },
  };
}

/** A dependency of the package is not bundled, unless the importer has another version of it of its own. */
function dependencyIsInstalled(root: string): Plugin {
  const { dependencies = {} } = readManifest(root);
  return {
    name: 'dependency-is-installed',
    resolveId: (source, importer) => {
      const name = packageOf(source);
      if (importer === undefined || !(name in dependencies)) return null;
      let folder = importer.startsWith(ENTRY) ? root : dirname(importer);
      while (folder !== root && !existsSync(join(folder, 'node_modules', name))) folder = dirname(folder);
      return folder === root ? { id: source, external: true } : null;
    },
  };
}

/** Writes the path of the bundle in place of the name; the compiler leaves a file alone whose source is unchanged. */
function pointTo(root: string, specifiers: readonly string[]): void {
  const bundled = new Set(specifiers);
  for (const path of globSync('dist/{src,checks}/**/*.js', { cwd: root })) {
    const code = readFileSync(join(root, path), 'utf8');
    const pointed = code.replaceAll(/\b(from |import\()'([^'.][^']*)'/g, (all, before: string, specifier: string) =>
      bundled.has(specifier) ? `${before}'${relative(dirname(path), join(OUTPUT, fileName(specifier)))}'` : all,
    );
    if (pointed !== code) writeFileSync(join(root, path), pointed);
  }
}
