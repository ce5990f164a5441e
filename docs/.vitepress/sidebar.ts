import type { DefaultTheme } from 'vitepress';

type Items = readonly (readonly [text: string, link: string])[];
const group = (text: string, items: Items, collapsed = false): DefaultTheme.SidebarItem => ({
  text,
  collapsed,
  items: items.map(([title, link]) => ({ text: title, link })),
});

/** By reader: whoever begins, reads, assesses, decides, builds on it, and looks something up. */
export const SIDEBAR: DefaultTheme.SidebarItem[] = [
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
