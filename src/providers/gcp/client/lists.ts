import { blaming } from '../../kit/blame.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { createPageGuard } from '../../kit/page-guard.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';
import { rowsIn } from '../../kit/rest-client.ts';
import type { GcpList, GcpRead, PathValues } from '../context.ts';
import { PartialListError } from './failure.ts';
import type { GcpRequest } from './guard.ts';
import type { GcpTransport } from './transport.ts';

type Body = Readonly<Record<string, unknown>>;

/** `compute:instances.list` → `compute`. */
export const apiOf = ({ call }: Pick<GcpRead, 'call'>): string => call.split(':')[0] ?? '';

/** The request of a read, with the braces of its path and query filled in. */
export function requestOf(
  { path, query, body, host, ...read }: GcpRead,
  values: PathValues,
  page?: string,
): GcpRequest {
  const filled = fill(path, values, encodeSegment);
  const parameters = [query === undefined ? undefined : fill(query, values, encodeURIComponent), page].filter(
    one => one !== undefined,
  );
  return {
    api: host === undefined ? apiOf(read) : fill(host, values, encodeSegment),
    method: body === undefined ? 'GET' : 'POST',
    path: parameters.length === 0 ? filled : `${filled}?${parameters.join('&')}`,
    ...(body === undefined ? {} : { body }),
  };
}

/** Names of Google's resources need no encoding; anything else is left to the guard, which stops it. */
const encodeSegment = (text: string): string => text.replaceAll(' ', '%20');

function fill(template: string, values: PathValues, encode: (text: string) => string): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const given = values[name];
    if (given === undefined || given === '') throw new IncompleteResponseError(`a name for ${name} is missing`);
    return encode(given);
  });
}

export async function getBody(
  transport: GcpTransport,
  read: GcpRead,
  values: PathValues,
  watch: CallObserver,
): Promise<Body> {
  return blaming(read.call, async () => {
    const body = assertObject(await transport.send(requestOf(read, values), read.call, watch));
    assertShape(read, body);
    return body;
  });
}

/** Throws where a member is not the list that it always is: a text would be read as one of letters, and as an empty one. */
function assertShape({ call, lists = [], texts = [] }: GcpRead, body: Body): void {
  for (const name of lists) assertRows(body[name], name);
  for (const name of texts) assertTexts(body[name], name);
  // Every service has the same policies.
  if (!/getIamPolicy$/.test(call)) return;
  for (const { role, members } of assertRows(body['bindings'], 'bindings') as readonly Body[]) {
    assertTexts(members, 'members');
    if (role !== undefined) assertTexts([role], 'role');
  }
  assertRows(body['auditConfigs'], 'auditConfigs');
}

function assertRows(list: unknown, name: string): readonly object[] {
  if (list === undefined || list === null) return [];
  if (Array.isArray(list) && list.every(row => typeof row === 'object' && row !== null)) return list as object[];
  throw new IncompleteResponseError(`the response has ${name} of another type`);
}

function assertTexts(list: unknown, name: string): void {
  if (list === undefined || list === null || (Array.isArray(list) && list.every(one => typeof one === 'string')))
    return;
  throw new IncompleteResponseError(`the response has ${name} of another type`);
}

/**
 * The rows of a list, page by page. Locations that did not answer are an error at the end, so that what did is kept.
 */
export async function* pagesOf(
  transport: GcpTransport,
  list: GcpList,
  values: PathValues,
  watch: CallObserver,
): AsyncGenerator<readonly object[]> {
  const guardPage = createPageGuard();
  const missing = new Set<string>();
  for (let token: string | undefined = ''; token !== undefined;) {
    const parameter = list.knative === true ? 'continue' : 'pageToken';
    const at: string = token;
    const page = at === '' ? undefined : `${parameter}=${encodeURIComponent(at)}`;
    const { body, rows } = await blaming(list.call, async () => {
      guardPage(list.call, at);
      const answer = assertObject(await transport.send(requestOf(list, values, page), list.call, watch));
      for (const location of unreachableIn(answer, list)) missing.add(location);
      const { items } = list;
      return { body: answer, rows: list.aggregated === true ? aggregatedRows(answer, items) : rowsOf(answer, items) };
    });
    yield rows;
    const { nextPageToken, metadata } = body;
    const next = list.knative === true ? (metadata as Body | undefined)?.['continue'] : nextPageToken;
    token = typeof next === 'string' && next !== '' ? next : undefined;
  }
  if (missing.size > 0) throw new PartialListError([...missing]);
}

/** An empty list is left out of the body. */
const rowsOf = (body: Body, items: string): readonly object[] => (body[items] === undefined ? [] : rowsIn(body[items]));

function aggregatedRows({ items }: Body, member: string): readonly object[] {
  if (items === undefined) return [];
  return Object.values(assertObject(items)).flatMap(location => rowsOf(assertObject(location), member));
}

/** Where the answer says that something is missing: `unreachable`, or a warning of the list or of a location. */
function unreachableIn(body: Body, { aggregated }: GcpList): string[] {
  const named = [body['unreachable'], body['unreachables'], body['missingZones']].flatMap(list =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  const locations =
    aggregated === true && body['items'] !== undefined ? Object.entries(assertObject(body['items'])) : [];
  const warned = [...locations, ['a location', body] as const].flatMap(([location, one]) =>
    isIncomplete((one as { readonly warning?: unknown } | null)?.warning) ? [location] : [],
  );
  // An older way (Cloud SQL): a list of warnings beside the items.
  const warnings = Array.isArray(body['warnings']) ? (body['warnings'] as unknown[]).filter(isIncomplete) : [];
  return [...named.map(shortName), ...warned.map(shortName), ...warnings.map(() => 'a region')];
}

function isIncomplete(warning: unknown): boolean {
  const code = (warning as { readonly code?: unknown } | null | undefined)?.code;
  return (
    typeof code === 'string' && /^(UNREACHABLE|REGION_UNREACHABLE|PARTIAL_SUCCESS|LARGE_DEPLOYMENT_WARNING)$/.test(code)
  );
}

const shortName = (location: unknown): string => String(location).split('/').at(-1) ?? '';

function assertObject(value: unknown): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new IncompleteResponseError('the response has a list of another shape');
  return value as Body;
}
