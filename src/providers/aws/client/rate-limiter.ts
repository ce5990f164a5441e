import pLimit from 'p-limit';
import { memoize } from '../../kit/memoize.ts';
import { createCircuitBreaker, type EndpointHealth, type Ending } from './circuit-breaker.ts';
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

/** Nothing was sent: the endpoint did not answer the calls before. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export const DEFAULT_LIMITS: ConcurrencyLimits = { perServiceAndRegion: 8, overall: 64 };

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
  const breaker = createCircuitBreaker();
  return {
    endpointHealth: breaker.health,
    send: <T>(service: string, region: string, attempt: () => Promise<T>): Promise<T> => {
      const bounded = async (): Promise<T> => {
        const broken = breaker.broken(service, region);
        if (broken !== undefined) throw new UnreachableError(messageOf(broken, service, region));
        const started = performance.now();
        const ended = (ending: Ending): void => {
          breaker.ended(service, region, started, ending);
        };
        try {
          const answer = await attempt();
          ended('answered');
          return answer;
        } catch (error) {
          if (!isAbort(error)) ended(endingOf(error));
          throw error;
        }
      };
      return limitOf(`${service} ${region}`)(() => overall(bounded));
    },
  };
}

const messageOf = (broken: 'service' | 'region', service: string, region: string): string =>
  broken === 'service'
    ? `${service} in ${region} did not answer several times in a row; nothing more was sent there`
    : `no service in ${region} answered; nothing more was sent there`;

function endingOf(error: unknown): Ending {
  if (!isConnectionError(error)) return 'answered';
  return errorNames(error).some(name => /TimeoutError|ETIMEDOUT/.test(name)) ? 'timed-out' : 'disconnected';
}

/** An interrupt says nothing about the endpoint. */
const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
