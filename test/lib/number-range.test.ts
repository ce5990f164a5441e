import { describe, expect, it } from 'vitest';
import { readRange } from '../../src/lib/number-range.ts';

describe('a range as a person types it', () => {
  it.each([
    ['100000-140000', 100_000, 140_000],
    ['10m - 14m', 10_000_000, 14_000_000],
    ['1.5 m to 2 m', 1_500_000, 2_000_000],
    ['10,000,000 to 14,000,000', 10_000_000, 14_000_000],
    ["10'000–14'000", 10_000, 14_000],
    ['10.000.000 14.000.000', 10_000_000, 14_000_000],
    ['70%-90%', 0.7, 0.9],
    ['70 % – 90 %', 0.7, 0.9],
    ['0.7..0.9', 0.7, 0.9],
    ['500 4k', 500, 4000],
    ['0-1bn', 0, 1_000_000_000],
  ])('%s', (text, low, high) => {
    expect(readRange(text)).toEqual({ low, high });
  });

  it.each([
    ['12m', 'two numbers'],
    ['1-2-3', 'two numbers'],
    ['', 'two numbers'],
    ['14m-10m', 'above'],
    ['10.000-14.000', 'two ways'],
    ['ten to twelve', 'no number'],
    ['1,5-2,5', 'no number'],
    ['-5-3', 'above'],
    ['1e400-2e400', 'no number'],
  ])('refuses "%s"', (text, why) => {
    expect(readRange(text)).toContain(why);
  });
});
