import { CloudbriefError } from '../../../model/errors.ts';
import { blaming } from '../../kit/blame.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { createPageGuard } from '../../kit/page-guard.ts';
import { DisabledOperationError } from './failure.ts';
import { forbiddenReason, guard } from './guard.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { SERVICE_PREFIXES } from './service-prefixes.ts';

type Step = (args: { readonly input: unknown }) => Promise<unknown>;
/** What the SDK hands to a middleware: the operation's name, and its schema where the client has one. */
export interface OperationContext {
  readonly commandName?: string;
  readonly __smithy_context?: { readonly operationSchema?: readonly unknown[] };
}

type Middleware = (next: Step, context: OperationContext) => Step;

interface Stack {
  readonly clone: () => Stack;
  readonly add: (middleware: Middleware, options: object) => void;
  readonly addRelativeTo: (middleware: Middleware, options: object) => void;
}

/** The part of every SDK client that this module builds on. */
export interface AnyClient {
  readonly config: { readonly serviceId: string };
  middlewareStack: Stack;
  send: (command: object, options?: object) => Promise<object>;
}

/** The IAM prefix of a client's service. Throws `CB_GUARD` for a service that the guard does not know. */
export function prefixOf(client: AnyClient): string {
  const service = SERVICE_PREFIXES[client.config.serviceId];
  if (service !== undefined) return service;
  throw new CloudbriefError(
    'CB_GUARD',
    `The client of the service ${client.config.serviceId} was refused: the guard does not know it.`,
    'Nothing was sent. This is a fault in cloudbrief: please report it.',
  );
}

/** Adds what every unit shares to a client: forbidden calls are refused, the others limited. */
export function addSharedMiddleware(client: AnyClient, rateLimiter: RateLimiter, region: string): void {
  const service = prefixOf(client);
  client.middlewareStack.add(forbiddenGuard(service), {
    step: 'initialize',
    priority: 'high',
    name: 'cloudbriefForbiddenGuard',
  });
  client.middlewareStack.addRelativeTo(next => args => rateLimiter.send(service, region, () => next(args)), {
    relation: 'after',
    toMiddleware: 'retryMiddleware',
    name: 'cloudbriefRateLimiter',
  });
}

/** A shared client as one unit uses it: the same connections and retries behind that unit's guard. */
export function observed(base: AnyClient, observer: CallObserver, without: readonly string[]): AnyClient {
  const client = Object.create(base) as AnyClient;
  client.middlewareStack = base.middlewareStack.clone();
  client.middlewareStack.add(unitGuard(prefixOf(base), observer, without), {
    step: 'initialize',
    priority: 'high',
    name: 'cloudbriefUnitGuard',
  });
  client.send = (command, given) => base.send.call(client, command, { abortSignal: observer.signal, ...given });
  return client;
}

function callName(service: string, context: OperationContext): string {
  return `${service}:${context.commandName?.replace(/Command$/, '') ?? ''}`;
}

const forbiddenGuard =
  (service: string): Middleware =>
  (next, context) =>
  async args => {
    const call = callName(service, context);
    if (forbiddenReason(call, args.input) !== undefined) guard(call, args.input, new Set());
    return next(args);
  };

const unitGuard = (service: string, observer: CallObserver, without: readonly string[]): Middleware => {
  const guardPage = createPageGuard();
  return (next, context) => async args => {
    const call = callName(service, context);
    return blaming(call, async () => {
      guard(call, args.input, observer.declared);
      assertNewPage(guardPage, call, args.input);
      if (without.includes(call)) throw new DisabledOperationError('switched off by the user');
      observer.called(call);
      await observer.pace?.();
      return next(args);
    });
  };
};

/** The parameters by which services continue a list. */
const PAGE_TOKEN = /token$|marker$|^position$|^exclusivestart/i;

function assertNewPage(guardPage: ReturnType<typeof createPageGuard>, call: string, input: unknown): void {
  const parameters = Object.entries((input ?? {}) as Readonly<Record<string, unknown>>);
  const [tokens = [], others = []] = [true, false].map(wanted =>
    parameters.filter(([name]) => PAGE_TOKEN.test(name) === wanted),
  );
  if (tokens.every(([, token]) => token === undefined || token === null)) return;
  guardPage(`${call} ${JSON.stringify(others)}`, JSON.stringify(tokens));
}
