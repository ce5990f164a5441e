/** What the testers need of a test runner; vitest, node:test, mocha and jest all have it. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => void) => unknown;
}

/** Freezes a value and all that it holds, so that a test notices who writes to it. */
export function freeze<T>(given: T): T {
  if (typeof given === 'object' && given !== null && !Object.isFrozen(given)) {
    Object.freeze(given);
    Object.values(given).forEach(freeze);
  }
  return given;
}

/** Throws when there are faults, with all of them in one message. */
export function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
