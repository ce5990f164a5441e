import { afterEach, expect, it, vi } from 'vitest';
import { parseNow } from '../../src/cli/now-option.ts';
import { forTerminal, print } from '../../src/cli/terminal.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

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
  ['a text', (json: string) => json],
  ['the bytes of a file', (json: string) => Buffer.from(json)],
])('whatever prints %s to a terminal', async (_, form) => {
  const shown: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((...args: unknown[]) => {
    shown.push(String(args[0]));
    (args.at(-1) as () => void)();
    return true;
  });
  const { isTTY } = process.stdout;
  process.stdout.isTTY = true;
  try {
    await print(form(JSON.stringify(HOSTILE)));
  } finally {
    process.stdout.isTTY = isTTY;
  }
  expect(shown.join('')).not.toMatch(/\p{C}/u);
  expect(JSON.parse(shown.join(''))).toEqual(HOSTILE);
});

it('leaves the bytes of other files alone', () => {
  const packed = Buffer.from([0x1f, 0x8b, 0x1b, 0x5b]);
  expect(forTerminal(packed, true)).toBe(packed);
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
