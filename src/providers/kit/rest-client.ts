import type * as RestPipeline from '@azure/core-rest-pipeline';
import type { HttpMethods, Pipeline, PipelineResponse } from '@azure/core-rest-pipeline';
import pLimit from 'p-limit';
import { IncompleteResponseError } from './response-fields.ts';

export interface RestOptions {
  /** The tool's version, for the user agent. */
  readonly version: string;
  readonly maxRetries?: number | undefined;
  /** Milliseconds before the first retry; doubled before each further one. */
  readonly retryDelayMs?: number | undefined;
  /** Concurrent requests. */
  readonly concurrency?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

export interface RestMessage {
  /** With scheme, host, path and query. */
  readonly url: string;
  /** The only host that may get the token. */
  readonly home: string;
  readonly method: HttpMethods;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends JSON requests of a provider without an SDK: concurrency limit, retries that heed `Retry-After`, proxies of the
 * environment, no redirects.
 */
export interface RestClient {
  readonly rest: typeof RestPipeline;
  /** A pipeline without authentication. */
  readonly pipeline: () => Pipeline;
  readonly send: (pipeline: Pipeline, message: RestMessage) => Promise<PipelineResponse>;
  /** The `Date` header of the latest response. */
  readonly serverDate: () => string | undefined;
}

/** Of every client that is given none; tests shorten the delay. */
export const DEFAULT_RETRIES = { maxRetries: 4, retryDelayMs: 500 };

const CONCURRENCY = 16;
const TIMEOUT_MS = 60_000;

export async function createRestClient(options: RestOptions): Promise<RestClient> {
  const rest = await import('@azure/core-rest-pipeline');
  const { version, timeoutMs = TIMEOUT_MS } = options;
  const { maxRetries = DEFAULT_RETRIES.maxRetries, retryDelayMs = DEFAULT_RETRIES.retryDelayMs } = options;
  const limit = pLimit(options.concurrency ?? CONCURRENCY);
  const client = rest.createDefaultHttpClient();
  let date: string | undefined;
  return {
    rest,
    serverDate: () => date,
    pipeline: () => {
      const pipeline = rest.createPipelineFromOptions({
        retryOptions: { maxRetries, retryDelayInMs: retryDelayMs, maxRetryDelayInMs: 30_000 },
        userAgentOptions: { userAgentPrefix: `cloudbrief/${version}` },
      });
      // A redirect would send the token to another host.
      pipeline.removePolicy({ name: rest.redirectPolicyName });
      return pipeline;
    },
    send: async (pipeline, { url, home, method, body, signal }) => {
      // The guard has refused whatever could change the host; the token goes to no other, whoever finds a way.
      if (new URL(url).origin !== new URL(home).origin) throw new Error('a request to another host');
      const json = body === undefined ? undefined : JSON.stringify(body);
      const message = rest.createPipelineRequest({
        url,
        method,
        timeout: timeoutMs,
        headers: rest.createHttpHeaders({
          accept: 'application/json',
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        }),
        ...(json === undefined ? {} : { body: json }),
        ...(signal === undefined ? {} : { abortSignal: signal }),
      });
      const response = await limit(() => pipeline.sendRequest(client, message));
      date = response.headers.get('date') ?? date;
      return response;
    },
  };
}

/** The JSON object of a successful response; throws what `refused` makes of any other. */
export function jsonBodyOf(
  { status, bodyAsText }: PipelineResponse,
  refused: (status: number, body: unknown) => Error,
): unknown {
  const text = bodyAsText ?? '';
  const parsed = parseJson(text);
  if (status < 200 || status >= 300) throw refused(status, parsed);
  if (status === 204 && text === '') return {};
  if (typeof parsed !== 'object' || parsed === null)
    throw new IncompleteResponseError(`HTTP ${String(status)} with a body that is no JSON object`);
  return parsed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
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
