/** Computes one value for each key. Concurrent callers share a promise; a rejected promise is kept as well. */
export function memoize<K, V>(compute: (key: K) => V): (key: K) => V {
  const values = new Map<K, { readonly value: V }>();
  return key => {
    const known = values.get(key) ?? { value: compute(key) };
    values.set(key, known);
    return known.value;
  };
}

/** The same without a key: computed at the first call. */
export function once<V>(compute: () => V): () => V {
  const read = memoize<undefined, V>(compute);
  return () => read(undefined);
}
