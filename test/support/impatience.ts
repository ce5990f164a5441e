import { afterAll, beforeAll, vi } from 'vitest';
import { DEFAULT_RETRIES } from '../../src/providers/aws/client/clients.ts';
import { DEFAULT_TIMEOUTS } from '../../src/providers/aws/client/transport.ts';

/** For tests of the command line with servers that throttle: until this file ends, retries of AWS clients come at once. */
export function retryAtOnce(): void {
  const { mode } = DEFAULT_RETRIES;
  beforeAll(() => {
    Object.assign(DEFAULT_RETRIES, { mode: 'standard' });
    // The wait before a retry is a random part of the longest.
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterAll(() => {
    Object.assign(DEFAULT_RETRIES, { mode });
    vi.restoreAllMocks();
  });
}

/** For tests of the command line with servers that hang: meanwhile AWS clients give up sooner. */
export async function givingUpSoon<T>(work: () => Promise<T>): Promise<T> {
  const timeouts = { ...DEFAULT_TIMEOUTS };
  Object.assign(DEFAULT_TIMEOUTS, { firstAnswer: 3_000, answer: 4_000 });
  try {
    return await work();
  } finally {
    Object.assign(DEFAULT_TIMEOUTS, timeouts);
  }
}
