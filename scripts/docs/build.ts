/** Builds the site of the documentation into `docs/.vitepress/dist`: draws the pages of the sample, then runs VitePress, which fails on a dead link. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vitepress';
import { PICTURES } from '../../docs/.vitepress/markdown.ts';
import { drawSample } from './pictures.ts';

const root = join(import.meta.dirname, '..', '..');
const drawn = await drawSample(PICTURES);
const explained = [...readFileSync(join(root, 'docs', 'reading.md'), 'utf8').matchAll(/^## Page (\d+)\b/gm)].length;
if (drawn !== explained)
  throw new Error(`The sample has ${String(drawn)} pages, docs/reading.md explains ${String(explained)}.`);
await build(join(root, 'docs'));
