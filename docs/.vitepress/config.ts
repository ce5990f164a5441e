import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { anchorOf, configure } from './markdown.ts';
import { linkedFiles, placeOf, ROOT } from './pages.ts';
import { SIDEBAR } from './sidebar.ts';

/** Folders of the clone with pages; the others are not searched. */
const WITH_PAGES = new Set(['docs', 'examples']);
const folders = readdirSync(ROOT, { withFileTypes: true }).filter(one => !one.isFile() && !WITH_PAGES.has(one.name));

/** The site is built from the pages of the clone as they are: `npm run docs:build`. */
export default defineConfig({
  title: 'cloudbrief',
  description:
    'Reads cloud accounts, read-only, and turns the risks it finds into a briefing that a chief executive can act on.',
  lang: 'en',
  srcDir: ROOT,
  srcExclude: [...folders.map(({ name }) => `${name}/**`), 'docs/.vitepress/**'],
  rewrites: page => placeOf(page),
  // That these are there, siteLink has seen.
  ignoreDeadLinks: [/^\/files\//],
  metaChunk: true,
  markdown: { html: false, config: configure, anchor: { slugify: anchorOf }, toc: { slugify: anchorOf } },
  // The coverage page is one table of a thousand rows.
  vite: { publicDir: join(ROOT, 'docs', 'public'), build: { chunkSizeWarningLimit: 1_000 } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: SIDEBAR,
    nav: [
      { text: 'Five minutes', link: '/start' },
      { text: 'Guides', link: '/aws' },
      { text: 'Checks', link: '/checks/' },
      { text: 'Reference', link: '/reference/' },
    ],
  },
  buildEnd: ({ outDir }) => {
    for (const file of linkedFiles) cpSync(join(ROOT, file), join(outDir, 'files', file));
  },
});
