import type { TokenCredential } from '@azure/core-auth';
import { sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import { AZURE_CLOUDS, type AzureCloud } from './clouds.ts';

export type AzureCredential = TokenCredential;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The default credential chain: environment (secret, certificate), workload identity, managed identity, Azure CLI,
 * Azure PowerShell. Requests no token yet. An authority that is not in Microsoft's list of clouds needs instance
 * discovery off.
 */
export async function azureCredential(
  cloud: AzureCloud,
  { tenant, environment }: { readonly tenant?: string | undefined; readonly environment: Environment },
): Promise<AzureCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  const named = environment['AZURE_AUTHORITY_HOST'];
  const authorityHost = named === undefined || named === '' ? cloud.authority : named;
  const known = Object.values(AZURE_CLOUDS).some(({ authority }) => authority === authorityHost.replace(/\/+$/, ''));
  return new DefaultAzureCredential({
    authorityHost,
    ...(known ? {} : { disableInstanceDiscovery: true }),
    ...(tenant === undefined ? {} : { tenantId: tenant }),
  });
}

/** Requests a token, so that a wrong secret fails before planning. Throws a `CloudbriefError`. */
export async function signIn(credential: AzureCredential, cloud: AzureCloud, signal?: AbortSignal): Promise<void> {
  try {
    const token = await credential.getToken(
      `${cloud.audience}/.default`,
      signal === undefined ? {} : { abortSignal: signal },
    );
    if (token === null) throw new Error('no token was given');
  } catch (error) {
    signal?.throwIfAborted();
    throw credentialsError(error);
  }
}

/** Error codes, messages and fixes: learn.microsoft.com, "Microsoft Entra authentication error codes". */
const AADSTS_ERRORS: readonly (readonly [RegExp, string, string])[] = [
  [
    /AADSTS7000222/,
    'The client secret has expired.',
    'Make a new one with "az ad app credential reset", and set AZURE_CLIENT_SECRET.',
  ],
  [
    /AADSTS7000215/,
    'The client secret is wrong.',
    'Set AZURE_CLIENT_SECRET to the value of the secret, not to its id.',
  ],
  [
    /AADSTS700016/,
    'The tenant does not know this application.',
    'Check AZURE_CLIENT_ID and AZURE_TENANT_ID, and that the application lives in this cloud.',
  ],
  [
    /AADSTS90002|AADSTS900023|AADSTS900382/,
    'There is no such tenant in this cloud.',
    'Check AZURE_TENANT_ID; for a sovereign cloud set azure.cloud to china or us-government.',
  ],
  [/AADSTS(70043|700082|50173|70008)/, 'The sign-in to Azure has expired.', 'Sign in again with "az login".'],
  [
    /AADSTS53003|AADSTS530|AADSTS50076|AADSTS50158/,
    'A rule of the tenant (conditional access) refuses this sign-in.',
    'Sign in with "az login" from a device and place that the rule allows, or use a service principal.',
  ],
];

export function credentialsError(error: unknown): CloudbriefError {
  if (error instanceof CloudbriefError) return error;
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  const make = (message: string, hint: string): CloudbriefError =>
    new CloudbriefError('CB_CREDENTIALS', message, hint, { cause: error });
  const known = AADSTS_ERRORS.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return make(known[1], known[2]);
  // All credentials of the chain were tried; that one of them is not available says nothing about the others.
  if (/CredentialUnavailable|ChainedTokenCredential|AggregateAuthentication/.test(text)) {
    return make(
      'No Azure credentials were found.',
      'Sign in with "az login", or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (or AZURE_CLIENT_CERTIFICATE_PATH).',
    );
  }
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network_error|self-signed|unable to verify/i.test(text)) {
    return make(
      'Azure could not be reached to sign in.',
      'Check the network, and HTTPS_PROXY, NODE_EXTRA_CA_CERTS and AZURE_AUTHORITY_HOST if you use them.',
    );
  }
  const number = /AADSTS\d+/.exec(text)?.[0];
  return make(
    `Azure rejected the sign-in (${sanitizeText(number ?? text, 120)}).`,
    'Check the credentials; --debug shows what Azure answered.',
  );
}
