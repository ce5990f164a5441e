import type * as RestPipeline from '@azure/core-rest-pipeline';
import type { Pipeline } from '@azure/core-rest-pipeline';
import type { CallObserver } from '../../kit/call-observer.ts';
import { createRestClient, DEFAULT_RETRIES, jsonBodyOf, type RestOptions } from '../../kit/rest-client.ts';
import type { GcpCredential } from './credential.ts';
import { gcpError, isThrottled } from './failure.ts';
import { guard, type GcpRequest } from './guard.ts';

/** Sends requests to Google's APIs, with guard, authentication, concurrency limit and retries. */
export interface GcpTransport {
  /** The JSON body of the answer; throws a `GcpError` for a refusal. */
  readonly send: (request: GcpRequest, call: string, watch: CallObserver) => Promise<unknown>;
  /** The `Date` header of the latest response. */
  readonly serverDate: () => string | undefined;
}

export interface TransportOptions extends RestOptions {
  readonly credential: GcpCredential;
  /** In front of all APIs, in place of Google's own addresses. */
  readonly endpoint?: string | undefined;
}

/** Creates the transport without sending anything. Proxies come from the environment. */
export async function createGcpTransport(options: TransportOptions): Promise<GcpTransport> {
  const client = await createRestClient(options);
  const { credential, endpoint } = options;
  const { maxRetries = DEFAULT_RETRIES.maxRetries, retryDelayMs = DEFAULT_RETRIES.retryDelayMs } = options;
  const pipeline = client.pipeline();
  pipeline.addPolicy(throttleRetries(client.rest, maxRetries, retryDelayMs), { phase: 'Retry' });
  authenticate(pipeline, credential);
  return {
    serverDate: client.serverDate,
    send: async (request, call, watch) => {
      guard(request, call, watch.declared);
      watch.called(call);
      await watch.pace?.();
      const { method, api, path, body } = request;
      const host = `${api}.${credential.universe}`;
      const home = endpoint ?? `https://${host}`;
      const url = endpoint === undefined ? `${home}${path}` : `${endpoint}/${host}${path}`;
      const response = await client.send(pipeline, { url, home, method, body, signal: watch.signal });
      return jsonBodyOf(response, gcpError);
    },
  };
}

function authenticate(pipeline: Pipeline, credential: GcpCredential): void {
  pipeline.addPolicy(
    {
      name: 'googleAuthentication',
      sendRequest: async (request, next) => {
        const headers = await credential.headers();
        for (const [name, text] of Object.entries(headers)) request.headers.set(name, text);
        return next(request);
      },
    },
    { phase: 'Sign' },
  );
}

/** Older APIs say 403 where others say 429: only the reason tells a limit from a refusal. */
function throttleRetries(
  rest: typeof RestPipeline,
  maxRetries: number,
  delay: number,
): ReturnType<typeof RestPipeline.retryPolicy> {
  return {
    ...rest.retryPolicy(
      [
        {
          name: 'googleThrottling',
          retry: ({ response, retryCount }) => {
            if (response?.status !== 403) return { skipStrategy: true };
            const { reasons } = gcpError(403, parsed(response.bodyAsText));
            return isThrottled(403, reasons)
              ? { retryAfterInMs: Math.min(delay * 2 ** retryCount, 30_000) }
              : { skipStrategy: true };
          },
        },
      ],
      { maxRetries },
    ),
    name: 'googleThrottling',
  };
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
}
