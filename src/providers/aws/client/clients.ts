import type { CallObserver } from '../../kit/call-observer.ts';
import type { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { memoize } from '../../kit/memoize.ts';
import type { AwsClientClass } from '../context.ts';
import { addSharedMiddleware, observed, prefixOf, type AnyClient } from './middleware.ts';
import { createRateLimiter, DEFAULT_LIMITS, type ConcurrencyLimits, type RateLimiter } from './rate-limiter.ts';
import {
  createHttpHandler,
  DEFAULT_TIMEOUTS,
  hostForAccountPrefix,
  timeoutFor,
  withServerDate,
  withTimeout,
  type Timeouts,
} from './transport.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ClientOptions {
  /** For the user agent. */
  readonly version: string;
  readonly maxAttempts?: number | undefined;
  readonly retryMode?: Retries['mode'] | undefined;
  readonly limits?: Partial<ConcurrencyLimits> | undefined;
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Operations that the user switched off: `iam:GenerateCredentialReport`. What needs them is unread. */
  readonly without?: readonly string[] | undefined;
  readonly environment: Environment;
}

export interface Retries {
  readonly maxAttempts: number;
  /** `adaptive` slows down a client that was throttled; `standard` only waits between the attempts of one call. */
  readonly mode: 'adaptive' | 'standard';
}

export const DEFAULT_RETRIES: Retries = { maxAttempts: 5, mode: 'adaptive' };

/** One set of credentials. */
export interface CredentialSet {
  readonly profile?: string | undefined;
  readonly credentials: ReturnType<typeof fromNodeProviderChain>;
}

/** All clients of a run, one for each class, credential set and region. Each is guarded, limited and counted. */
export interface ClientPool {
  readonly client: <T>(
    Client: AwsClientClass<T>,
    credentialSet: CredentialSet,
    region: string,
    observer: CallObserver,
  ) => T;
  readonly rateLimiter: RateLimiter;
  /** For credential providers, which make clients of their own. */
  readonly requestHandler: ReturnType<typeof withTimeout>;
  /** The `Date` header of the latest response. */
  readonly serverDate: () => string | undefined;
  readonly close: () => void;
}

export async function createClientPool(options: ClientOptions): Promise<ClientPool> {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const rateLimiter = createRateLimiter({ ...DEFAULT_LIMITS, ...options.limits });
  const handler = withServerDate(await createHttpHandler(timeouts, options.environment));
  // Loaded with the first client: it needs a part of the SDK.
  const { addResponseCheck } = await import('./response-check.ts');
  const make = clientFactory({ ...options, addResponseCheck }, timeouts, rateLimiter, handler);
  const clientsOf = memoize((Client: AwsClientClass<unknown>) =>
    memoize((credentialSet: CredentialSet) => memoize((region: string) => make(Client, credentialSet, region))),
  );
  return {
    rateLimiter,
    serverDate: handler.serverDate,
    requestHandler: withTimeout(handler, () => timeouts.firstAnswer),
    close: () => {
      handler.destroy();
    },
    client: <T>(Client: AwsClientClass<T>, credentialSet: CredentialSet, region: string, observer: CallObserver): T =>
      observed(clientsOf(Client)(credentialSet)(region), observer, options.without ?? []) as T,
  };
}

type ClientFactory = (Client: AwsClientClass<unknown>, credentialSet: CredentialSet, region: string) => AnyClient;

function clientFactory(
  {
    maxAttempts,
    retryMode,
    version,
    environment,
    addResponseCheck,
  }: ClientOptions & {
    readonly addResponseCheck: (client: AnyClient) => void;
  },
  timeouts: Timeouts,
  rateLimiter: RateLimiter,
  handler: Parameters<typeof withTimeout>[0],
): ClientFactory {
  return (Client, { credentials, profile }, region) => {
    let service = '';
    const timeout = (): number => timeoutFor(timeouts, rateLimiter.endpointHealth(service, region));
    const client = new (Client as new (settings: object) => AnyClient)({
      region,
      credentials,
      ...(profile === undefined ? {} : { profile }),
      maxAttempts: maxAttempts ?? DEFAULT_RETRIES.maxAttempts,
      retryMode: retryMode ?? DEFAULT_RETRIES.mode,
      requestHandler: withTimeout(handler, timeout),
      customUserAgent: [['cloudbrief', version]],
      ...endpointSettings(Client.name, environment),
    });
    service = prefixOf(client);
    addSharedMiddleware(client, rateLimiter, region);
    addResponseCheck(client);
    return client;
  };
}

/** What the SDK does not do itself about endpoints. */
function endpointSettings(client: string, environment: Environment): object {
  switch (client) {
    // The endpoint stays the configured one: the host of a queue URL, which a response sets, is not trusted.
    case 'SQSClient':
      return { useQueueUrlAsEndpoint: false };
    // The SDK ignores the configured endpoint for this service.
    case 'CloudHSMV2Client':
      return endpointFrom(environment, 'AWS_ENDPOINT_URL_CLOUDHSM_V2', url => url);
    case 'S3ControlClient':
      return endpointFrom(environment, 'AWS_ENDPOINT_URL_S3_CONTROL', hostForAccountPrefix);
    default:
      return {};
  }
}

function endpointFrom(environment: Environment, variable: string, adapt: (url: string) => string): object {
  const endpoint = environment[variable] ?? environment['AWS_ENDPOINT_URL'];
  return endpoint === undefined ? {} : { endpoint: adapt(endpoint) };
}
