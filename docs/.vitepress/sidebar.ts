import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { PAGES, placeOf, ROOT } from './pages.ts';

type Items = readonly (readonly [text: string, link: string])[];
const group = (text: string, items: Items, collapsed = false): DefaultTheme.SidebarItem => ({
  text,
  collapsed,
  items: items.map(([title, link]) => ({ text: title, link })),
});

/** By reader: whoever begins, reads, assesses, decides, builds on it, and looks something up. */
const GROUPS: readonly DefaultTheme.SidebarItem[] = [
  group('Begin', [
    ['Five-minute start', '/start'],
    ['Overview', '/overview'],
    ['How to read the briefing', '/reading'],
    ['FAQ', '/faq'],
  ]),
  group('Clouds', [
    ['AWS', '/aws'],
    ['Azure', '/azure'],
    ['Google Cloud', '/gcp'],
  ]),
  group('Work with it', [
    ['The quarterly briefing', '/quarterly'],
    ['Audit a client', '/audit'],
    ['The gate', '/gate'],
    ['Pipelines and formats', '/pipelines'],
    ['Exceptions', '/exceptions'],
    ['Rules of your own', '/rules'],
    ['Configuration', '/configuration'],
    ['History', '/history'],
    ['Many accounts', '/scale'],
    ['Fleet', '/fleet'],
    ['Branding and redaction', '/branding'],
    ['Office files', '/office'],
    ['Browser', '/browser'],
  ]),
  group('How it is made', [
    ['The score', '/score'],
    ['Survival', '/survival'],
    ['Money', '/money'],
    ['Evidence', '/evidence'],
    ['Coverage', '/coverage'],
    ['Performance', '/performance'],
  ]),
  group('Build on it', [
    ['Extensions', '/extensions'],
    ['Library', '/library'],
    ['Languages', '/languages'],
    ['Architecture', '/architecture'],
    ['Contributing', '/contributing'],
    ['Security', '/security'],
    ['Changelog', '/changelog'],
  ]),
  group('Reference', [
    ['Checks', '/checks/'],
    ['Kinds', '/reference/kinds/'],
    ['Facets', '/reference/facets/'],
    ['Configuration keys', '/reference/configuration-keys'],
    ['Error codes', '/reference/errors'],
    ['Frameworks', '/reference/frameworks/'],
    ['Vocabulary', '/vocabulary'],
  ]),
];

const LISTED = new Set(GROUPS.flatMap(({ items = [] }) => items.map(({ link }) => link)));

/** Guides that stand in no group yet, by their headings. */
const more = PAGES.filter(page => /^docs\/[^/]+\.md$/.test(page) && page !== 'docs/index.md').flatMap(page => {
  const link = `/${placeOf(page).replace(/\.md$/, '')}`;
  const [heading = ''] = readFileSync(join(ROOT, page), 'utf8').split('\n');
  return LISTED.has(link) ? [] : [[heading.replace(/^# /, ''), link] as const];
});

export const SIDEBAR: DefaultTheme.SidebarItem[] = more.length === 0 ? [...GROUPS] : [...GROUPS, group('More', more)];
