import { expect, it } from 'vitest';
import { truncateValue } from '../../src/lib/truncate.ts';

it('leaves what is small as it is: the same object', () => {
  const small = { spread: 'single-zone', places: [{ region: 'eu-central-1', zone: 'euc1-az1' }] };
  expect(truncateValue(small)).toBe(small);
  expect(truncateValue(null)).toBe(null);
});

it('begins long lists, counts the rest, and leaves the original alone', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({ from: index }));
  expect(truncateValue(many)).toEqual([{ from: 0 }, { from: 1 }, { from: 2 }, { from: 3 }, { from: 4 }, { from: 5 }, '… and 94 more']); // prettier-ignore
  expect(many).toHaveLength(100);
});

it('cuts long texts, also between the halves of a character', () => {
  const cut = truncateValue('😀'.repeat(1000)) as string;
  expect(cut.length).toBeLessThanOrEqual(160);
  expect(cut.isWellFormed()).toBe(true);
});

it('ends, however wide and deep the value is', () => {
  let deep: unknown = 'x';
  for (let n = 0; n < 10_000; n++) deep = { deep };
  const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`key-${String(n)}`, n]));
  expect(JSON.stringify(truncateValue([deep, wide])).length).toBeLessThan(1000);
});
