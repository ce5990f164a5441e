import { throwFirst } from './several-failures.ts';

/**
 * Handles the pages of a list in turn, then throws what failed: what is wrong with one page costs nothing of those after it.
 * A page that cannot be read is the last one.
 */
export async function forEachPage<T>(pages: AsyncIterable<T>, handle: (page: T) => unknown): Promise<void> {
  const failures: unknown[] = [];
  try {
    for await (const page of pages) {
      try {
        await handle(page);
      } catch (error) {
        failures.push(error);
      }
    }
  } catch (error) {
    // It is why the list ends here.
    failures.unshift(error);
  }
  throwFirst(failures);
}

/** The pages of an operation for which the SDK has no paginator. */
export async function* pagesByToken<T>(
  ask: (token: string | undefined) => Promise<T>,
  next: (page: T) => string | undefined,
): AsyncGenerator<T> {
  let token: string | undefined;
  do {
    const page = await ask(token);
    yield page;
    token = next(page);
  } while (token !== undefined && token !== '');
}
