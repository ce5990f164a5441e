/** Checks and facts answer at once. The failure of a promise that nobody waits for would end the process. */
export function refusePromise<T>(given: T): T {
  if (!(given instanceof Promise)) return given;
  given.catch(() => undefined);
  throw new Error('it returned a promise, and must answer at once');
}
