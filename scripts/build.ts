/** Compiles the sources and templates to `dist/` with what is bundled, and keeps what some commands print there, once every text is valid in every language. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleDependencies } from './bundle/bundle.ts';
import { writeManPage } from './man-page.ts';
import { prebuildOutput } from './prebuild-output.ts';
import { writePrecompiledTemplates } from './precompile-templates.ts';
import { generateMessages, messageFaults, waitingReport, type CheckTexts } from './generate-messages.ts';

const root = join(import.meta.dirname, '..');
const checks = JSON.parse(readFileSync(join(root, 'data', 'checks.json'), 'utf8')) as CheckTexts[];
const faults = messageFaults(root, checks);
const waiting = waitingReport(generateMessages(root, checks));
for (const line of [...faults, waiting].filter(Boolean)) console.error(line);
if (waiting !== '')
  console.error('No build before they are translated: each empty "text" in data/messages/<language>/*.json.');
if (faults.length > 0 || waiting !== '') process.exit(1);
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const result = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (result.status === 0) {
  writePrecompiledTemplates(root);
  await bundleDependencies(root);
  prebuildOutput(root);
  writeManPage(root);
}
process.exit(result.status ?? 1);
