import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manPage } from '../../scripts/man-page.ts';
import { CLOUD_PROVIDERS } from '../../src/providers/index.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import { program } from '../../src/cli/main.ts';

const page = manPage(program(), '1.2.3');

describe('the manual page', () => {
  it('has every command and its options', () => {
    for (const heading of ['assess', 'demo', 'checks list', 'checks new', 'doctor', 'completion'])
      expect(page).toMatch(new RegExp(`^\\.SS cloudbrief ${heading}\\b`, 'm'));
    expect(page).toContain('.B \\-\\-fail\\-on <severity>');
  });

  it('says what each exit code means, as the documentation does', () => {
    const documented = readFileSync(join(packageRoot(), 'README.md'), 'utf8').matchAll(/^\| (\d+) +\| /gm);
    const codes = [...documented].map(([, code]) => code);
    expect(codes).toEqual(['0', '1', '2', '130']);
    const status = page.slice(page.indexOf('.SH EXIT STATUS'));
    expect([...status.matchAll(/^\.B (\d+)$/gm)].map(([, code]) => code)).toEqual(codes);
    expect(status).toContain('nothing could be read');
    expect(status).toContain('before the command began');
  });

  it('names the formats of each provider', async () => {
    const help = (name: string): string =>
      program().commands.find(one => one.name() === name)?.options.find(({ long }) => long === '--format')?.description ?? '';
    const formatsOf = (text: string, id: string): string[] =>
      (text.split(';').find(part => part.trim().startsWith(`${id} `)) ?? '')
        .trim().split(' ').filter(word => !['or', 'also', 'only', id].includes(word));
    for (const { id, reader } of CLOUD_PROVIDERS) {
      const { policyTemplates = {}, setup } = await reader();
      const others = formatsOf(help('policy'), id).filter(format => format !== 'json');
      expect(others.toSorted(), `policy ${id}`).toEqual(Object.keys(policyTemplates).sort());
      expect(formatsOf(help('setup').split(': ')[1] ?? '', id), `setup ${id}`).toEqual(Object.keys(setup));
    }
  }); // prettier-ignore

  const groff = spawnSync('groff', ['--version']).status === 0;
  it.skipIf(!groff)('is without a fault for groff (skipped where it is not installed)', () => {
    const { stdout, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww'], { input: page, encoding: 'utf8' });
    expect(stderr).toBe('');
    // Bold is a character, a backspace, and the character again.
    expect(stdout.replaceAll(/.\x08/g, '')).toContain('--fail-on <severity>');
  });
});
