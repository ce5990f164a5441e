/** Waits for every promise, then rejects as the first that rejected: what the others emit is not cut off. */
export async function awaitAll(promises: Iterable<Promise<unknown>>): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find(outcome => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
