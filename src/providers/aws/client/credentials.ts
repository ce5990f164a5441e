import { memoizeBy, memoizePerObject } from '../../../lib/memoize.ts';
import { closestMatch, sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import type { ClientPool, CredentialSet } from './clients.ts';
import { knownProfiles } from './profiles.ts';
import { start } from '../../kit/start.ts';

/** A source of credentials. A role is assumed with the profile, or with what the default chain finds. */
export interface CredentialSource {
  readonly profile?: string | undefined;
  readonly role?: string | undefined;
  readonly externalId?: string | undefined;
  /** The name of the session in the logs of the account. */
  readonly sessionName?: string | undefined;
  /** Roles to assume one after the other, before `role`. */
  readonly roleChain?: readonly string[] | undefined;
  /** The name of the account, where the organization told it. */
  readonly accountName?: string | undefined;
  /** The units above it, where the organization told them. */
  readonly division?: readonly string[] | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The source in words, for messages. */
export function nameOf({ profile, role }: CredentialSource): string {
  if (role !== undefined) return `role ${role}`;
  return profile === undefined ? 'the default credentials' : `profile ${profile}`;
}

/** How roles are assumed; `accounts` has what is different for single ones. */
export interface EntryRequest {
  readonly externalId?: string | undefined;
  readonly sessionName?: string | undefined;
  readonly roleChain?: readonly string[] | undefined;
  readonly accounts?: Readonly<Record<string, AccountEntry>> | undefined;
}

export interface AccountEntry {
  /** By name, with its path, or by ARN. */
  readonly role?: string | undefined;
  readonly externalId?: string | undefined;
  readonly sessionName?: string | undefined;
  readonly regions?: readonly string[] | undefined;
}

/** The account of a role. */
export const accountOfRole = (role: string): string => role.split(':')[4] ?? '';

/** How a role is assumed: what is set for its account, else for all. */
export function roleSource(profile: string | undefined, role: string, request: EntryRequest): CredentialSource {
  const { accounts = {}, roleChain } = request;
  const { externalId = request.externalId, sessionName = request.sessionName } = accounts[accountOfRole(role)] ?? {};
  return { profile, role, externalId, sessionName, roleChain };
}

/** The sources of a request; without profiles and roles it is the default chain. */
export function credentialSources(
  request: EntryRequest & {
    readonly profiles?: readonly string[] | undefined;
    readonly roles?: readonly string[] | undefined;
  },
): CredentialSource[] {
  const { profiles = [], roles = [] } = request;
  const [profile, ...others] = profiles;
  if (roles.length === 0) return profiles.length === 0 ? [{}] : profiles.map(name => ({ profile: name }));
  if (others.length > 0) {
    throw new CloudbriefError(
      'CB_USAGE',
      'Roles can be assumed from one profile only.',
      'Name one --profile beside --role, or none.',
    );
  }
  return roles.map(role => roleSource(profile, role, request));
}

/** Without it the SDK writes advice to the console. */
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

type Credentials = CredentialSet['credentials'];

/** Assumes a role with other credentials; no call is made yet. */
async function assumed(
  master: Credentials,
  { role, externalId, sessionName = 'cloudbrief' }: CredentialSource & { readonly role: string },
  clientConfig: { readonly region: string; readonly requestHandler: ClientPool['requestHandler'] },
): Promise<Credentials> {
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const params = {
    RoleArn: role,
    RoleSessionName: sessionName,
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
  };
  const provide = fromTemporaryCredentials({ masterCredentials: master, params, clientConfig });
  return refreshed(() => provide({}));
}

/** What the roles of accounts are assumed with: the last role of the chain, which all accounts share. */
const chained = memoizePerObject((pool: ClientPool) =>
  memoizeBy(
    ({ profile, roleChain = [], sessionName }: CredentialSource, region: string) =>
      JSON.stringify([profile, roleChain, sessionName, region]),
    async ({ profile, roleChain = [], sessionName }, region): Promise<Credentials> => {
      const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
      const clientConfig = { region, requestHandler: pool.requestHandler };
      let credentials = fromNodeProviderChain({
        clientConfig,
        logger: SILENT,
        ...(profile === undefined ? {} : { profile }),
      });
      for (const role of roleChain) credentials = await assumed(credentials, { role, sessionName }, clientConfig);
      return credentials;
    },
  ),
);

/** The credentials of a source; no call is made yet. */
export async function resolveCredentials(
  source: CredentialSource,
  pool: ClientPool,
  region: string,
): Promise<CredentialSet> {
  const { profile, role } = source;
  const clientConfig = { region, requestHandler: pool.requestHandler };
  const before = await chained(pool)(role === undefined ? { profile } : source, region);
  return {
    profile,
    credentials: role === undefined ? before : await assumed(before, { ...source, role }, clientConfig),
  };
}

/** Refreshes five minutes before expiry; concurrent callers share one request. */
function refreshed(provide: CredentialSet['credentials']): CredentialSet['credentials'] {
  let current: ReturnType<CredentialSet['credentials']> | undefined;
  let expires = 0;
  return async () => {
    if (current === undefined || Date.now() > expires) {
      expires = Infinity;
      current = start(provide());
      current.then(
        ({ expiration }) => (expires = expiration === undefined ? Infinity : expiration.getTime() - 5 * 60_000),
        () => (current = undefined),
      );
    }
    return current;
  };
}

/** Throws for a profile that no file defines: a typing error, not missing permissions. */
export async function assertProfileExists({ profile }: CredentialSource, environment: Environment): Promise<void> {
  const wanted = profile ?? (environment['AWS_ACCESS_KEY_ID'] === undefined ? environment['AWS_PROFILE'] : undefined);
  if (wanted === undefined || wanted === '') return;
  const known = await knownProfiles(environment);
  if (known.has(wanted)) return;
  const similar = closestMatch(wanted, known);
  const listed = [...known]
    .slice(0, 12)
    .map(name => sanitizeText(name, 60))
    .join(', ');
  throw new CloudbriefError(
    'CB_CREDENTIALS',
    `There is no AWS profile named ${sanitizeText(wanted, 60)}.`,
    similar !== undefined
      ? `Did you mean ${sanitizeText(similar, 60)}?`
      : listed === ''
        ? 'No profile is configured on this machine: run "aws configure" or "aws configure sso" first.'
        : `Profiles on this machine: ${listed}.`,
  );
}
