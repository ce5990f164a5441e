/** How an attempt ended: any response is an answer; no response is slow (a timeout) or quick (a reset, a refused connection). */
export type Ending = 'answered' | 'timed-out' | 'disconnected';

export interface EndpointHealth {
  /** Whether it ever answered. */
  readonly answered: boolean;
  /** Whether the latest attempt that ended got no answer. */
  readonly silent: boolean;
}

/** Stops sending to endpoints that do not answer. An endpoint is a service in a region. */
export interface CircuitBreaker {
  /** What is unreachable, if anything on the way to the endpoint is. */
  readonly broken: (service: string, region: string) => 'service' | 'region' | undefined;
  readonly health: (service: string, region: string) => EndpointHealth;
  readonly ended: (service: string, region: string, started: number, ending: Ending) => void;
}

interface Endpoint {
  readonly region: string;
  answered: boolean;
  silent: boolean;
  /** Failures since the latest answer, weighted. */
  failures: number;
  latestFailure: number;
  timedOut: boolean;
}

/** Three timeouts in a row break an endpoint, or twelve lost connections: those cost no time, and some proxies drop many. */
const LIMIT = 12;
const WEIGHTS: Readonly<Record<Exclude<Ending, 'answered'>, number>> = { 'timed-out': 4, disconnected: 1 };

/** A region in which nothing ever answered is unreachable once so many of its services timed out; by then a slow one has answered. */
const SERVICES_OF_A_SILENT_REGION = 3;

export function createCircuitBreaker(now: () => number = () => performance.now()): CircuitBreaker {
  const endpoints = new Map<string, Endpoint>();
  const at = (service: string, region: string): Endpoint => {
    const key = `${service} ${region}`;
    const known = endpoints.get(key);
    if (known !== undefined) return known;
    const added = { region, answered: false, silent: false, failures: 0, latestFailure: 0, timedOut: false };
    endpoints.set(key, added);
    return added;
  };
  const isBroken = ({ failures }: Endpoint): boolean => failures >= LIMIT;
  const isSilentRegion = (region: string): boolean => {
    const own = [...endpoints.values()].filter(endpoint => endpoint.region === region);
    const silent = own.filter(endpoint => isBroken(endpoint) && endpoint.timedOut);
    return own.every(({ answered }) => !answered) && silent.length >= SERVICES_OF_A_SILENT_REGION;
  };
  return {
    broken: (service, region) => {
      if (isBroken(at(service, region))) return 'service';
      return isSilentRegion(region) ? 'region' : undefined;
    },
    health: at,
    ended: (service, region, started, ending) => {
      const endpoint = at(service, region);
      endpoint.silent = ending !== 'answered';
      if (ending === 'answered') {
        // Also one that comes late: attempts that are under way when the circuit breaks run to their end.
        endpoint.answered = true;
        endpoint.failures = 0;
      } else if (started >= endpoint.latestFailure) {
        // Attempts side by side fail together: that is one failure.
        endpoint.failures += WEIGHTS[ending];
        endpoint.latestFailure = now();
        endpoint.timedOut = ending === 'timed-out';
      }
    },
  };
}
