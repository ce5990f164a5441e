import { createPageGuard } from '../../kit/page-guard.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { listCall, type Named, type SdkType } from './arm.ts';
import { hasErrorName } from './failure.ts';
import { blaming } from '../../kit/blame.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { rowsIn } from '../../kit/rest-client.ts';
import { pathAt, type AzureTransport } from './transport.ts';

type Row = Readonly<Record<string, unknown>>;

/** One list operation of the compute SDK. */
export interface ComputeList<T> extends Pick<SdkType<T>, 'list'> {
  /** Its name in the inventory. */
  readonly call: string;
  /** Replaces the SDK's own version: sovereign and private clouds get new API versions months later. */
  readonly apiVersion: string;
}

/**
 * Lists the resources of a type in a subscription. An unregistered resource provider has none. Throws where the list is
 * incomplete.
 */
export async function* computeResources<R>(
  transport: AzureTransport,
  subscription: string,
  type: SdkType<R>,
  watch: CallObserver,
): AsyncGenerator<Named<R>> {
  const list = { ...type, call: listCall(type) };
  try {
    // `requireResource` checks that rows are named.
    for await (const page of computePages(transport, subscription, list, watch, requireResource))
      yield* page as Named<R>[];
  } catch (error) {
    if (!hasErrorName(error, ['MissingSubscriptionRegistration'])) throw error;
  }
}

/**
 * Runs a list operation, page by page. The SDK provides paths, paging and models; the transport sends every request (guard,
 * counting, retries, proxy, token). Throws what the transport throws, and `IncompleteResponseError` for a response that does
 * not fit the models.
 */
export async function* computePages<T>(
  transport: AzureTransport,
  subscription: string,
  list: ComputeList<T>,
  watch: CallObserver,
  requireRow: (row: Row) => void = () => undefined,
): AsyncGenerator<readonly T[]> {
  // Loaded on first use: the package is large.
  const { ComputeManagementClient } = await import('@azure/arm-compute');
  const { createEmptyPipeline } = await import('@azure/core-rest-pipeline');
  const client = new ComputeManagementClient(UNSIGNED, subscription, {
    endpoint: transport.cloud.endpoint,
    // Without the SDK's own retries, redirects, logs and tokens.
    pipeline: createEmptyPipeline(),
    httpClient: await httpClientOf(transport, list, watch, requireRow),
  });
  const pages = list.list(client).byPage();
  for (;;) {
    const page = await deserialized(() => pages.next());
    if (page.done === true) return;
    yield page.value;
  }
}

/** The constructor requires a credential; the transport authenticates. */
const UNSIGNED = { getToken: () => Promise.resolve(null) };

/**
 * The transport as the HTTP client of one list operation. One client per operation, because the SDK follows `nextLink`
 * without the request options: neither call name nor abort signal would reach later pages.
 */
async function httpClientOf(
  transport: AzureTransport,
  { call, apiVersion }: ComputeList<unknown>,
  watch: CallObserver,
  requireRow: (row: Row) => void,
): Promise<HttpClient> {
  const { createHttpHeaders } = await import('@azure/core-rest-pipeline');
  const guardPage = createPageGuard();
  return {
    sendRequest: async request => {
      const path = versioned(pathAt(request.url, transport.cloud.endpoint), apiVersion);
      const body = await blaming(call, async () => {
        guardPage(call, path);
        const answer = await transport.send({ method: request.method, path, body: request.body }, call, watch);
        requireRows(answer.body, requireRow);
        return answer.body;
      });
      const headers = createHttpHeaders({ 'content-type': 'application/json' });
      return { request, status: 200, headers, bodyAsText: JSON.stringify(body, withoutNull) };
    },
  };
}

/** Azure returns `null` for missing values; the SDK's types exclude it. */
const withoutNull = (_: string, value: unknown): unknown => value ?? undefined;

const versioned = (path: string, apiVersion: string): string =>
  path.replace(/([?&]api-version=)[^&]*/i, `$1${apiVersion}`);

function requireRows(body: unknown, requireRow: (row: Row) => void): void {
  const { value } = (body ?? {}) as { readonly value?: unknown };
  for (const row of rowsIn(value)) requireRow(row as Row);
}

/** The SDK flattens `properties`: a row without them would look like a resource with nothing configured. */
function requireResource({ id, name, properties }: Row): void {
  if (typeof id !== 'string' || typeof name !== 'string')
    throw new IncompleteResponseError('the response has a resource without id or name');
  if (typeof properties !== 'object' || properties === null)
    throw new IncompleteResponseError(`the response has no properties of ${id}`);
}

/** The SDK does not validate types: a string in place of an array ends in a `TypeError`. */
async function deserialized<T>(next: () => Promise<T>): Promise<T> {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new IncompleteResponseError(`the response does not fit its type: ${error.message}`, { cause: error });
  }
}
