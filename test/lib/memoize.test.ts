import { expect, it, vi } from 'vitest';
import { lazy, memoizeBy, memoizePerObject } from '../../src/lib/memoize.ts';

it('computes once for each key, undefined results too', () => {
  const work = vi.fn((name: string, size: number) => (size > 1 ? name : undefined));
  const sized = memoizeBy((name: string, size: number) => `${name} ${size}`, work);
  expect([sized('a', 1), sized('a', 1), sized('a', 2), sized('a', 2)]).toEqual([undefined, undefined, 'a', 'a']);
  expect(work).toHaveBeenCalledTimes(2);
});

it('computes once for each object, whatever it looks like', () => {
  const work = vi.fn((object: { id: string }) => object.id);
  const idOf = memoizePerObject(work);
  const one = { id: 'a' };
  expect([idOf(one), idOf(one), idOf({ id: 'a' })]).toEqual(['a', 'a', 'a']);
  expect(work).toHaveBeenCalledTimes(2);
});

it('computes on first use, and again after an error', () => {
  const work = vi.fn(() => 'root');
  work.mockImplementationOnce(() => {
    throw new Error('not yet');
  });
  const root = lazy(work);
  expect(work).not.toHaveBeenCalled();
  expect(root).toThrow('not yet');
  expect([root(), root()]).toEqual(['root', 'root']);
  expect(work).toHaveBeenCalledTimes(2);
});
