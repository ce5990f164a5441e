import { expect, it } from 'vitest';
import { parseNow } from '../../src/cli/now-option.ts';
import { forTerminal } from '../../src/cli/terminal.ts';

const HOSTILE = { name: 'a\u001b[2Jb\u202Egpj.exe\u009b1m\u200f\u{e0041}', emoji: '\u{1f600}' };

it('escapes what steers a terminal or reorders a line in JSON, and changes no value', () => {
  const json = JSON.stringify(HOSTILE, null, 2);
  const shown = String(forTerminal(json, true));
  expect(shown).not.toMatch(/[^\P{C}\n]/u);
  expect(shown).toContain('\u{1f600}');
  expect(JSON.parse(shown)).toEqual(HOSTILE);
  expect(forTerminal(json, false)).toBe(json);
  expect(forTerminal('# A briefing', true)).toBe('# A briefing');
});

it.each([
  '2026-02-31',
  '2026-13-01',
  '7',
  'tomorrow',
  '2026-11-22T12:00:00',
  '2026-11-22T25:00:00Z',
  '22 Nov 2026',
  '',
])('takes %j for no timestamp', text => {
  expect(() => parseNow(text)).toThrow(expect.objectContaining({ code: 'CB_USAGE' }));
});

it.each([
  ['2026-11-22', '2026-11-22T00:00:00.000Z'],
  ['2026-11-22T12:00Z', '2026-11-22T12:00:00.000Z'],
  ['2026-11-22T12:00:00.5+01:00', '2026-11-22T11:00:00.500Z'],
])('takes %s for one', (text, moment) => {
  expect(parseNow(text)).toBe(moment);
});
