import type { HttpMethods } from '@azure/core-rest-pipeline';
import { CloudbriefError } from '../../../model/errors.ts';

/** A request on its way to Resource Manager or the directory. */
export interface ArmRequest {
  /** Any method, because an SDK builds requests too; the guard rejects writes. */
  readonly method: HttpMethods;
  /** Without the endpoint, with the query. */
  readonly path: string;
  /** Left out, it goes to Resource Manager. */
  readonly host?: 'directory';
}

/** The two questions that Azure wants to be posted: neither changes a thing. */
const POSTED = new Set(['/providers/microsoft.resourcegraph/resources', '/batch']);

/** Reads that hand out keys, secrets or contents, wherever they stand in a path. */
const FORBIDDEN = /\/(list\w*(keys?|secrets?|credentials?|connectionstrings?|sas|tokens?|passwords?|kubeconfig)\w*|listkeys|publishxml|sharedkeys|authorizationkeys|vaults\/[^/]+\/(secrets|keys)\/[^/]+\/versions|config\/(appsettings|connectionstrings|publishingcredentials)|serialconsole\w*|retrievebootdiagnosticsdata)(\/|\?|$)/i; // prettier-ignore

/** What may be asked for by the dozen: where a resource sends its records, and nothing else. */
const BATCHED =
  /^\/subscriptions\/[^?#]+\/providers\/microsoft\.insights\/diagnosticsettings\?api-version=[\d-]+(preview)?$/i;

/** All that the directory is ever asked: how one person may sign in. */
const OF_PEOPLE = /^\/v1\.0\/reports\/authenticationMethods\/userRegistrationDetails\/[\da-f-]{36}$/i;

/** Why this request may never be sent, or undefined when it is a read of metadata. */
export function forbiddenReason({
  method,
  path,
  host,
  body,
}: ArmRequest & { readonly body?: unknown }): string | undefined {
  if (host === 'directory')
    return method === 'GET' && OF_PEOPLE.test(path) ? undefined : 'the directory is asked for nothing of the kind';
  const [address = ''] = path.split('?');
  if (FORBIDDEN.test(address)) return 'it reads contents or secrets';
  const posted = method === 'POST' && POSTED.has(address.toLowerCase());
  if (method !== 'GET' && !posted) return 'it is not a read';
  if (address.toLowerCase() === '/batch' && !asksHarmlessly(body))
    return 'what is inside is not what may be asked for by the dozen';
  return undefined;
}

/** Every request inside must be known for what it is: one that is not understood may do anything. */
function asksHarmlessly(body: unknown): boolean {
  const { requests, ...rest } = (body ?? {}) as { readonly requests?: unknown };
  if (!Array.isArray(requests) || requests.length === 0 || Object.keys(rest).length > 0) return false;
  return requests.every((one: unknown) => {
    const { httpMethod, url, name, ...more } = (one ?? {}) as Readonly<Record<string, unknown>>;
    return (
      httpMethod === 'GET' &&
      typeof url === 'string' &&
      BATCHED.test(url) &&
      !FORBIDDEN.test(url) &&
      typeof name === 'string' &&
      Object.keys(more).length === 0
    );
  });
}

/** Lets the request pass, or throws before anything is sent. */
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
