import type { Yearly } from './years.ts';

/** What the years come to. */
export interface Summary {
  readonly expected: number;
  /** Standard error of the expected loss. */
  readonly error: number;
  readonly median: number;
  /** One year in 10, 20 and 100 is worse. */
  readonly oneIn10: number;
  readonly oneIn20: number;
  readonly oneIn100: number;
}

export function summaryOf(years: Yearly): Summary {
  const sorted = Float64Array.from(years).sort();
  const { mean, error } = meanOf(years);
  const at = (share: number): number => quantile(sorted, share);
  return { expected: mean, error, median: at(0.5), oneIn10: at(0.9), oneIn20: at(0.95), oneIn100: at(0.99) };
}

/** The mean and its standard error. */
export function meanOf(values: ArrayLike<number>): { readonly mean: number; readonly error: number } {
  const count = values.length;
  if (count === 0) return { mean: 0, error: 0 };
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += values[at] ?? 0;
  const mean = sum / count;
  let squares = 0;
  for (let at = 0; at < count; at += 1) squares += ((values[at] ?? 0) - mean) ** 2;
  return { mean, error: count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count) };
}

/** The value at a share of sorted values, linear between two. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low, high] = [sorted[below] ?? 0, sorted[Math.min(below + 1, sorted.length - 1)] ?? 0];
  return low + (high - low) * (place - below);
}

/** The share of sorted years above an amount. */
export function exceedance(sorted: Yearly, amount: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) > amount) to = middle;
    else from = middle + 1;
  }
  return (sorted.length - from) / sorted.length;
}
