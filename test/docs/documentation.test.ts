import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import MarkdownIt, { type Token } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../src/config/environment.ts';
import { RENDERERS } from '../../src/render/renderers.ts';
import { helpOf } from '../support/help-of.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Pages that people write; those under docs/checks are generated from the checks. */
const PAGES = globSync(['*.md', 'docs/*.md', 'examples/**/*.md'], { cwd: ROOT }).sort();
/** The changelog names what is gone, and the generated pages are held by `npm run generate -- --check`. */
const GENERATED = ['docs/coverage.md', 'docs/vocabulary.md'];
const CURRENT = PAGES.filter(page => page !== 'CHANGELOG.md' && !GENERATED.includes(page));

const markdown = new MarkdownIt({ linkify: false });
const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

function flatten(tokens: readonly Token[]): Token[] {
  return tokens.flatMap(token => [token, ...flatten(token.children ?? [])]);
}
const tokensOf = (page: string): Token[] => flatten(markdown.parse(textOf(page), {}));

/** Code of a page: spans, and the lines of blocks. */
function codeOf(page: string): string[] {
  return tokensOf(page).flatMap(({ type, content }) =>
    type === 'code_inline' ? [content] : type === 'fence' ? content.split('\n') : [],
  );
}

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): Set<string> {
  const tokens = tokensOf(page);
  const headings = tokens.flatMap(({ type }, index) =>
    type === 'heading_open' ? [tokens[index + 1]?.content ?? ''] : [],
  );
  return new Set(
    headings.map(heading =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function linksOf(page: string): string[] {
  return tokensOf(page).flatMap(token => {
    const target = token.attrGet(token.type === 'image' ? 'src' : 'href');
    return target === null || /^[a-z]+:/.test(target) ? [] : [target];
  });
}

describe('links', () => {
  it.each(PAGES)('of %s lead to a file and a heading that exist', page => {
    const broken = linksOf(page).filter(link => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !anchorsOf(target).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe('pages', () => {
  it.each(PAGES.filter(page => page.startsWith('docs/')))('%s says in its first line who it is for', page => {
    const [heading, , first] = textOf(page).split('\n');
    expect(heading).toMatch(/^# /);
    expect(first).toMatch(/^For /);
  });

  it('name files that exist', () => {
    const path = /^(?:\.\/)?((?:bin|src|checks|data|docs|scripts|schemas|templates|test|examples|bench)\/[\w./@-]+)$/;
    const gone = CURRENT.flatMap(page =>
      codeOf(page).flatMap(code => {
        const found = path.exec(code.trim())?.[1];
        return found === undefined || existsSync(join(ROOT, found)) ? [] : [`${page}: ${found}`];
      }),
    );
    expect(gone).toEqual([]);
  });
});

describe('commands', () => {
  it('and their options exist', async () => {
    const unknown: string[] = [];
    const helps = new Map<string, string>();
    for (const page of CURRENT)
      for (const code of codeOf(page)) {
        const line = /^(?:npx )?cloudbrief ((?:config|checks|fleet) \w+|[a-z]+)(.*)/.exec(
          code.replace(/#.*| > .*/, '').trim(),
        );
        if (line === null) continue;
        const [, command = '', rest = ''] = line;
        const help = helps.get(command) ?? (await helpOf(command.split(' ')));
        helps.set(command, help);
        const options = rest.match(/--[a-z][a-z-]*/g) ?? [];
        if (!help.startsWith(`Usage: cloudbrief ${command}`)) unknown.push(`${page}: ${command}`);
        unknown.push(
          ...options.filter(option => !help.includes(option)).map(option => `${page}: ${command} ${option}`),
        );
      }
    expect(unknown).toEqual([]);
    expect(helps.size).toBeGreaterThan(10);
  });

  it('of npm are scripts of the package', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const unknown = CURRENT.flatMap(page =>
      [
        ...codeOf(page)
          .join('\n')
          .matchAll(/npm run ([\w:]+)/g),
      ].flatMap(([, name = '']) => (name in scripts ? [] : [`${page}: ${name}`])),
    );
    expect(unknown).toEqual([]);
  });
});

it('risks are accepted by the ids of checks', () => {
  const ids = (JSON.parse(textOf('data/checks.json')) as { readonly id: string }[]).map(({ id }) => id);
  const accepted = CURRENT.flatMap(page =>
    codeOf(page).flatMap(code => /cloudbrief accept ([a-z][\w-]+)/.exec(code)?.[1] ?? []),
  );
  expect(accepted).not.toEqual([]);
  expect(accepted.filter(id => !ids.includes(id))).toEqual([]);
});

it('the README lists every output file', () => {
  const readme = textOf('README.md');
  expect(RENDERERS.filter(({ fileName }) => !readme.includes(`\`${fileName}\``))).toEqual([]);
});

it('the configuration page lists every environment variable', () => {
  const listed = [...textOf('docs/configuration.md').matchAll(/^\| `([\w.]+)` +\| `(CLOUDBRIEF_\w+)`/gm)];
  expect(listed.map(([, setting, variable]) => `${String(variable)} ${String(setting)}`).sort()).toEqual(
    [...VARIABLES].map(([variable, { path }]) => `${variable} ${path.join('.')}`).sort(),
  );
});

it('names only packages that are installed as what it is built with', () => {
  const [, section = ''] = textOf('README.md').split('## Built with\n');
  const named = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<string, object>;
  expect(named).toContain('commander');
  expect(named.filter(name => !(name! in { ...dependencies, ...devDependencies }))).toEqual([]);
});
