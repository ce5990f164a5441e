import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

let space: Workspace;
beforeEach(() => {
  space = createWorkspace();
});
afterEach(() => {
  space.remove();
});

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const write = (name: string, text: string): void => {
  writeFileSync(space.file(name), text);
};
const assess = (...flags: string[]): Promise<CliRun> =>
  runCli(
    ['assess', '--from', SAMPLE, '--out', 'out', '--format', 'html,json', '--now', '2026-11-22T12:00:00Z', ...flags],
    { cwd: space.path },
  );
const html = (): string => readFileSync(space.file('out', 'briefing.html'), 'utf8');

describe('a briefing under another name', () => {
  it('carries the logo, the colour, the client and the day of its end', async () => {
    write('logo.svg', LOGO);
    write(
      'cloudbrief.yaml',
      "client:\n  name: Client & Co\n  preparedBy: Example Advisory\n  preparedFor: The audit committee\n  contact: Jo <jo@example.com>\n  version: v2\n  counsel: true\n  keepMonths: 12\nbrand:\n  logo: logo.svg\n  accent: '#5b2333'\n",
    );
    const run = await assess();
    expect(run.code, run.stderr).toBe(0);
    expect(html()).toContain(
      `<img class="logo" src="data:image/svg+xml;base64,${Buffer.from(LOGO).toString('base64')}" alt="Example Advisory">`,
    );
    expect(html()).toContain(':root{--accent:#5b2333}');
    expect(html()).toContain('Client &amp; Co');
    expect(html()).toContain('<dt>Contact</dt><dd>Jo &lt;jo@example.com&gt;</dd>');
    expect(html()).toContain('<dt>Version</dt><dd>v2</dd>');
    expect(html()).toContain('<dd>Prepared at the request of counsel.</dd>');
    expect(html()).toContain('Client &amp; Co · Cloud risk briefing · The audit committee · TLP:AMBER+STRICT');
    expect(html()).toContain('<dt>Destroy by</dt><dd>22\u{A0}November 2027</dd>');
  });

  it.each([
    ['a colour that is too pale', "brand:\n  accent: '#ffcc00'\n", 'too little contrast'],
    ['a colour that the words on the cover drown in', "brand:\n  accent: '#737373'\n", 'too little contrast'],
    ['a colour that is none', 'brand:\n  accent: red\n', '#14324f'],
    ['a logo that is not there', 'brand:\n  logo: none.png\n', 'cannot be read'],
    ['a logo that is no picture', 'brand:\n  logo: cloudbrief.yaml\n', 'not a PNG, JPEG or SVG'],
    ['templates that are not there', 'brand:\n  templates: nowhere\n', 'does not exist'],
  ])('refuses %s before it reads anything', async (_, yaml, said) => {
    write('cloudbrief.yaml', yaml);
    expect(expectFault(await assess(), 'CB_CONFIG').join(' ')).toContain(said);
  });

  it('is printed by templates of one’s own, file by file', async () => {
    mkdirSync(space.file('mine', 'partials'), { recursive: true });
    write('mine/partials/cover.hbs', '<section class="cover"><h1>{{client}}: our own cover</h1>{{> seal}}</section>');
    write('mine/partials/seal.hbs', '<p>Sealed by {{mark}}</p>');
    const run = await assess('--templates', 'mine');
    expect(run.code, run.stderr).toBe(0);
    expect(html()).toContain(': our own cover</h1><p>Sealed by TLP:AMBER+STRICT</p>');
    expect(html(), 'the other pages are ours').toContain('class="answer');
  });

  it('says which value a template of one’s own asks for in vain', async () => {
    mkdirSync(space.file('mine', 'partials'), { recursive: true });
    write('mine/partials/cover.hbs', '<p>{{cover.nonsense}}</p>');
    const said = expectFault(await assess('--templates', 'mine'), 'CB_CONFIG').join(' ');
    expect(said).toContain('nonsense');
  });

  it('says which template is no Handlebars, once and with its line', async () => {
    mkdirSync(space.file('mine', 'partials'), { recursive: true });
    write('mine/partials/cover.hbs', '<p>\n{{#if}\n</p>');
    const run = await assess('--templates', 'mine', '--format', 'html,pdf,evidence');
    expect(expectFault(run, 'CB_CONFIG')[0]).toContain(`${space.file('mine', 'partials', 'cover.hbs')}:2: Handlebars`);
    expect(run.stderr.match(/\[CB_\w+\]/g)).toEqual(['[CB_CONFIG]']);
  });

  it.each([
    ['a file', 'cloudbrief.yaml', 'is a file'],
    ['a folder without templates', 'empty', 'has no template'],
  ])('refuses %s as templates, and names the option', async (_, path, message) => {
    write('cloudbrief.yaml', '');
    mkdirSync(space.file('empty'));
    const run = await assess('--templates', path, '--format', 'html,pdf,evidence');
    expect(expectFault(run, 'CB_CONFIG')[0]).toMatch(new RegExp(`--templates: The folder .*${message}`));
    expect(run.stderr.match(/\[CB_\w+\]/g)).toEqual(['[CB_CONFIG]']);
  });

  it('comes without names, and cannot be compared with any more', async () => {
    const run = await assess('--redact');
    expect(run.code, run.stderr).toBe(0);
    const written = html() + readFileSync(space.file('out', 'assessment.json'), 'utf8');
    const sample = readFileSync(SAMPLE, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as { record: string; id?: string; provider?: string });
    const ids = sample.filter(one => one.record === 'resource' && one.provider === 'aws').map(({ id }) => id ?? '');
    expect(ids.length).toBeGreaterThan(50);
    for (const id of ids) expect(written).not.toContain(id);
    expect(written).not.toMatch(/\b\d{12}\b/);
    const compare = await runCli(['compare', 'out/assessment.json', 'out/assessment.json'], { cwd: space.path });
    expect(expectFault(compare, 'CB_ASSESSMENT').join(' ')).toContain('redacted');
  });
});
