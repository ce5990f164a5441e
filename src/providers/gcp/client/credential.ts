import type { AuthClient } from 'google-auth-library';
import { errorText } from '../../kit/error-text.ts';
import { CloudbriefError } from '../../../model/errors.ts';

export interface GcpCredential {
  /** The headers of a request: token, and the project whose quota it uses. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** The domain of the APIs: `googleapis.com`, or that of a sovereign cloud. */
  readonly universe: string;
  /** Who reads, where the credentials say it. */
  readonly identity?: string | undefined;
}

export interface CredentialOptions {
  /** A service account to impersonate. */
  readonly impersonate?: string | undefined;
  readonly quotaProject?: string | undefined;
}

/** Several APIs refuse the read-only scope; what may be read is decided by the roles, and by the guard. */
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/**
 * Application Default Credentials: the file of `GOOGLE_APPLICATION_CREDENTIALS` (service account, workload identity federation,
 * impersonation), that of `gcloud auth application-default login`, or the metadata server. Gets a token, so that wrong
 * credentials fail before planning. Throws a `CloudbriefError`.
 */
export async function gcpCredential(options: CredentialOptions, signal?: AbortSignal): Promise<GcpCredential> {
  try {
    const client = await withoutMetadataWarnings(async () => {
      const found = await authClient(options);
      await found.getAccessToken();
      return found;
    });
    signal?.throwIfAborted();
    const identity = options.impersonate ?? (client as { readonly email?: unknown }).email;
    return {
      headers: async () => Object.fromEntries(await client.getRequestHeaders()),
      universe: client.universeDomain,
      ...(typeof identity === 'string' ? { identity } : {}),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw credentialsError(error);
  }
}

/**
 * Looks for a metadata server without the warning that the library prints where something else answers: what it means for the
 * sign-in is said in the error.
 */
async function withoutMetadataWarnings<T>(ask: () => Promise<T>): Promise<T> {
  const emitWarning = Reflect.get(process, 'emitWarning') as (...given: unknown[]) => void;
  process.emitWarning = (...given: unknown[]) => {
    if (given[1] !== 'MetadataLookupWarning') Reflect.apply(emitWarning, process, given);
  };
  try {
    return await ask();
  } finally {
    Reflect.set(process, 'emitWarning', emitWarning);
  }
}

async function authClient({ impersonate, quotaProject }: CredentialOptions): Promise<AuthClient> {
  const { GoogleAuth, Impersonated } = await import('google-auth-library');
  const source = await new GoogleAuth({ scopes: [SCOPE] }).getClient();
  const client =
    impersonate === undefined
      ? source
      : new Impersonated({ sourceClient: source, targetPrincipal: impersonate, targetScopes: [SCOPE] });
  if (quotaProject !== undefined) client.quotaProjectId = quotaProject;
  return client;
}

/** What the token endpoint or the library says, and what to do about it. */
const SIGN_IN_ERRORS: readonly (readonly [RegExp, string, string])[] = [
  [
    /Could not load the default credentials|Unable to detect a Project Id|Could not refresh access token: Unsuccessful response status code. Request failed with status code 404/,
    'No Google Cloud credentials were found.',
    'Sign in with "gcloud auth application-default login", or set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account or of workload identity federation.',
  ],
  [
    /invalid_rapt|reauth|invalid_grant.*(expired|revoked)|Token has been expired or revoked/i,
    'The sign-in to Google Cloud has expired.',
    'Sign in again with "gcloud auth application-default login".',
  ],
  [
    /invalid_grant.*(signature|account not found|not a valid email)|DECODER routines|Invalid JWT/i,
    'Google does not accept the key of the service account.',
    'Check that the key in GOOGLE_APPLICATION_CREDENTIALS has not been deleted, and the clock of this machine.',
  ],
  [
    /audience|invalid_target|subject token|invalid_grant/i,
    'Google does not accept the token of the identity provider.',
    'Check the audience, the issuer and the attribute condition of the workload identity pool provider.',
  ],
  [
    /unable to impersonate|iam\.serviceAccounts\.getAccessToken/i,
    'The service account cannot be impersonated.',
    'Give the identity the role Service Account Token Creator on the service account, and check its name.',
  ],
  [
    /The file at .* does not exist|ENOENT|is not a file|lstat/,
    'The file in GOOGLE_APPLICATION_CREDENTIALS does not exist.',
    'Check the path, or unset the variable.',
  ],
  [
    /Unexpected token|JSON|does not contain a client_email|does not contain a private_key/i,
    'The file in GOOGLE_APPLICATION_CREDENTIALS is no credentials file of Google Cloud.',
    'Write a new one with "gcloud iam workload-identity-pools create-cred-config", or use the key file of a service account.',
  ],
  [
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|self.signed|unable to verify|certificate/i,
    'Google could not be reached to sign in.',
    'Check the network, and HTTPS_PROXY and NODE_EXTRA_CA_CERTS if you use them.',
  ],
];

export function credentialsError(error: unknown): CloudbriefError {
  if (error instanceof CloudbriefError) return error;
  const text = textOf(error);
  const [, message, hint] = SIGN_IN_ERRORS.find(([pattern]) => pattern.test(text)) ?? [
    undefined,
    `Google rejected the sign-in (${errorText(text)}).`,
    'Check the credentials; --debug shows what Google answered.',
  ];
  return new CloudbriefError('CB_CREDENTIALS', message, hint, { cause: error });
}

/** The message, with the code and the body of the answer, where the library keeps them apart. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, response } = error as { readonly code?: unknown; readonly response?: { readonly data?: unknown } };
  const cause = error.cause instanceof Error ? error.cause.message : '';
  const data = response?.data === undefined ? '' : JSON.stringify(response.data);
  return [error.message, typeof code === 'string' ? code : '', cause, data].join(' ');
}
