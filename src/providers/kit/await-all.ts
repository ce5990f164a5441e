import { throwFirst } from './several-failures.ts';

/** Waits for every promise, then rejects with what failed: what the others emit is not cut off. */
export async function awaitAll(promises: Iterable<Promise<unknown>>): Promise<void> {
  const outcomes = await Promise.allSettled(promises);
  throwFirst(outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])));
}
