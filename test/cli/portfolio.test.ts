import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { noonsale } from '../support/assessment.ts';
import { createWorkspace, runCli, SAMPLE } from '../support/cli.ts';

const work = createWorkspace();

function save(name: string, change: (assessment: Assessment) => Assessment = one => one): string {
  writeFileSync(work.file(name), JSON.stringify(change(noonsale())));
  return name;
}

beforeAll(() => {
  save('shop.json');
});
afterAll(() => {
  work.remove();
});

describe('portfolio', () => {
  it('writes a page as PDF and HTML, and counts the newest assessment of a client', async () => {
    const older = save('older.json', one => ({ ...one, now: '2026-08-01T00:00:00.000Z' }));
    const other = save('other.json', one => ({ ...one, client: { ...one.client, name: 'Lastlot Ltd' } }));
    const run = await runCli(['portfolio', older, 'shop.json', other, '--out', 'page'], { cwd: work.path });
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/Lastlot Ltd/);
    expect(run.stderr).toContain('Left out, because there is a newer one of the same client: older.json');
    expect(readFileSync(work.file('page/portfolio.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(work.file('page/portfolio.html'), 'utf8')).toContain('Lastlot Ltd');
  });

  it('gives the same bytes twice', async () => {
    for (const out of ['one', 'two'])
      await runCli(['portfolio', 'shop.json', '--format', 'pdf', '--out', out], { cwd: work.path });
    expect(readFileSync(work.file('one/portfolio.pdf'))).toEqual(readFileSync(work.file('two/portfolio.pdf')));
  });

  it.each([
    ['a format that it does not have', ['shop.json', '--format', 'docx'], /no format docx.*\n.*pdf, html, json/],
    ['standard output', ['shop.json', '--out', '-'], /--out takes a folder/],
    ['a file that is no assessment', [SAMPLE], /not an assessment/],
    ['a file that is not there', ['gone.json'], /gone\.json/],
    ['the same moment of one client twice', ['shop.json', 'copy.json'], /both of .*same moment/],
  ])('refuses %s', async (_, args, message) => {
    save('copy.json');
    const run = await runCli(['portfolio', ...args], { cwd: work.path });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  }); // prettier-ignore
});
