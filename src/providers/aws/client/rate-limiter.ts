import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleAll,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import pLimit, { type LimitFunction } from 'p-limit';
import { errorNames } from './failure.ts';

/** How much may be under way at once. */
export interface ConcurrencyLimits {
  readonly perServiceAndRegion: number;
  readonly overall: number;
}

/** Bounds what is sent, and stops sending to where nobody answers. */
export interface RateLimiter {
  /** Sends one attempt; throws `UnreachableError` without sending when the region or the service there is given up. */
  readonly send: <T>(service: string, region: string, attempt: () => Promise<T>) => Promise<T>;
  /** How a service in a region behaved so far. */
  readonly manners: (service: string, region: string) => EndpointHealth;
}

export interface EndpointHealth {
  /** Whether it ever answered. */
  readonly answered: boolean;
  /** Whether the latest attempt that ended got no answer. */
  readonly silent: boolean;
}

/** Nothing was sent: the place did not answer the calls before. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export const DEFAULT_LIMITS: ConcurrencyLimits = { perServiceAndRegion: 8, overall: 64 };

const FAILURES_IN_A_ROW = 3;
/** A place that is given up is tried again only much later. */
const TRY_AGAIN_MS = 10 * 60_000;

const CONNECTION_ERRORS = new Set([
  'TimeoutError', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
  'EADDRNOTAVAIL', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]); // prettier-ignore

/** Whether the error says that nobody was there, rather than what somebody answered. */
export function isConnectionError(error: unknown): boolean {
  const answered =
    (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode !== undefined;
  return !answered && errorNames(error).some(name => CONNECTION_ERRORS.has(name));
}

type Outcome<T> = { readonly answer: T } | { readonly error: unknown };

export function createRateLimiter(limits: ConcurrencyLimits = DEFAULT_LIMITS): RateLimiter {
  const overall = pLimit(limits.overall);
  const perPlace = new Map<string, LimitFunction>();
  const breakers = new Map<string, CircuitBreakerPolicy>();
  const lastAnswer = new Map<string, number>();
  const manners = new Map<string, EndpointHealth>();
  const breaker = (place: string): CircuitBreakerPolicy => {
    const breaking = { halfOpenAfter: TRY_AGAIN_MS, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) };
    return getOrMake(breakers, place, () => circuitBreaker(handleAll, breaking));
  };

  const attemptInRegion = async <T>(region: string, attempt: () => Promise<T>): Promise<Outcome<T>> => {
    const started = performance.now();
    const outcome = await settle(attempt);
    if ('answer' in outcome || !isConnectionError(outcome.error)) {
      lastAnswer.set(region, performance.now());
      return outcome;
    }
    // One dead service does not close a region that answered others meanwhile.
    if ((lastAnswer.get(region) ?? -1) > started) return outcome;
    throw outcome.error;
  };
  const attemptAt = async <T>(place: string, region: string, attempt: () => Promise<T>): Promise<Outcome<T>> => {
    const watched = async (): Promise<T> => {
      const outcome = await settle(attempt);
      const silent = 'error' in outcome && isConnectionError(outcome.error);
      manners.set(place, { silent, answered: !silent || manners.get(place)?.answered === true });
      return unsettle(outcome);
    };
    const outcome = await breaker(region).execute(() => attemptInRegion(region, watched));
    if ('error' in outcome && isConnectionError(outcome.error)) throw outcome.error;
    return outcome;
  };

  return {
    manners: (service, region) => manners.get(`${service} ${region}`) ?? { answered: false, silent: false },
    send: async (service, region, attempt) => {
      const place = `${service} ${region}`;
      const limit = getOrMake(perPlace, place, () => pLimit(limits.perServiceAndRegion));
      try {
        const outcome = await limit(() =>
          overall(() => breaker(place).execute(() => attemptAt(place, region, attempt))),
        );
        return unsettle(outcome);
      } catch (error) {
        if (error instanceof BrokenCircuitError) {
          throw new UnreachableError(
            `${service} in ${region} did not answer ${String(FAILURES_IN_A_ROW)} times in a row; nothing more was sent there`,
          );
        }
        throw error;
      }
    },
  };
}

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

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
