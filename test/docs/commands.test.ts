import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import MarkdownIt from 'markdown-it';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInProcess, type InProcessRun } from '../support/cli-in-process.ts';
import { shellWords } from '../support/shell-words.ts';
import { temporaryFolders } from '../support/temporary-folders.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Guides whose blocks are run from the first to the last; the `sh cloud` ones need an account, and `sh gate` ones end with 1. */
const GUIDES = ['start', 'quarterly', 'audit', 'gate', 'score'];
const folders = temporaryFolders();
const home = folders.make();
const markdown = new MarkdownIt();

/** Other pages: each command that needs no account works by itself, in a folder with the files that the pages name. */
const PAGES = ['README', 'docs/survival', 'docs/exceptions', 'docs/history', 'docs/office', 'docs/money', 'docs/configuration', 'docs/aws', 'docs/azure', 'docs/gcp', 'docs/pipelines', 'docs/branding', 'docs/extensions']; // prettier-ignore
const NEEDS_ACCOUNT = / --(aws|azure|gcp)\b| doctor |postgres:| assess (?!.*--from)/;

const blocksOf = (page: string): readonly (readonly [info: string, commands: readonly string[]])[] =>
  markdown
    .parse(readFileSync(join(ROOT, `${page}.md`), 'utf8'), {})
    .filter(({ type, info }) => type === 'fence' && /^(sh\b|$)/.test(info))
    .map(({ info, content }) => [
      info,
      content
        .trim()
        .replaceAll(/\\\n\s*/g, '')
        .split('\n')
        // What stands before is of another tool, whose output is in the folder.
        .map(line => line.replace(/ +# .*/, '').replace(/^(cdk|az) .* && /, '')),
    ]);

/** The words after `cloudbrief`; in double quotes as in single ones. */
const argumentsOf = (command: string): string[] => shellWords(command.replaceAll(/"([^"$]*)"/g, "'$1'").replace(/^npx /, '')).slice(1); // prettier-ignore

const MAIN = pathToFileURL(join(ROOT, 'src', 'cli', 'main.ts')).href;
const SCRIPT = `import { main } from '${MAIN}'; process.exitCode = await main(['node', 'cloudbrief', ...process.argv.slice(1)]);`;

/** Extensions want a process whose modules nobody else loads. */
function run(args: readonly string[], folder: string): Promise<InProcessRun> {
  const env = { HOME: home, PATH: process.env['PATH'] };
  if (!args.includes('--plugin')) return runInProcess(args, folder, env);
  const all = ['--conditions=source', '--input-type=module', '-e', SCRIPT, '--', ...args];
  return new Promise(resolve => {
    execFile(process.execPath, all, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

/** What the pages name beside an inventory: plans, templates with their parameters, templates of pages, clients. */
function addFiles(folder: string): void {
  const fixture = (...path: string[]): string => join(ROOT, 'test', 'fixtures', ...path);
  for (const made of ['cdk.out', 'live', join('mine', 'partials'), join('clients', 'one'), join('clients', 'two')])
    mkdirSync(join(folder, made), { recursive: true });
  const copies: readonly (readonly [from: string, to: string])[] = [
    [fixture('terraform', 'aws-plan.json'), 'tfplan.json'],
    [fixture('templates', 'Shop.yaml'), 'template.yaml'],
    [fixture('templates', 'shop.bicep.json'), 'main.json'],
    [join(ROOT, 'templates', 'partials', 'cover.hbs'), join('mine', 'partials', 'cover.hbs')],
  ];
  for (const [from, to] of copies) copyFileSync(from, join(folder, to));
  writeFileSync(join(folder, 'cdk.out', 'Shop.template.json'), '{"Resources":{"Jobs":{"Type":"AWS::SQS::Queue"}}}');
  writeFileSync(join(folder, 'main.parameters.json'), '{"parameters":{"server":{"value":"shop"}}}');
}

/** What a shell would fill in. */
const filledIn = (command: string): string =>
  command
    .replace('"$GROUP_ID"', '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop')
    .replace('clients/*/', 'clients/one/assessment.json clients/two/');

/** A folder with the sample as an inventory that was read. */
function withInventory(): string {
  const folder = folders.make();
  const sample = readFileSync(join(ROOT, 'examples', 'noonsale', 'inventory.ndjson'), 'utf8');
  for (const name of ['client', 'inventory']) writeFileSync(join(folder, `${name}.ndjson.gz`), gzipSync(sample));
  const server = sample.split('\n').find(line => line.includes('"kind":"server"')) ?? '';
  writeFileSync(join(folder, 'more.ndjson'), server.replaceAll(/"id":"[^"]*"/g, '"id":"one-more"'));
  return folder;
}

beforeEach(() => {
  // The last days of acceptances in the guides are valid at this time.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the commands of the guide', { tags: ['slow', 'release'], timeout: 240_000 }, () => {
  it.each(GUIDES)('%s do what it says, one after the other', async page => {
    const folder = withInventory();
    let count = 0;
    for (const [info, commands] of blocksOf(`docs/${page}`))
      for (const command of commands) {
        if (info === '') continue;
        expect(command).toMatch(/^(npx )?cloudbrief /);
        if (info === 'sh cloud') {
          expect(command, 'needs an account').toMatch(NEEDS_ACCOUNT);
          continue;
        }
        const { code, stderr } = await run(argumentsOf(command), folder);
        expect(`${command}: ${String(code)}`, stderr).toBe(`${command}: ${info === 'sh gate' ? '1' : '0'}`);
        count += 1;
      }
    expect(count).toBeGreaterThan(1);
  });
});

describe('the commands of other pages', { tags: ['slow', 'release'], timeout: 240_000 }, () => {
  it.each(PAGES)('%s work, where they need no account', async page => {
    const folder = withInventory();
    const before = await run(['assess', '--from', 'client.ndjson.gz', '--format', 'json'], folder);
    expect(before.code, before.stderr).toBe(0);
    mkdirSync(join(folder, 'last-quarter'));
    addFiles(folder);
    const assessed = readFileSync(join(folder, 'cloudbrief-out', 'assessment.json'), 'utf8');
    for (const place of ['', 'last-quarter', 'live']) writeFileSync(join(folder, place, 'assessment.json'), assessed);
    for (const client of ['one', 'two'])
      writeFileSync(join(folder, 'clients', client, 'assessment.json'), assessed.replace('Our company', client));
    const commands = blocksOf(page).flatMap(([, lines]) => lines.filter(line => /^(npx )?cloudbrief /.test(line)));
    for (const command of commands.filter(one => !NEEDS_ACCOUNT.test(one))) {
      const { code, stdout, stderr } = await run(argumentsOf(filledIn(command)), folder);
      // A gate has one of two answers.
      const isDone = code === 0 || (command.includes('--fail-on') && code === 1);
      expect(`${command}: ${isDone ? 'done' : String(code)}`, stderr).toBe(`${command}: done`);
      const file = / > ([\w.-]+)$/.exec(command)?.[1];
      if (file !== undefined) writeFileSync(join(folder, file), stdout);
    }
    expect(commands).not.toEqual([]);
  });
});
