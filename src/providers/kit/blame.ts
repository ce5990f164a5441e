const BLAMED = new WeakMap<object, string>();

/** Notes the call that an error came from: that of the parents, where a list is read for each of several things. */
function blame(error: unknown, call: string): void {
  if (typeof error === 'object' && error !== null && !BLAMED.has(error)) BLAMED.set(error, call);
}

/** The call that an error came from; undefined for an error of the collector itself. */
export const blamedCall = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null ? BLAMED.get(error) : undefined;

/** What fails within is the failure of this call. */
export async function blaming<T>(call: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    blame(error, call);
    throw error;
  }
}
