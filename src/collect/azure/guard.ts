import { CloudbriefError } from '../../model/errors.ts';

/** A request on its way to Resource Manager. */
export interface ArmRequest {
  readonly method: 'GET' | 'POST';
  /** Without the endpoint, with the query. */
  readonly path: string;
}

/** The two questions that Azure wants to be posted: neither changes a thing. */
const POSTED = new Set(['/providers/microsoft.resourcegraph/resources', '/batch']);

/** Reads that hand out keys, secrets or contents, wherever they stand in a path. */
const NEVER = /\/(list\w*(keys?|secrets?|credentials?|connectionstrings?|sas|tokens?|passwords?|kubeconfig)\w*|listkeys|publishxml|sharedkeys|authorizationkeys|vaults\/[^/]+\/(secrets|keys)\/[^/]+\/versions|config\/(appsettings|connectionstrings|publishingcredentials)|serialconsole\w*|retrievebootdiagnosticsdata)(\/|\?|$)/i; // prettier-ignore

/** Why this request may never be sent, or undefined when it is a read of metadata. */
export function neverSent({ method, path }: ArmRequest): string | undefined {
  const [address = ''] = path.split('?');
  if (NEVER.test(address)) return 'it reads contents or secrets';
  if (method === 'POST' && !POSTED.has(address.toLowerCase())) return 'it is not a read';
  return undefined;
}

/** Lets the request pass, or throws before anything is sent. */
export function guard(request: ArmRequest, call: string, declared: ReadonlySet<string>): void {
  const reason = neverSent(request) ?? (declared.has(call) ? undefined : 'no collector of this unit declares it');
  if (reason === undefined) return;
  throw new CloudbriefError(
    'CB_GUARD',
    `The call ${call} (${request.method} ${request.path.slice(0, 200)}) was stopped: ${reason}.`,
    'Nothing was sent. This is a fault in cloudbrief: please report it.',
  );
}
