/**
 * Writes every generated file: the index, metadata and pages of the checks, the indexes of collectors, the coverage page, the
 * reference, the JSON Schemas, the vocabulary and the translation files. With --check it writes nothing and fails when a file is stale, or
 * when a text is faulty or waits for a translator.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { generateChecks } from './generate-checks.ts';
import { generateCollectors } from './generate-collectors.ts';
import { generateMessages, messageFaults, waitingReport, type CheckTexts } from './generate-messages.ts';
import { generateSchemas } from './generate-schemas.ts';
import { generateVocabulary } from './generate-vocabulary.ts';

const root = join(import.meta.dirname, '..');
const stale: string[] = [];

async function update(files: readonly { readonly path: string; readonly content: string }[]): Promise<void> {
  for (const { path, content } of files) {
    const before = await readFile(path, 'utf8').catch(() => undefined);
    if (before === content) continue;
    stale.push(relative(root, path));
    if (process.argv.includes('--check')) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

const collectors = await generateCollectors(root);
await update(collectors);
// It imports the indexes of collectors, which do not load while they name a file that was moved.
const { generateCoverage } = await import('./generate-coverage.ts');
const checks = await generateChecks(root);
const metadata = checks.find(({ path }) => path === join(root, 'data', 'checks.json'))?.content ?? '[]';
const texts = JSON.parse(metadata) as CheckTexts[];
const catalogues = generateMessages(root, texts);
const coverage = await generateCoverage(root);
const { generateReference } = await import('./reference/index.ts');
const reference = await generateReference(root);
const files = [
  ...checks,
  ...generateSchemas(root),
  ...catalogues,
  coverage,
  ...reference,
  await generateVocabulary(root),
];
await update(files);
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\`.`);
  process.exit(1);
}
const faults = [...messageFaults(root, texts), ...coverage.faults];
for (const fault of faults) console.error(fault);
const waiting = waitingReport(catalogues);
if (waiting !== '') console.error(waiting);
const unanswered = coverage.waiting.length > 0;
if (unanswered) console.error(`Rows with neither check nor reason: ${coverage.waiting.join(', ')}.`);
if (process.argv.includes('--check') && (faults.length > 0 || waiting !== '' || unanswered)) process.exit(1);
console.log(`${collectors.length + files.length} generated files, ${stale.length} changed.`);
