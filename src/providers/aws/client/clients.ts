import type { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { CloudbriefError } from '../../../model/errors.ts';
import type { AwsClientClass } from '../context.ts';
import { guard, forbiddenReason } from './guard.ts';
import { SERVICE_PREFIXES } from './service-prefixes.ts';
import { IncompleteResponseError, DisabledOperationError } from './failure.ts';
import { createRateLimiter, DEFAULT_LIMITS, type RateLimiter, type ConcurrencyLimits } from './rate-limiter.ts';
import {
  createHttpHandler,
  dated,
  DEFAULT_TIMEOUTS,
  hostForAccountPrefix,
  timeoutFor,
  withTimeout,
  type Timeouts,
} from './transport.ts';

export interface ClientOptions {
  /** Stands in the user agent. */
  readonly version: string;
  readonly maxAttempts?: number | undefined;
  readonly retryMode?: Retries['mode'] | undefined;
  readonly limits?: Partial<ConcurrencyLimits> | undefined;
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Operations that the user switched off: `iam:GenerateCredentialReport`. What needs them is unread. */
  readonly without?: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface Retries {
  readonly maxAttempts: number;
  /** `adaptive` slows a client down that was throttled; `standard` only waits between the attempts of one call. */
  readonly mode: 'adaptive' | 'standard';
}

export const DEFAULT_RETRIES: Retries = { maxAttempts: 5, mode: 'adaptive' };

/** Who asks: one set of credentials. `key` tells them apart. */
export interface CredentialSet {
  readonly key: string;
  readonly profile?: string | undefined;
  readonly credentials: ReturnType<typeof fromNodeProviderChain>;
}

/** What watches the calls of one unit. */
export interface CallObserver {
  readonly declared: ReadonlySet<string>;
  readonly asked: (call: string) => void;
  /** Names the operation behind an error. */
  readonly blame: (error: unknown, call: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** All clients of a run: one for each class, caller and region; every one of them guarded, bounded and counted. */
export interface ClientPool {
  readonly client: <T>(Client: AwsClientClass<T>, caller: CredentialSet, region: string, watch: CallObserver) => T;
  readonly traffic: RateLimiter;
  /** For the providers of credentials, which make clients of their own. */
  readonly requestHandler: ReturnType<typeof withTimeout>;
  /** The `Date` of the latest answer. */
  readonly serverDate: () => string | undefined;
  readonly close: () => void;
}

type Step = (args: { readonly input: unknown }) => Promise<unknown>;
type Middleware = (next: Step, context: { readonly commandName?: string }) => Step;

interface Stack {
  readonly clone: () => Stack;
  readonly add: (middleware: Middleware, options: object) => void;
  readonly addRelativeTo: (middleware: Middleware, options: object) => void;
}

/** The part of every SDK client that we build on. */
interface AnyClient {
  readonly config: { readonly serviceId: string };
  middlewareStack: Stack;
  send: (command: object, options?: object) => Promise<object>;
}

export async function createClientPool(options: ClientOptions): Promise<ClientPool> {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const traffic = createRateLimiter({ ...DEFAULT_LIMITS, ...options.limits });
  const handler = dated(await createHttpHandler(timeouts, options.environment));
  const shared = new Map<unknown, Map<string, AnyClient>>();

  const make = (Client: AwsClientClass<unknown>, caller: CredentialSet, region: string): AnyClient => {
    let service = '';
    const patience = (): number => timeoutFor(timeouts, traffic.manners(service, region));
    const settings = {
      region,
      credentials: caller.credentials,
      ...(caller.profile === undefined ? {} : { profile: caller.profile }),
      maxAttempts: options.maxAttempts ?? DEFAULT_RETRIES.maxAttempts,
      retryMode: options.retryMode ?? DEFAULT_RETRIES.mode,
      requestHandler: withTimeout(handler, patience),
      customUserAgent: [['cloudbrief', options.version]],
      ...endpointFor(Client, options.environment),
      // Where to ask is ours to say, not an answer's: the address of a queue is its name and nothing more.
      ...(Client.name === 'SQSClient' ? { useQueueUrlAsEndpoint: false } : {}),
    };
    const client = new (Client as new (settings: object) => AnyClient)(settings);
    service = prefixOf(client);
    client.middlewareStack.add(neverGuard(service), {
      step: 'initialize',
      priority: 'high',
      name: 'cloudbriefNeverGuard',
    });
    client.middlewareStack.addRelativeTo(bounded(traffic, service, region), {
      relation: 'after',
      toMiddleware: 'retryMiddleware',
      name: 'cloudbriefTraffic',
    });
    return client;
  };

  return {
    traffic,
    serverDate: handler.serverDate,
    requestHandler: withTimeout(handler, () => timeouts.firstAnswer),
    close: () => {
      handler.destroy();
    },
    client: <T>(Client: AwsClientClass<T>, caller: CredentialSet, region: string, watch: CallObserver): T => {
      const ofClass = shared.get(Client) ?? new Map<string, AnyClient>();
      shared.set(Client, ofClass);
      const key = `${caller.key} ${region}`;
      const base = ofClass.get(key) ?? make(Client, caller, region);
      ofClass.set(key, base);
      return watched(base, watch, options.without ?? []) as T;
    },
  };
}

/** The shared client as one unit sees it: the same connections and retries, with that unit's guard in front. */
function watched(base: AnyClient, watch: CallObserver, without: readonly string[]): AnyClient {
  const client = Object.create(base) as AnyClient;
  client.middlewareStack = base.middlewareStack.clone();
  client.middlewareStack.add(unitGuard(prefixOf(base), watch, without), {
    step: 'initialize',
    priority: 'high',
    name: 'cloudbriefUnitGuard',
  });
  client.send = (command, given) => base.send.call(client, command, { abortSignal: watch.signal, ...given });
  return client;
}

function prefixOf(client: AnyClient): string {
  const service = SERVICE_PREFIXES[client.config.serviceId];
  if (service !== undefined) return service;
  throw new CloudbriefError(
    'CB_GUARD',
    `No client of the service ${client.config.serviceId} may be used: the guard does not know it.`,
    'Nothing was sent. This is a fault in cloudbrief: please report it.',
  );
}

function callName(service: string, context: { readonly commandName?: string }): string {
  return `${service}:${context.commandName?.replace(/Command$/, '') ?? ''}`;
}

const neverGuard =
  (service: string): Middleware =>
  (next, context) =>
  async args => {
    const call = callName(service, context);
    if (forbiddenReason(call, args.input) !== undefined) guard(call, args.input, new Set());
    return next(args);
  };

const unitGuard = (service: string, watch: CallObserver, without: readonly string[]): Middleware => {
  const pages = new Set<string>();
  return (next, context) => async args => {
    const call = callName(service, context);
    try {
      guard(call, args.input, watch.declared);
      assertNewPage(pages, call, args.input);
      if (without.includes(call)) throw new DisabledOperationError('switched off by the user');
      watch.asked(call);
      return await next(args);
    } catch (error) {
      watch.blame(error, call);
      throw error;
    }
  };
};

/** What a service calls the place where a list goes on. */
const PLACE_IN_A_LIST = /token$|marker$|^position$|^exclusivestart/i;

/** A list that leads back to a page that was read never ends: AWS does not do that, and whoever speaks in its place may. */
function assertNewPage(pages: Set<string>, call: string, input: unknown): void {
  const asked = Object.entries((input ?? {}) as Readonly<Record<string, unknown>>);
  if (!asked.some(([name, place]) => PLACE_IN_A_LIST.test(name) && place !== undefined && place !== null)) return;
  const page = `${call} ${JSON.stringify(asked)}`;
  if (pages.has(page)) throw new IncompleteResponseError('the list leads back to a page that was read');
  pages.add(page);
}

const bounded =
  (traffic: RateLimiter, service: string, region: string): Middleware =>
  next =>
  args =>
    traffic.send(service, region, () => next(args));

function endpointFor(
  Client: AwsClientClass<unknown>,
  environment: ClientOptions['environment'],
): { endpoint?: string } {
  // It does not look where the user points it; the name of its variable is that of all others.
  if (Client.name === 'CloudHSMV2Client') {
    const hsm = environment['AWS_ENDPOINT_URL_CLOUDHSM_V2'] ?? environment['AWS_ENDPOINT_URL'];
    return hsm === undefined ? {} : { endpoint: hsm };
  }
  if (Client.name !== 'S3ControlClient') return {};
  const configured = environment['AWS_ENDPOINT_URL_S3_CONTROL'] ?? environment['AWS_ENDPOINT_URL'];
  return configured === undefined ? {} : { endpoint: hostForAccountPrefix(configured) };
}
