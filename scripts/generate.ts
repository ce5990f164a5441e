/**
 * Writes every generated file: the index and metadata of the checks, their pages, and the JSON Schemas. With --check it
 * writes nothing and fails when a file is not what would be written.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { generateChecks } from './generate-checks.ts';
import { generateSchemas } from './generate-schemas.ts';

const root = join(import.meta.dirname, '..');
const files = [...(await generateChecks(root)), ...generateSchemas(root)];
const stale: string[] = [];
for (const { path, content } of files) {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === content) continue;
  stale.push(relative(root, path));
  if (process.argv.includes('--check')) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\`.`);
  process.exit(1);
}
console.log(`${files.length} generated files, ${stale.length} changed.`);
