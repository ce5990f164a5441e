import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compareText } from '../src/lib/text.ts';
import type { CollectContext, Collector } from '../src/providers/kit/collector.ts';

interface Generated {
  readonly path: string;
  readonly content: string;
}

interface FoundCollector {
  readonly id: string;
  /** The name of its constant: `awsRds`. */
  readonly symbol: string;
  /** From the folder of services: `rds/rds.ts`. */
  readonly file: string;
}

/** The index of collectors of every provider that has a folder of services. */
export async function generateCollectors(root: string): Promise<Generated[]> {
  const providers = join(root, 'src', 'providers');
  const folders = await filesIn(providers, '*/services');
  return Promise.all(
    folders.sort(compareText).map(async folder => {
      const services = join(providers, folder);
      const [provider = ''] = folder.split(/[/\\]/);
      return { path: join(services, 'index.ts'), content: indexOf(provider, await findCollectors(services, provider)) };
    }),
  );
}

/** Every exported collector below a folder, ordered by id. */
export async function findCollectors(services: string, provider: string): Promise<FoundCollector[]> {
  const files = await filesIn(services, '*/**/*.ts');
  const found = await Promise.all(
    files.map(async path => {
      const file = path.replaceAll('\\', '/');
      const module = (await import(pathToFileURL(join(services, path)).href)) as Readonly<Record<string, unknown>>;
      return Object.entries(module).flatMap(([symbol, one]) => (isCollector(one) ? [{ symbol, file, one }] : []));
    }),
  );
  const collectors = found.flat().sort((a, b) => compareText(a.one.id, b.one.id));
  for (const [index, { one, file }] of collectors.entries()) {
    if (one.provider !== provider) throw new Error(`${file} has a collector of ${one.provider}`);
    if (one.id === collectors[index + 1]?.one.id) throw new Error(`${one.id} is the id of two collectors`);
  }
  return collectors.map(({ one: { id }, symbol, file }) => ({ id, symbol, file }));
}

async function filesIn(folder: string, pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: folder })) files.push(file);
  return files;
}

function isCollector(exported: unknown): exported is Collector<CollectContext> {
  return typeof exported === 'object' && exported !== null && 'collect' in exported && 'fills' in exported;
}

function indexOf(provider: string, collectors: readonly FoundCollector[]): string {
  const type = `${provider.charAt(0).toUpperCase()}${provider.slice(1)}Collector`;
  return `// Written by \`npm run generate\` from the files in this folder.
import type { ${type} } from '../context.ts';
${collectors.map(({ symbol, file }) => `import { ${symbol} } from './${file}';`).join('\n')}

/** Every collector, by id. Loading them loads no SDK. */
export const ${provider.toUpperCase()}_COLLECTORS: readonly ${type}[] = [
${collectors.map(({ symbol }) => `  ${symbol},`).join('\n')}
];
`;
}
