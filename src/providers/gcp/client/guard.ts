import type { HttpMethods } from '@azure/core-rest-pipeline';
import { CloudbriefError } from '../../../model/errors.ts';
import { isReadByPost } from './read-by-post.ts';
import { leadsToContents } from './never-read.ts';

/** A request to one Google API. */
export interface GcpRequest {
  /** Any method; the guard rejects writes. */
  readonly method: HttpMethods;
  /** The first label of the host: `compute` of `compute.googleapis.com`, `us-central1-aiplatform`. */
  readonly api: string;
  /** From the version on, with the query: `/compute/v1/projects/shop/aggregated/instances?maxResults=500`. */
  readonly path: string;
  readonly body?: unknown;
}

/** Labels of host names and nothing that could end the host. */
const API = /^[a-z][a-z0-9-]{1,62}$/;

/**
 * One spelling for one path: a leading slash, no empty, `.` or `..` segment, no backslash, no encoding: `%3A` or `%2F` would
 * be another path to the service than to this guard.
 */
const PATH = /^(\/(?!\.{1,2}(\/|$))[\w.~()!$'*+,;=:@-]+)+$/;

/** The one address that Google has encoded: the project, folder or organization that deny policies are attached to. */
const DENY_POLICIES =
  /^\/v2\/policies\/cloudresourcemanager\.googleapis\.com%2F(?:projects|folders|organizations)%2F[\w:-]+(?:\.[\w:-]+)*\/denypolicies(?:\/[\w-]+)?$/;

const QUERY = /^(\?[\w.~()!$'*+,;=:@/%&-]+)?$/;

/** Why the request is forbidden; undefined for a read of metadata. */
export function forbiddenReason({ method, api, path, body }: GcpRequest): string | undefined {
  const at = path.indexOf('?');
  const [address, query] = at === -1 ? [path, ''] : [path.slice(0, at), path.slice(at)];
  if (!API.test(api) || !isAddress(api, address) || !QUERY.test(query)) return 'its address is malformed';
  if (method !== 'GET' && !(method === 'POST' && query === '' && isReadByPost(api, address, body)))
    return 'it is not a read';
  if (method === 'GET' && body !== undefined) return 'it is not a read';
  return leadsToContents(api, address, decoded(query)) ? 'it reads contents or secrets' : undefined;
}

const isAddress = (api: string, address: string): boolean =>
  PATH.test(address) || (api === 'iam' && DENY_POLICIES.test(address));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Throws before anything is sent where the request is forbidden or not declared. */
export function guard(request: GcpRequest, call: string, declared: ReadonlySet<string>): void {
  const reason =
    forbiddenReason(request) ??
    (declared.has(call) ? undefined : 'no collector of this unit declares it') ??
    (isOfApi(request, call) ? undefined : 'it is of another API');
  if (reason === undefined) return;
  throw new CloudbriefError(
    'CB_GUARD',
    `The call ${call} (${request.method} ${request.api}${request.path.slice(0, 200)}) was stopped: ${reason}.`,
    'Nothing was sent. This is a fault in cloudbrief: please report it.',
  );
}

/** The host of the call's own API, or its host for one location: `us-central1-aiplatform`. */
const isOfApi = ({ api }: GcpRequest, call: string): boolean => {
  const own = call.split(':')[0] ?? '';
  return api === own || api.endsWith(`-${own}`);
};
