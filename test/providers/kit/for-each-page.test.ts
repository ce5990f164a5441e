import { describe, expect, it } from 'vitest';
import { forEachPage } from '../../../src/providers/kit/for-each-page.ts';
import { failuresBeside } from '../../../src/providers/kit/several-failures.ts';

async function* pagesOf(...pages: readonly (number | Error)[]): AsyncGenerator<number> {
  for (const page of pages) {
    await Promise.resolve();
    if (page instanceof Error) throw page;
    yield page;
  }
}
const refused = new Error('refused');
const malformed = new Error('malformed');

describe('the pages of a list', () => {
  it('are all handled, though one of them is malformed', async () => {
    const handled: number[] = [];
    const read = forEachPage(pagesOf(1, 2, 3), page => {
      if (page === 2) throw malformed;
      handled.push(page);
    });
    await expect(read).rejects.toBe(malformed);
    expect(handled).toEqual([1, 3]);
  });

  it('end with the one that cannot be read, which is why the list is incomplete', async () => {
    const read = forEachPage(pagesOf(1, refused, 3), () => Promise.reject(malformed));
    await expect(read).rejects.toBe(refused);
    expect(failuresBeside(refused)).toEqual([malformed]);
  });
});
