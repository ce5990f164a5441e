import { afterAll, beforeAll, vi } from 'vitest';
import { DEFAULT_RETRIES } from '../../src/providers/aws/client/clients.ts';
import { DEFAULT_TIMEOUTS, type Timeouts } from '../../src/providers/aws/client/transport.ts';

const SOON: Timeouts = { connect: 1_000, firstAnswer: 2_000, answer: 3_000 };

/** For tests of the command line with servers that hang or throttle: until this file ends, AWS clients wait much less. */
export function waitLess(): void {
  const [retries, timeouts] = [{ ...DEFAULT_RETRIES }, { ...DEFAULT_TIMEOUTS }];
  beforeAll(() => {
    Object.assign(DEFAULT_RETRIES, { mode: 'standard' });
    Object.assign(DEFAULT_TIMEOUTS, SOON);
    // The wait before a retry is a random part of the longest.
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterAll(() => {
    Object.assign(DEFAULT_RETRIES, retries);
    Object.assign(DEFAULT_TIMEOUTS, timeouts);
    vi.restoreAllMocks();
  });
}
