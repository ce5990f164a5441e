import { describe, expect, it } from 'vitest';
import { createGlob } from '../../src/lib/glob.ts';

describe('a glob', () => {
  it.each([
    ['orders', 'Orders', true],
    ['orders', 'orders-2', false],
    ['orders*', 'orders-2', true],
    ['*orders', 'the orders', true],
    ['*a*b*', 'xxaxxbxx', true],
    ['a*b*c', 'a-b-c', true],
    ['a*bc*c', 'abc', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['**', 'x', true],
    ['a.c', 'abc', false],
    ['(x', '(x', true],
    ['a*\n*b', 'a\n\nb', true],
  ])('%s matches %s: %s', (pattern, text, matches) => {
    expect(createGlob(pattern)(text)).toBe(matches);
  });

  it('takes no time to see that a hostile pattern does not match', () => {
    const matches = createGlob(`${'a*'.repeat(2_000)}b`);
    const started = performance.now();
    expect(matches('a'.repeat(50_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
