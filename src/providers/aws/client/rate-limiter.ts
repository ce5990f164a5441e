import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import pLimit from 'p-limit';
import { memoize } from '../../kit/memoize.ts';
import { errorNames } from './failure.ts';

/** How many requests may be in flight. */
export interface ConcurrencyLimits {
  readonly perServiceAndRegion: number;
  readonly overall: number;
}

/** Limits concurrency, and stops sending to endpoints that do not answer. An endpoint is a service in a region. */
export interface RateLimiter {
  /** Sends one attempt; throws `UnreachableError` without sending once the region or the endpoint stopped answering. */
  readonly send: <T>(service: string, region: string, attempt: () => Promise<T>) => Promise<T>;
  readonly endpointHealth: (service: string, region: string) => EndpointHealth;
}

export interface EndpointHealth {
  /** Whether it ever answered. */
  readonly answered: boolean;
  /** Whether the latest attempt that ended got no answer. */
  readonly silent: boolean;
}

/** Nothing was sent: the endpoint did not answer the calls before. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export const DEFAULT_LIMITS: ConcurrencyLimits = { perServiceAndRegion: 8, overall: 64 };

const FAILURES_IN_A_ROW = 3;
const RETRY_AFTER_MS = 10 * 60_000;

const CONNECTION_ERRORS = new Set([
  'TimeoutError', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
  'EADDRNOTAVAIL', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]); // prettier-ignore

/** Whether nothing answered; an error response is an answer. */
export function isConnectionError(error: unknown): boolean {
  const answered =
    (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode !== undefined;
  return !answered && errorNames(error).some(name => CONNECTION_ERRORS.has(name));
}

export function createRateLimiter(limits: ConcurrencyLimits = DEFAULT_LIMITS): RateLimiter {
  const overall = pLimit(limits.overall);
  const limitOf = memoize(() => pLimit(limits.perServiceAndRegion));
  const breakerOf = memoize(() =>
    circuitBreaker(handleAll, { halfOpenAfter: RETRY_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) }),
  );
  const health = new Map<string, EndpointHealth>();
  const regions = createRegionHealth();

  const attemptAt = async <T>(endpoint: string, region: string, attempt: () => Promise<T>): Promise<Outcome<T>> => {
    const observed = async (): Promise<T> => {
      const outcome = await settle(attempt);
      const silent = isSilent(outcome);
      health.set(endpoint, { silent, answered: !silent || health.get(endpoint)?.answered === true });
      return unsettle(outcome);
    };
    const outcome = await breakerOf(region).execute(() => regions.attempt(region, observed));
    if ('error' in outcome && isConnectionError(outcome.error)) throw outcome.error;
    return outcome;
  };

  return {
    endpointHealth: (service, region) => health.get(`${service} ${region}`) ?? { answered: false, silent: false },
    send: async <T>(service: string, region: string, attempt: () => Promise<T>): Promise<T> => {
      const endpoint = `${service} ${region}`;
      const bounded = (): Promise<Outcome<T>> =>
        breakerOf(endpoint).execute(() => attemptAt(endpoint, region, attempt));
      try {
        return unsettle(await limitOf(endpoint)(() => overall(bounded)));
      } catch (error) {
        throw error instanceof BrokenCircuitError ? unreachable(service, region) : error;
      }
    },
  };
}

/** Attempts that count against the breaker of a region: those that got no answer while nothing else there did. */
function createRegionHealth(): {
  readonly attempt: <T>(region: string, attempt: () => Promise<T>) => Promise<Outcome<T>>;
} {
  const lastAnswer = new Map<string, number>();
  return {
    attempt: async (region, attempt) => {
      const started = performance.now();
      const outcome = await settle(attempt);
      if (!('error' in outcome) || !isConnectionError(outcome.error)) {
        lastAnswer.set(region, performance.now());
        return outcome;
      }
      // A service that is down does not close a region whose other services answered meanwhile.
      if ((lastAnswer.get(region) ?? -1) > started) return outcome;
      throw outcome.error;
    },
  };
}

const unreachable = (service: string, region: string): UnreachableError =>
  new UnreachableError(
    `${service} in ${region} did not answer ${String(FAILURES_IN_A_ROW)} times in a row; nothing more was sent there`,
  );

type Outcome<T> = { readonly answer: T } | { readonly error: unknown };

const isSilent = (outcome: Outcome<unknown>): boolean => 'error' in outcome && isConnectionError(outcome.error);

async function settle<T>(attempt: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { answer: await attempt() };
  } catch (error) {
    return { error };
  }
}

function unsettle<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw outcome.error;
  return outcome.answer;
}
