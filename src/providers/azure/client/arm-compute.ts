import type { HttpClient } from '@azure/core-rest-pipeline';
import { listCall, type Named, type SdkType } from './arm.ts';
import { IncompleteResponseError, hasErrorName } from './failure.ts';
import { pathAt, type AzureTransport, type CallObserver } from './transport.ts';

type Row = Readonly<Record<string, unknown>>;

/** One list of the Azure SDK for compute. */
export interface ComputeList<T> extends Pick<SdkType<T>, 'list'> {
  /** The ledger's name for it. */
  readonly call: string;
  /** Sent in place of the SDK's own version: sovereign and private clouds get new versions months later. */
  readonly apiVersion: string;
}

/**
 * Every resource of a type in a subscription. A provider that was never registered holds nothing. Throws where the list is
 * not whole.
 */
export async function* computeResources<R>(
  transport: AzureTransport,
  subscription: string,
  type: SdkType<R>,
  watch: CallObserver,
): AsyncGenerator<Named<R>> {
  const list = { ...type, call: listCall(type) };
  try {
    // `requireResource` saw to it that they are named.
    for await (const page of computePages(transport, subscription, list, watch, requireResource))
      yield* page as Named<R>[];
  } catch (error) {
    if (!hasErrorName(error, ['MissingSubscriptionRegistration'])) throw error;
  }
}

/**
 * Reads a list of the SDK page by page. The SDK contributes paths, paging and models; every request takes the transport's
 * way (guard, ledger, retries, proxy, token), once. Throws what the transport throws, and `IncompleteResponseError` for an answer
 * that the models cannot be made of.
 */
export async function* computePages<T>(
  transport: AzureTransport,
  subscription: string,
  list: ComputeList<T>,
  watch: CallObserver,
  requireRow: (row: Row) => void = () => undefined,
): AsyncGenerator<readonly T[]> {
  // Loaded here, because 27 MB of package are of use only where compute is read.
  const { ComputeManagementClient } = await import('@azure/arm-compute');
  const { createEmptyPipeline } = await import('@azure/core-rest-pipeline');
  const client = new ComputeManagementClient(UNSIGNED, subscription, {
    endpoint: transport.cloud.endpoint,
    // No retries, redirects, logs or tokens of the SDK's own.
    pipeline: createEmptyPipeline(),
    httpClient: await httpClientOf(transport, list, watch, requireRow),
  });
  const pages = list.list(client).byPage();
  for (;;) {
    const page = await modelled(() => pages.next());
    if (page.done === true) return;
    yield page.value;
  }
}

/** The constructor wants a credential; the transport signs. */
const UNSIGNED = { getToken: () => Promise.resolve(null) };

/**
 * The transport as the SDK's HTTP client, for one list: the SDK follows `nextLink` without the options of the first
 * request, so that the ledger's name and the signal of abort can hang on nothing but the client.
 */
async function httpClientOf(
  transport: AzureTransport,
  { call, apiVersion }: ComputeList<unknown>,
  watch: CallObserver,
  requireRow: (row: Row) => void,
): Promise<HttpClient> {
  const { createHttpHeaders } = await import('@azure/core-rest-pipeline');
  const seen = new Set<string>();
  return {
    sendRequest: async request => {
      const path = versioned(pathAt(request.url, transport.cloud.endpoint), apiVersion);
      if (seen.has(path)) throw new IncompleteResponseError('the list leads back to a page that was read');
      seen.add(path);
      const { body } = await transport.send({ method: request.method, path, body: request.body }, call, watch);
      requireRows(body, requireRow);
      const headers = createHttpHeaders({ 'content-type': 'application/json' });
      return { request, status: 200, headers, bodyAsText: JSON.stringify(body, withoutNull) };
    },
  };
}

/** Azure writes `null` where there is nothing; the SDK's models say that it does not. */
const withoutNull = (_: string, value: unknown): unknown => value ?? undefined;

const versioned = (path: string, apiVersion: string): string =>
  path.replace(/([?&]api-version=)[^&]*/i, `$1${apiVersion}`);

function requireRows(body: unknown, requireRow: (row: Row) => void): void {
  const { value } = (body ?? {}) as { readonly value?: unknown };
  if (!Array.isArray(value)) throw new IncompleteResponseError('the answer has no list');
  for (const row of value as readonly unknown[]) {
    if (typeof row !== 'object' || row === null)
      throw new IncompleteResponseError('the answer has a row that is no object');
    requireRow(row as Row);
  }
}

/** The SDK's models flatten `properties`: a row without them would pass for a resource with nothing set. */
function requireResource({ id, name, properties }: Row): void {
  if (typeof id !== 'string' || typeof name !== 'string')
    throw new IncompleteResponseError('the answer has a resource without id or name');
  if (typeof properties !== 'object' || properties === null)
    throw new IncompleteResponseError(`the answer has no properties of ${id}`);
}

/** The SDK's models are made without a look at types: a text where a list belongs ends in a `TypeError`. */
async function modelled<T>(next: () => Promise<T>): Promise<T> {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new IncompleteResponseError(`the answer is not of its type: ${error.message}`, { cause: error });
  }
}
