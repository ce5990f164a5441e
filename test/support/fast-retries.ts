import { afterAll, beforeAll, vi } from 'vitest';
import { DEFAULT_RETRIES } from '../../src/providers/aws/client/clients.ts';
import { DEFAULT_TIMEOUTS } from '../../src/providers/aws/client/transport.ts';

/** For command-line tests with throttling servers: AWS clients retry without delay until this file ends. */
export function withoutRetryDelay(): void {
  const { mode } = DEFAULT_RETRIES;
  beforeAll(() => {
    Object.assign(DEFAULT_RETRIES, { mode: 'standard' });
    // The delay of a retry is a random part of the maximum.
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterAll(() => {
    Object.assign(DEFAULT_RETRIES, { mode });
    vi.restoreAllMocks();
  });
}

/** For command-line tests with servers that hang: shorter time-outs of AWS clients. */
export async function withShortTimeouts<T>(work: () => Promise<T>): Promise<T> {
  const timeouts = { ...DEFAULT_TIMEOUTS };
  Object.assign(DEFAULT_TIMEOUTS, { firstAnswer: 3_000, answer: 4_000 });
  try {
    return await work();
  } finally {
    Object.assign(DEFAULT_TIMEOUTS, timeouts);
  }
}
