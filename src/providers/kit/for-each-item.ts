import { throwFirst } from './several-failures.ts';

/**
 * Handles the items of a response in turn, then throws what failed: a malformed item costs itself, not those after it.
 */
export async function forEachItem<T>(items: Iterable<T>, handle: (item: T) => unknown): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await handle(item);
    } catch (error) {
      failures.push(error);
    }
  }
  throwFirst(failures);
}
