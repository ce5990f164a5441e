import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import MarkdownIt from 'markdown-it';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInProcess } from '../support/cli-in-process.ts';
import { shellWords } from '../support/shell-words.ts';
import { temporaryFolders } from '../support/temporary-folders.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Guides whose blocks are run from the first to the last; the `sh cloud` ones need an account, and `sh gate` ones end with 1. */
const GUIDES = ['start', 'quarterly', 'audit', 'gate', 'score'];
const folders = temporaryFolders();
const home = folders.make();
const markdown = new MarkdownIt();

const blocksOf = (page: string): readonly (readonly [info: string, commands: readonly string[]])[] =>
  markdown
    .parse(readFileSync(join(ROOT, 'docs', `${page}.md`), 'utf8'), {})
    .filter(({ type, info }) => type === 'fence' && /^sh\b/.test(info))
    .map(({ info, content }) => [
      info,
      content
        .trim()
        .split('\n')
        .map(line => line.replace(/ +# .*/, '')),
    ]);

beforeEach(() => {
  // The last days of acceptances in the guides are valid at this time.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the commands of the guide', { tags: ['slow'], timeout: 240_000 }, () => {
  it.each(GUIDES)('%s do what it says, one after the other', async page => {
    const folder = folders.make();
    const sample = readFileSync(join(ROOT, 'examples', 'noonsale', 'inventory.ndjson'));
    writeFileSync(join(folder, 'client.ndjson.gz'), gzipSync(sample));
    let run = 0;
    for (const [info, commands] of blocksOf(page))
      for (const command of commands) {
        const [program, ...args] = shellWords(command.replace(/^npx /, ''));
        expect(program, command).toBe('cloudbrief');
        if (info === 'sh cloud') {
          expect(command, 'needs an account').toMatch(/ --(aws|azure|gcp)\b| doctor /);
          continue;
        }
        const { code, stderr } = await runInProcess(args, folder, { HOME: home, PATH: process.env['PATH'] });
        expect(`${command}: ${String(code)}`, stderr).toBe(`${command}: ${info === 'sh gate' ? '1' : '0'}`);
        run += 1;
      }
    expect(run).toBeGreaterThan(1);
  });
});
