import { performance } from 'node:perf_hooks';

/** Measures stages; `timings` has the milliseconds of completed ones. */
export function createStopwatch(): {
  readonly timings: Readonly<Record<string, number>>;
  readonly time: <T>(stage: string, work: () => Promise<T> | T) => Promise<T>;
} {
  const timings: Record<string, number> = {};
  const time = async <T>(stage: string, work: () => Promise<T> | T): Promise<T> => {
    const began = performance.now();
    const done = await work();
    timings[stage] = Math.round(performance.now() - began);
    return done;
  };
  return { timings, time };
}
