/**
 * Starts something that is awaited later. When an interrupt cuts off what is awaited before it, its own rejection has a
 * handler already and does not end the process; whoever awaits it still gets it. Lint requires it of every promise that is
 * kept (`no-kept-promise`).
 */
export function start<T extends Promise<unknown>>(begun: T): T {
  begun.catch(() => undefined);
  return begun;
}
