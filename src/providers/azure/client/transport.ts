import type { CallObserver } from '../../kit/call-observer.ts';
import { blaming } from '../../kit/blame.ts';
import { createPageGuard } from '../../kit/page-guard.ts';
import { createRestClient, jsonBodyOf, rowsIn, type RestClient, type RestOptions } from '../../kit/rest-client.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';
import type { Pipeline } from '@azure/core-rest-pipeline';
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

/** Resource Manager refills 25 reads a second for a principal on each subscription. */
export interface TransportOptions extends RestOptions {
  readonly cloud: AzureCloud;
  readonly credential: AzureCredential;
}

type Host = NonNullable<ArmRequest['host']> | 'manager';

/** Creates the transport without sending anything. Proxies come from the environment. */
export async function createAzureTransport(options: TransportOptions): Promise<AzureTransport> {
  const client = await createRestClient(options);
  const { cloud, credential } = options;
  // Each host gets a token for its own audience.
  const hosts: Readonly<Record<Host, { readonly url: string; readonly pipeline: Pipeline }>> = {
    manager: { url: cloud.endpoint, pipeline: createPipeline(client, credential, cloud.audience) },
    directory: { url: cloud.directory, pipeline: createPipeline(client, credential, cloud.directory) },
  };
  return {
    cloud,
    serverDate: client.serverDate,
    send: async (request, call, watch) => {
      guard(request, call, watch.declared);
      watch.called(call);
      await watch.pace?.();
      const { method, path, body } = request;
      const { url: home, pipeline } = hosts[request.host ?? 'manager'];
      const message = { url: `${home}${path}`, home, method, body, signal: watch.signal };
      const response = await client.send(pipeline, message);
      return { body: jsonBodyOf(response, armError), header: name => response.headers.get(name) };
    },
  };
}

function createPipeline({ rest, pipeline }: RestClient, credential: AzureCredential, audience: string): Pipeline {
  const made = pipeline();
  made.addPolicy(rest.bearerTokenAuthenticationPolicy({ credential, scopes: `${audience}/.default` }), {
    phase: 'Sign',
  });
  return made;
}

function armError(status: number, body: unknown): ArmError {
  const { code, message } = errorOf(body);
  return new ArmError(status, code, message);
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

function pageOf(body: unknown): { readonly rows: readonly object[]; readonly nextLink: unknown } {
  const { value, nextLink } = (body ?? {}) as { value?: unknown; nextLink?: unknown };
  return { rows: rowsIn(value), nextLink };
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
    const asked: string = at;
    const { rows, nextLink } = await blaming(call, async () => {
      guardPage(path, asked);
      return pageOf((await transport.send({ method: 'GET', path: asked }, call, watch)).body);
    });
    yield rows as readonly T[];
    at = typeof nextLink === 'string' && nextLink !== '' ? pathAt(nextLink, transport.cloud.endpoint) : undefined;
  }
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
