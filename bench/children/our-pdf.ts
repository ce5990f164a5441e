/** What is measured: a saved assessment put into words, laid out and printed by what is shipped, without the command line around it. Arguments: assessment, output. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { brief } from '../../src/brief/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { renderPdf } from '../../src/render/pdf.ts';

const [assessment = '', output = ''] = process.argv.slice(2);
const built = (path: string): string => pathToFileURL(join(import.meta.dirname, '..', '..', 'dist', 'src', path)).href;
const [words, pages] = await Promise.all([
  import(built('brief/index.js')) as Promise<{ brief: typeof brief }>,
  import(built('render/pdf.js')) as Promise<{ renderPdf: typeof renderPdf }>,
]);
const briefing = words.brief(JSON.parse(readFileSync(assessment, 'utf8')) as Assessment);
writeFileSync(output, await pages.renderPdf(briefing, { page: 'a4', environment: process.env }));
