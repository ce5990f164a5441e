import { IncompleteResponseError } from './response-fields.ts';

/** Pages of one list that are read; at fifty resources a page, a quarter of a million. */
export const PAGE_LIMIT = { pages: 5_000 };

/**
 * Throws where a list cannot end: it leads back to a page that was read, or on and on with new tokens. No provider does
 * either; an emulator or a proxy may.
 */
export function createPageGuard(): (list: string, page: string) => void {
  const lists = new Map<string, Set<string>>();
  return (list, page) => {
    const pages = lists.get(list) ?? new Set();
    lists.set(list, pages);
    if (pages.has(page)) throw new IncompleteResponseError('the list leads back to a page that was read');
    if (pages.size >= PAGE_LIMIT.pages)
      throw new IncompleteResponseError(`the list does not end within ${PAGE_LIMIT.pages.toLocaleString('en')} pages`);
    pages.add(page);
  };
}

/** For a list that the service returns in one page: throws where there is another, because a part is not the whole. */
export function assertLastPage(token: string | undefined): void {
  if (token !== undefined && token !== '')
    throw new IncompleteResponseError('the list does not end with its only page');
}
