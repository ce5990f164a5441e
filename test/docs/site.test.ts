import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES, placeOf, siteLink } from '../../docs/.vitepress/pages.ts';
import { SIDEBAR } from '../../docs/.vitepress/sidebar.ts';
import { CHECK_LOADERS } from '../../checks/index.ts';
import { ERROR_CODES } from '../../src/model/errors.ts';
import { FACETS } from '../../src/model/facets.ts';
import { KINDS } from '../../src/model/kinds.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SITE = join(ROOT, 'docs', '.vitepress', 'dist');

describe('links of a page', () => {
  it.each([
    ['docs/aws.md', '../SECURITY.md', '/security.md'],
    ['docs/aws.md', 'checks/README.md#x', '/checks/index.md#x'],
    ['README.md', 'docs/aws.md#permissions', '/aws.md#permissions'],
    ['docs/branding.md', '../templates', undefined],
    ['docs/library.md', '../schemas/assessment.schema.json', '/files/schemas/assessment.schema.json'],
    ['docs/aws.md', 'https://example.com', 'https://example.com'],
    ['docs/aws.md', '#permissions', '#permissions'],
  ])('of %s: %s is %s on the site', (page, href, link) => {
    expect(siteLink(page, href)).toBe(link);
  });

  it('to nothing stop the build', () => {
    expect(() => siteLink('docs/aws.md', 'no-such-page.md')).toThrow('docs/aws.md: nothing is at no-such-page.md');
  });
});

it('no page has a diagram that the site shows as code', () => {
  expect(PAGES.filter(page => readFileSync(join(ROOT, page), 'utf8').includes('```mermaid'))).toEqual([]);
});

it('every guide is in the side bar', () => {
  const links = new Set(SIDEBAR.flatMap(({ items = [] }) => items.map(({ link = '' }) => link)));
  const guides = PAGES.filter(page => /^docs\/[^/]+\.md$/.test(page)).map(page => `/${placeOf(page).replace(/\.md$/, '')}`); // prettier-ignore
  expect(guides.filter(guide => guide !== '/index' && !links.has(guide))).toEqual([]);
});

describe('the site', { tags: ['slow'], timeout: 240_000 }, () => {
  it('is built without a dead link, with a page of each check, kind, facet, error and framework, and its pictures', () => {
    execFileSync('npm', ['run', '--silent', 'docs:build'], { cwd: ROOT, stdio: 'pipe' });
    const page = (path: string): string => readFileSync(join(SITE, `${path}.html`), 'utf8');
    const missing = [...Object.keys(CHECK_LOADERS).map(id => `checks/${id}`), ...KINDS.map(kind => `reference/kinds/${kind}`)].filter(path => !existsSync(join(SITE, `${path}.html`))); // prettier-ignore
    expect(missing).toEqual([]);
    const facets = globSync('reference/facets/*.html', { cwd: SITE }).map(path => page(path.replace('.html', '')));
    expect(FACETS.filter(facet => !facets.some(html => html.includes(`id="${facet.toLowerCase()}"`)))).toEqual([]);
    const errors = page('reference/errors');
    expect(ERROR_CODES.filter(code => !errors.includes(`id="${code.toLowerCase()}"`))).toEqual([]);
    expect(page('reference/frameworks/dora')).toContain('/checks/untested-restore.html');
    expect(page('pipelines')).toContain('${{');
    const pictures = readdirSync(join(SITE, 'sample'));
    expect(pictures.length).toBeGreaterThan(10);
    const reading = page('reading');
    expect(pictures.filter(name => !reading.includes(`/sample/${name}`))).toEqual([]);
    expect(readdirSync(join(SITE, 'assets', 'chunks')).join()).toContain('localSearchIndex');
  });
});
