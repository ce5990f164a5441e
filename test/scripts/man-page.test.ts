import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { manPage } from '../../scripts/man-page.ts';
import { program } from '../../src/cli/main.ts';

const page = manPage(program(), '1.2.3');

describe('the manual page', () => {
  it('has every command and its options', () => {
    for (const heading of ['assess', 'demo', 'checks list', 'checks new', 'doctor', 'completion'])
      expect(page).toMatch(new RegExp(`^\\.SS cloudbrief ${heading}\\b`, 'm'));
    expect(page).toContain('.B \\-\\-fail\\-on <severity>');
  });

  const groff = spawnSync('groff', ['--version']).status === 0;
  it.skipIf(!groff)('is without a fault for groff (skipped where it is not installed)', () => {
    const { stdout, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww'], { input: page, encoding: 'utf8' });
    expect(stderr).toBe('');
    // Bold is a character, a backspace, and the character again.
    expect(stdout.replaceAll(/.\x08/g, '')).toContain('--fail-on <severity>');
  });
});
