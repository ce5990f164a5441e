import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { summarize } from '../../../src/render/formats/summary.ts';
import { emptyCompany, healthyCompany, noonsale, unseenCompany } from '../../support/assessment.ts';

const FILES = ['/tmp/out/briefing.pdf', '/tmp/out/briefing.html', '/tmp/out/assessment.json'];
const show = (assessment: Assessment, colour = false, files = FILES) =>
  summarize(brief(assessment), assessment, { colour, files });

describe('the summary on the terminal', () => {
  it('has the answer, the score, the thirteen questions, the first actions and the files', () => {
    expect(show(noonsale())).toMatchInlineSnapshot(`
      "Cloud risk briefing: Noonsale Ltd, Q4 2026
      If one log-in is stolen, we can lose data and its copies on the same day.
      41 of 100, Weak (proven). At best 59. 83 % of what matters could be checked.

      Account is wiped        21 Critical gap Find out what happened  59 Weak
      Strangers get in        59 Weak         Rebuild from scripts    50 Weak
      Recovery proved          0 Critical gap One fault stops all      – Not assessed
      One data centre fails   52 Weak         Help at 3 a.m.           – Not assessed
      Data can be read        81 Good         A sudden rush           66 Needs work
      Provider fails us        – Not assessed Fast every day         ~48 Weak
      A key person leaves      – Not assessed
      ~ provisional: less than 70 % of it could be seen
      Findings: 2 critical, 19 high, 8 medium, 0 low; 4 not seen; 1 accepted
      What to do first
      1. Restore one crown jewel into an empty account, time it, and write it down.
      2. Put the main database in two data centres.
      3. Push locked copies every day to a second account with its own administrators.
      Files  /tmp/out/briefing.pdf, briefing.html, assessment.json
      "
    `);
  });

  it.each([noonsale, emptyCompany, unseenCompany, healthyCompany])(
    '%o: fits a terminal of 80 by 24, prompt included',
    make => {
      const lines = show(make()).split('\n');
      expect(lines.length).toBeLessThanOrEqual(24);
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
    },
  );

  it('fits with the longest names', () => {
    const whole = noonsale();
    const lines = show({ ...whole, client: { ...whole.client, name: 'Wonderful '.repeat(40) } }).split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('has the same text with colours', () => {
    const coloured = show(noonsale(), true);
    expect(coloured).toContain('\u{1B}[');
    expect(stripVTControlCharacters(coloured)).toBe(show(noonsale()));
  });

  it('has no control characters from names and paths', () => {
    const whole = noonsale();
    const text = show(
      { ...whole, client: { ...whole.client, name: 'Noon\u{1B}]0;owned\u{7}\u{1B}[2Jsale\r\n' } },
      false,
      ['/tmp/\u{1B}[31mout/a.pdf'],
    );
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F]/);
  });
});
