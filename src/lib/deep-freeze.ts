/** Freezes an object with everything in it, and returns it. Without recursion: data may be nested without an end. Bytes cannot be frozen. */
export function deepFreeze<T>(given: T): T {
  const open: unknown[] = [given];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null || Object.isFrozen(one) || ArrayBuffer.isView(one)) continue;
    Object.freeze(one);
    open.push(...(Object.values(one) as unknown[]));
  }
  return given;
}
