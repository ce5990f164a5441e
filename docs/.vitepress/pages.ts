import { existsSync, globSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Folder of the clone: pages are taken from all of it, so that each link of a page has a target. */
export const ROOT = join(import.meta.dirname, '..', '..');

const PATTERNS = ['*.md', 'docs/**/*.md', 'examples/**/README.md'];

/** Markdown files that are pages of the site, as paths in the clone. */
export const PAGES: readonly string[] = PATTERNS.flatMap(pattern => globSync(pattern, { cwd: ROOT })).sort();
const KNOWN: ReadonlySet<string> = new Set(PAGES);

/** Where a page is on the site: `docs/aws.md` at `aws.md`, a README at the index of its folder. */
export function placeOf(page: string): string {
  if (page === 'README.md') return 'overview.md';
  const path = page.replace(/^docs\//, '').replace(/README\.md$/, 'index.md');
  return path.includes('/') ? path : path.toLowerCase();
}

/** Files that a page links to and that are no pages: they are copied to the site. */
export const linkedFiles = new Set<string>();

/** The link of a page, which is one in the clone, as a link of the site; undefined to a folder without a page. Throws where it has no target. */
export function siteLink(page: string, href: string): string | undefined {
  const [path = '', anchor] = href.split('#');
  if (/^[a-z]+:/.test(href) || path === '') return href;
  const target = posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, '');
  const end = anchor === undefined ? '' : `#${anchor}`;
  for (const found of [target, posix.join(target, 'README.md')])
    if (KNOWN.has(found)) return `/${placeOf(found)}${end}`;
  const file = join(ROOT, target);
  if (!existsSync(file)) throw new Error(`${page}: nothing is at ${href}`);
  if (statSync(file).isDirectory()) return undefined;
  linkedFiles.add(target);
  return `/files/${target}`;
}
