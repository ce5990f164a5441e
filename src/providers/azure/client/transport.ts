import type { CallObserver } from '../../kit/call-observer.ts';
import { createPageGuard } from '../../kit/page-guard.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';
import type * as RestPipeline from '@azure/core-rest-pipeline';
import type { HttpClient, Pipeline, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import pLimit, { type LimitFunction } from 'p-limit';
import type { AzureCloud } from './clouds.ts';
import type { AzureCredential } from './credential.ts';
import { ArmError } from './failure.ts';
import { guard, type ArmRequest } from './guard.ts';

export interface AzureAnswer {
  readonly body: unknown;
  readonly header: (name: string) => string | undefined;
}

/**
 * Sends requests to Resource Manager and Microsoft Graph, with guard, authentication, concurrency limit and retries.
 */
export interface AzureTransport {
  readonly cloud: AzureCloud;
  readonly send: (
    request: ArmRequest & { readonly body?: unknown },
    call: string,
    watch: CallObserver,
  ) => Promise<AzureAnswer>;
  /** The `Date` header of the latest response. */
  readonly serverDate: () => string | undefined;
}

export interface TransportOptions {
  readonly cloud: AzureCloud;
  readonly credential: AzureCredential;
  readonly version: string;
  readonly maxRetries?: number | undefined;
  /** Milliseconds before the first retry; doubled before each further one. */
  readonly retryDelayMs?: number | undefined;
  /** Concurrent requests: Resource Manager refills 25 reads a second for a principal on each subscription. */
  readonly concurrency?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Of every transport that is given none; tests shorten the delay. */
export const DEFAULT_RETRIES = { maxRetries: 4, retryDelayMs: 500 };

const CONCURRENCY = 16;
const TIMEOUT_MS = 60_000;

type Rest = typeof RestPipeline;
type Host = NonNullable<ArmRequest['host']> | 'manager';

/** Creates the transport without sending anything. Proxies come from the environment. */
export async function createAzureTransport(options: TransportOptions): Promise<AzureTransport> {
  const rest = await import('@azure/core-rest-pipeline');
  const { cloud } = options;
  // Each host gets a token for its own audience.
  const hosts: Readonly<Record<Host, { readonly url: string; readonly pipeline: Pipeline }>> = {
    manager: { url: cloud.endpoint, pipeline: createPipeline(rest, options, cloud.audience) },
    directory: { url: cloud.directory, pipeline: createPipeline(rest, options, cloud.directory) },
  };
  const client: HttpClient = rest.createDefaultHttpClient();
  const limit: LimitFunction = pLimit(options.concurrency ?? CONCURRENCY);
  let date: string | undefined;
  return {
    cloud,
    serverDate: () => date,
    send: async (request, call, watch) => {
      guard(request, call, watch.declared);
      watch.called(call);
      const { url, pipeline } = hosts[request.host ?? 'manager'];
      const message = requestTo(rest, url, request, { timeout: options.timeoutMs ?? TIMEOUT_MS, signal: watch.signal });
      const response = await limit(() => pipeline.sendRequest(client, message));
      date = response.headers.get('date') ?? date;
      return { body: bodyOf(response), header: name => response.headers.get(name) };
    },
  };
}

function createPipeline(rest: Rest, options: TransportOptions, audience: string): Pipeline {
  const { credential, version } = options;
  const { maxRetries = DEFAULT_RETRIES.maxRetries, retryDelayMs = DEFAULT_RETRIES.retryDelayMs } = options;
  const pipeline = rest.createPipelineFromOptions({
    retryOptions: { maxRetries, retryDelayInMs: retryDelayMs, maxRetryDelayInMs: 30_000 },
    userAgentOptions: { userAgentPrefix: `cloudbrief/${version}` },
  });
  // A redirect would send the token to another host.
  pipeline.removePolicy({ name: rest.redirectPolicyName });
  pipeline.addPolicy(rest.bearerTokenAuthenticationPolicy({ credential, scopes: `${audience}/.default` }), {
    phase: 'Sign',
  });
  return pipeline;
}

function requestTo(
  rest: Rest,
  url: string,
  { method, path, body }: Parameters<AzureTransport['send']>[0],
  { timeout, signal }: { readonly timeout: number; readonly signal: AbortSignal | undefined },
): PipelineRequest {
  const address = `${url}${path}`;
  // The guard has refused whatever could change the host; the token goes to no other, whoever finds a way.
  if (new URL(address).origin !== new URL(url).origin) throw new Error('a request to another host');
  return rest.createPipelineRequest({
    url: address,
    method,
    timeout,
    headers: rest.createHttpHeaders({
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { abortSignal: signal }),
  });
}

/** The JSON body of a successful response; throws for anything else. */
function bodyOf({ status, bodyAsText }: PipelineResponse): unknown {
  const parsed = parse(bodyAsText ?? '');
  if (status >= 200 && status < 300) {
    if (status === 204 && (bodyAsText ?? '') === '') return {};
    if (typeof parsed !== 'object' || parsed === null)
      throw new IncompleteResponseError(`HTTP ${String(status)} with a body that is no JSON object`);
    return parsed;
  }
  const { code, message } = errorOf(parsed);
  throw new ArmError(status, code, message);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** Azure has two error formats: `{ error: { code, message } }` and `{ code, message }`. */
function errorOf(body: unknown): { code: string; message: string } {
  const outer = (body ?? {}) as { error?: unknown };
  const inner = (typeof outer.error === 'object' && outer.error !== null ? outer.error : outer) as Record<
    string,
    unknown
  >;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { code: text(inner['code']), message: text(inner['message']) };
}

/** Follows `nextLink`. Throws where it leads to another host, which must not get the token. */
export async function* pagesOf<T>(
  transport: AzureTransport,
  path: string,
  call: string,
  watch: CallObserver,
): AsyncGenerator<readonly T[]> {
  const guardPage = createPageGuard();
  for (let at: string | undefined = path; at !== undefined;) {
    guardPage(path, at);
    const { body } = await transport.send({ method: 'GET', path: at }, call, watch);
    const { value, nextLink } = (body ?? {}) as { value?: unknown; nextLink?: unknown };
    yield rowsIn(value) as readonly T[];
    at = typeof nextLink === 'string' && nextLink !== '' ? pathAt(nextLink, transport.cloud.endpoint) : undefined;
  }
}

/** The rows of a list; throws where it is none, or has anything but objects. */
export function rowsIn(list: unknown): readonly object[] {
  if (!Array.isArray(list)) throw new IncompleteResponseError('the response has no list');
  for (const row of list as readonly unknown[])
    if (typeof row !== 'object' || row === null)
      throw new IncompleteResponseError('the response has a row that is no object');
  return list as readonly object[];
}

/** The path and query of a URL at the endpoint. Throws where the URL is of another host. */
export function pathAt(address: string, endpoint: string): string {
  const url = URL.parse(address, endpoint);
  const home = URL.parse(endpoint);
  if (url === null || home === null || url.origin !== home.origin)
    throw new IncompleteResponseError('the next page is at another host');
  const prefix = home.pathname.replace(/\/+$/, '');
  return `${url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname}${url.search}`;
}
