/** What is measured: a saved assessment put into words, laid out and printed by what is shipped, without the command line around it. Arguments: assessment, output. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Words from '../../src/brief/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type * as Print from '../../src/render/browser/print.ts';
import type * as Pages from '../../src/render/pdf/briefing-pdf.ts';

// As the launcher does.
const { keepCompiled } = (await import(
  pathToFileURL(join(import.meta.dirname, '..', '..', 'bin', 'compile-cache.js')).href
)) as { readonly keepCompiled: (argv: readonly string[]) => void };
keepCompiled(['render']);
const [assessment = '', output = ''] = process.argv.slice(2);
const built = (path: string): string => pathToFileURL(join(import.meta.dirname, '..', '..', 'dist', 'src', path)).href;
const load = async <T>(path: string): Promise<T> => (await import(built(path))) as T;
const { startPrinter } = await load<typeof Print>('render/browser/print.js');
const printer = startPrinter({ environment: process.env });
const [{ brief }, { renderPdf }] = await Promise.all([
  load<typeof Words>('brief/index.js'),
  load<typeof Pages>('render/pdf/briefing-pdf.js'),
]);
const briefing = brief(JSON.parse(readFileSync(assessment, 'utf8')) as Assessment);
const pdf = await renderPdf(briefing, { page: 'a4', environment: process.env, printer });
writeFileSync(output, pdf);
await printer.end();
