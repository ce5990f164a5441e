import { expect, it } from 'vitest';
import { forEachItem } from '../../../src/providers/kit/for-each-item.ts';

it('handles the items after a malformed one, and throws as the first that failed', async () => {
  const seen: number[] = [];
  const handling = forEachItem([1, 2, 3, 4], item => {
    if (item % 2 === 0) throw new Error(`item ${String(item)}`);
    seen.push(item);
  });
  await expect(handling).rejects.toThrow('item 2');
  expect(seen).toEqual([1, 3]);
});
