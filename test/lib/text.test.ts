import { describe, expect, it } from 'vitest';
import { sanitizeText } from '../../src/lib/text.ts';

const FAMILY = '👩\u200D👩\u200D👧';
const KEPT = [
  FAMILY,
  '🏳\uFE0F\u200D🌈 flags',
  '👩🏽\u200D💻-laptop',
  // Persian: without it, the two parts would join.
  'می\u200Cخواهم',
  'क्\u200Cष',
];
const REPLACED = [
  ['orders\u200Cprod', 'orders prod'],
  ['orders\u200Dprod', 'orders prod'],
  ['\u200Dorders\u200C', 'orders'],
  ['می\u200C\u200Cخواهم', 'می خواهم'],
  ['می\u200C', 'می'],
  ['👩\u200Dorders', '👩 orders'],
  ['a\u202Eb\u2066c\u0007d\u2028e', 'a b c d e'],
  ['می\u200Dخواهم', 'می خواهم'],
] as const;

describe('text from a cloud', () => {
  it.each(KEPT)('keeps the joiner that belongs to its spelling: %s', text => {
    expect(sanitizeText(text)).toBe(text);
    expect(sanitizeText(` ${text}\u202E`), 'also where something else is replaced').toBe(text);
  });

  it.each(REPLACED)('has no other invisible character: %j', (text, clean) => {
    expect(sanitizeText(text)).toBe(clean);
  });

  it('is cut between characters', () => {
    expect(sanitizeText('😀'.repeat(20), 10).isWellFormed()).toBe(true);
    expect(sanitizeText('😀'.repeat(20), 10)).toHaveLength(10);
  });
});
