import { it } from 'vitest';

/** The numbers of a part of the seeds. */
export const seeds = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

/** A few seconds each: a handful run with every test, some with the slow ones, and all before a release. */
export interface SeedsByCost {
  readonly quick: readonly number[];
  readonly slow: readonly number[];
  readonly release: readonly number[];
}

/** One test a seed. */
export function testSeeds({ quick, slow, release }: SeedsByCost, expectHonest: (seed: number) => Promise<void>): void {
  const promise = 'change verdicts to unknown only, and the ledger has them all (seed %i)';
  if (quick.length > 0) it.each(quick)(promise, expectHonest);
  it.each(slow)(promise, { tags: ['slow'], timeout: 120_000 }, expectHonest);
  it.each(release)(promise, { tags: ['slow', 'release'], timeout: 120_000 }, expectHonest);
}
