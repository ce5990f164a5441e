import type { HttpMethods } from '@azure/core-rest-pipeline';
import { CloudbriefError } from '../../../model/errors.ts';
import { leadsToSecrets } from './never-read.ts';

/** A request to Resource Manager or Microsoft Graph. */
export interface ArmRequest {
  /** Any method, because the SDK builds requests too; the guard rejects writes. */
  readonly method: HttpMethods;
  /** Without the endpoint, with the query. */
  readonly path: string;
  /** Default: Resource Manager. */
  readonly host?: 'directory';
}

/** Queries that Azure takes by POST; neither changes anything. */
const POST_QUERIES = new Set(['/providers/microsoft.resourcegraph/resources', '/batch']);

/**
 * One spelling for one path: a leading slash, no empty, `.` or `..` segment, no backslash. Encoded are spaces and what is not
 * ASCII, and nothing else: `%2F` or `list%4Beys` would be another path to the service than to this guard.
 */
const PATH = /^(\/(?!\.{1,2}(\/|$))(?:[\w.~()!$&'*+,;=:@|-]|[^\0-\x7f]|%20|(?:%[89a-f][\da-f])+| )+)+$/i;

/** Parameters, in any encoding; a fragment, a backslash or a control character is none. */
const QUERY = /^(\?[^?#\\\0-\x1f\x7f]+)?$/;

/** The only requests allowed in a batch: diagnostic settings. */
const ALLOWED_IN_BATCH =
  /^\/subscriptions\/[^?#]+\/providers\/microsoft\.insights\/diagnosticsettings\?api-version=[\d-]+(preview)?$/i;

/** The only request to Microsoft Graph: the sign-in methods of one user. */
const SIGN_IN_DETAILS = /^\/v1\.0\/reports\/authenticationMethods\/userRegistrationDetails\/[\da-f-]{36}$/i;

/** Why the request is forbidden; undefined for a read of metadata. */
export function forbiddenReason({
  method,
  path,
  host,
  body,
}: ArmRequest & { readonly body?: unknown }): string | undefined {
  if (host === 'directory')
    return method === 'GET' && SIGN_IN_DETAILS.test(path)
      ? undefined
      : 'Microsoft Graph is limited to sign-in methods of one user';
  const malformed = faultOf(path);
  if (malformed !== undefined) return malformed;
  const [address = ''] = path.split('?');
  const posted = method === 'POST' && POST_QUERIES.has(address.toLowerCase());
  if (method !== 'GET' && !posted) return 'it is not a read';
  if (address.toLowerCase() === '/batch' && !isAllowedBatch(body))
    return 'the batch holds a request that is not allowed';
  return undefined;
}

/** Why the path and query of a request to Resource Manager are refused. */
function faultOf(path: string): string | undefined {
  const at = path.indexOf('?');
  const [address, query] = at === -1 ? [path, ''] : [path.slice(0, at), path.slice(at)];
  if (!PATH.test(address) || !QUERY.test(query)) return 'its path is malformed';
  return leadsToSecrets(decoded(address), decoded(query)) ? 'it reads contents or secrets' : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Each request in the batch must match in full: an unknown member could do anything. */
function isAllowedBatch(body: unknown): boolean {
  const { requests, ...rest } = (body ?? {}) as { readonly requests?: unknown };
  if (!Array.isArray(requests) || requests.length === 0 || Object.keys(rest).length > 0) return false;
  return requests.every((one: unknown) => {
    const { httpMethod, url, name, ...more } = (one ?? {}) as Readonly<Record<string, unknown>>;
    return (
      httpMethod === 'GET' &&
      typeof url === 'string' &&
      ALLOWED_IN_BATCH.test(url) &&
      faultOf(url) === undefined &&
      typeof name === 'string' &&
      Object.keys(more).length === 0
    );
  });
}

/** Throws before anything is sent where the request is forbidden or not declared. */
export function guard(
  request: ArmRequest & { readonly body?: unknown },
  call: string,
  declared: ReadonlySet<string>,
): void {
  const reason = forbiddenReason(request) ?? (declared.has(call) ? undefined : 'no collector of this unit declares it');
  if (reason === undefined) return;
  throw new CloudbriefError(
    'CB_GUARD',
    `The call ${call} (${request.method} ${request.path.slice(0, 200)}) was stopped: ${reason}.`,
    'Nothing was sent. This is a fault in cloudbrief: please report it.',
  );
}
