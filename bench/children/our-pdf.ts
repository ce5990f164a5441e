/**
 * Subject of `bench pdf`: renders a saved assessment as PDF with the built renderer, without the command line.
 * Arguments: assessment, output.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Brief from '../../src/brief/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type * as BrowserPrinter from '../../src/render/browser/printer.ts';
import type * as BriefingPdf from '../../src/render/pdf/briefing-pdf.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const load = async <T>(...path: string[]): Promise<T> => (await import(pathToFileURL(join(ROOT, ...path)).href)) as T;

// As `bin/cloudbrief.js` does.
const { keepCompiled } = await load<{ readonly keepCompiled: (argv: readonly string[]) => void }>(
  'bin',
  'compile-cache.js',
);
keepCompiled(['render']);
const [assessment = '', output = ''] = process.argv.slice(2);
const { startPrinter } = await load<typeof BrowserPrinter>('dist/src/render/browser/printer.js');
const printer = startPrinter({ environment: process.env });
const [{ brief }, { renderPdf }] = await Promise.all([
  load<typeof Brief>('dist/src/brief/index.js'),
  load<typeof BriefingPdf>('dist/src/render/pdf/briefing-pdf.js'),
]);
const briefing = brief(JSON.parse(readFileSync(assessment, 'utf8')) as Assessment);
const pdf = await renderPdf(briefing, { page: 'a4', environment: process.env, printer });
writeFileSync(output, pdf);
await printer.end();
