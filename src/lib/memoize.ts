/** Calls `work` once for each key; results live as long as the returned function. */
export function memoizeBy<A extends readonly unknown[], T>(
  keyOf: (...args: A) => string,
  work: (...args: A) => T,
): (...args: A) => T {
  const results = new Map<string, { readonly result: T }>();
  return (...args) => {
    const key = keyOf(...args);
    let known = results.get(key);
    if (known === undefined) {
      known = { result: work(...args) };
      results.set(key, known);
    }
    return known.result;
  };
}

/** Calls `work` once for each combination of three keys, without making a text of them. */
export function memoizeBy3<A, B, C, T>(work: (a: A, b: B, c: C) => T): (a: A, b: B, c: C) => T {
  const results = new Map<A, Map<B, Map<C, { readonly result: T }>>>();
  return (a, b, c) => {
    const byB = results.get(a) ?? new Map<B, Map<C, { readonly result: T }>>();
    results.set(a, byB);
    const byC = byB.get(b) ?? new Map<C, { readonly result: T }>();
    byB.set(b, byC);
    const known = byC.get(c) ?? { result: work(a, b, c) };
    byC.set(c, known);
    return known.result;
  };
}

/** Calls `work` once for each object; results are garbage-collected with their objects. */
export function memoizePerObject<A extends object, T>(work: (object: A) => T): (object: A) => T {
  const results = new WeakMap<A, { readonly result: T }>();
  return object => {
    let known = results.get(object);
    if (known === undefined) {
      known = { result: work(object) };
      results.set(object, known);
    }
    return known.result;
  };
}

/** Calls `work` once, on first use. */
export const lazy = <T>(work: () => T): (() => T) => memoizeBy(() => '', work);
