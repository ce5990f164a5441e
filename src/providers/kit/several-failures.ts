/** The failures that happened beside one that was thrown. */
const others = new WeakMap<object, readonly unknown[]>();

/** Throws the first of several failures; the recorder names the others too, so that no failed call is missing in the ledger. */
export function throwFirst(failures: readonly unknown[]): void {
  const [first, ...rest] = failures;
  if (failures.length === 0) return;
  if (typeof first === 'object' && first !== null) others.set(first, [...othersOf(first), ...rest]);
  throw first;
}

/** What failed beside this failure and beside those; each once, since a memoized call fails as one failure in many places. */
export function failuresBeside(error: unknown): readonly unknown[] {
  const found = new Set<unknown>([error]);
  // A set that grows while it is iterated yields what is added.
  for (const failure of found) for (const other of othersOf(failure)) found.add(other);
  found.delete(error);
  return [...found];
}

const othersOf = (error: unknown): readonly unknown[] =>
  typeof error === 'object' && error !== null ? (others.get(error) ?? []) : [];
