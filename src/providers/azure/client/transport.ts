import type { HttpClient, Pipeline, PipelineResponse } from '@azure/core-rest-pipeline';
import pLimit, { type LimitFunction } from 'p-limit';
import type { AzureCloud } from './clouds.ts';
import type { AzureCredential } from './credential.ts';
import { ArmError, IncompleteResponseError } from './failure.ts';
import { guard, type ArmRequest } from './guard.ts';

/** What watches the requests of one unit. */
export interface CallObserver {
  readonly declared: ReadonlySet<string>;
  readonly asked: (call: string) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface AzureAnswer {
  readonly body: unknown;
  readonly header: (name: string) => string | undefined;
}

/** Sends requests to Resource Manager and the directory: guarded, signed, bounded, patient with whoever slows us down. */
export interface AzureTransport {
  readonly cloud: AzureCloud;
  readonly send: (
    request: ArmRequest & { readonly body?: unknown },
    call: string,
    watch: CallObserver,
  ) => Promise<AzureAnswer>;
  /** The provider's clock, as it stood in its latest answer. */
  readonly serverDate: () => string | undefined;
}

export interface TransportOptions {
  readonly cloud: AzureCloud;
  readonly credential: AzureCredential;
  readonly version: string;
  readonly maxRetries?: number | undefined;
  /** Milliseconds before the first retry; doubled before each further one. */
  readonly retryDelayMs?: number | undefined;
  /** Requests under way at once: Resource Manager lets a principal refill 25 reads a second on each subscription. */
  readonly concurrency?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

const CONCURRENCY = 16;
const TIMEOUT_MS = 60_000;

/** Makes the transport; nothing is asked yet. Proxies are those of the environment. */
export async function createAzureTransport(options: TransportOptions): Promise<AzureTransport> {
  const rest = await import('@azure/core-rest-pipeline');
  const { cloud, credential } = options;
  const pipelineFor = (audience: string): Pipeline => {
    const pipeline = rest.createPipelineFromOptions({
      retryOptions: {
        maxRetries: options.maxRetries ?? 4,
        retryDelayInMs: options.retryDelayMs ?? 500,
        maxRetryDelayInMs: 30_000,
      },
      userAgentOptions: { userAgentPrefix: `cloudbrief/${options.version}` },
    });
    // A redirect would carry the token to whoever was named.
    pipeline.removePolicy({ name: rest.redirectPolicyName });
    pipeline.addPolicy(rest.bearerTokenAuthenticationPolicy({ credential, scopes: `${audience}/.default` }), {
      phase: 'Sign',
    });
    return pipeline;
  };
  // Each host sees a token that is good for itself alone.
  const hosts = {
    manager: { url: cloud.endpoint, pipeline: pipelineFor(cloud.audience) },
    directory: { url: cloud.directory, pipeline: pipelineFor(cloud.directory) },
  };
  const client: HttpClient = rest.createDefaultHttpClient();
  const limit: LimitFunction = pLimit(options.concurrency ?? CONCURRENCY);
  let date: string | undefined;

  const exchange = async (
    { method, path, body, host = 'manager' }: Omit<ArmRequest, 'host'> & { host?: keyof typeof hosts; body?: unknown },
    signal: AbortSignal | undefined,
  ): Promise<PipelineResponse> => {
    const { url, pipeline } = hosts[host];
    const request = rest.createPipelineRequest({
      url: `${url}${path}`,
      method,
      timeout: options.timeoutMs ?? TIMEOUT_MS,
      headers: rest.createHttpHeaders({
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { abortSignal: signal }),
    });
    return pipeline.sendRequest(client, request);
  };

  return {
    cloud,
    serverDate: () => date,
    send: async (request, call, watch) => {
      guard(request, call, watch.declared);
      watch.asked(call);
      const response = await limit(() => exchange(request, watch.signal));
      date = response.headers.get('date') ?? date;
      return { body: bodyOf(response), header: name => response.headers.get(name) };
    },
  };
}

/** The answer's JSON; anything that is not both a success and JSON is an error. */
function bodyOf({ status, bodyAsText }: PipelineResponse): unknown {
  const parsed = parse(bodyAsText ?? '');
  if (status >= 200 && status < 300) {
    if (status === 204 && (bodyAsText ?? '') === '') return {};
    if (parsed === undefined)
      throw new IncompleteResponseError(`HTTP ${String(status)} with an answer that cannot be read`);
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

/** Azure wraps its errors in two ways: `{ error: { code, message } }` and `{ code, message }`. */
function errorOf(body: unknown): { code: string; message: string } {
  const outer = (body ?? {}) as { error?: unknown };
  const inner = (typeof outer.error === 'object' && outer.error !== null ? outer.error : outer) as Record<
    string,
    unknown
  >;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { code: text(inner['code']), message: text(inner['message']) };
}

/** Follows `nextLink` to the end. A link that leads to another host is no page of ours: the token stays here. */
export async function* pagesOf<T>(
  transport: AzureTransport,
  path: string,
  call: string,
  watch: CallObserver,
): AsyncGenerator<readonly T[]> {
  const seen = new Set<string>();
  for (let at: string | undefined = path; at !== undefined;) {
    seen.add(at);
    const { body } = await transport.send({ method: 'GET', path: at }, call, watch);
    const { value, nextLink } = (body ?? {}) as { value?: unknown; nextLink?: unknown };
    if (!Array.isArray(value)) throw new IncompleteResponseError('the answer has no list');
    yield value as T[];
    at = typeof nextLink === 'string' && nextLink !== '' ? pathAt(nextLink, transport.cloud.endpoint) : undefined;
    if (at !== undefined && seen.has(at))
      throw new IncompleteResponseError('the list leads back to a page that was read');
  }
}

/** The path and query of an address at the endpoint. Throws where it leads to another host. */
export function pathAt(address: string, endpoint: string): string {
  const url = URL.parse(address, endpoint);
  const home = URL.parse(endpoint);
  if (url === null || home === null || url.origin !== home.origin)
    throw new IncompleteResponseError('the list goes on at another address');
  const prefix = home.pathname.replace(/\/+$/, '');
  return `${url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname}${url.search}`;
}
