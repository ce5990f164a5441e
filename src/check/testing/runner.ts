/** The subset of a test runner's API that vitest, node:test, mocha and jest share. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => void) => unknown;
}

/** Freezes a value deeply, so that writing to it throws. */
export function freeze<T>(given: T): T {
  if (typeof given === 'object' && given !== null && !Object.isFrozen(given)) {
    Object.freeze(given);
    Object.values(given).forEach(freeze);
  }
  return given;
}

/** Throws one error with all faults, if there are any. */
export function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
