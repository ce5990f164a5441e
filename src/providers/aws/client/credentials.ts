import { closestMatch, sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import type { CredentialSet, ClientPool } from './clients.ts';
import { classifyError, errorNames } from './failure.ts';
import { knownProfiles } from './profiles.ts';
import { isConnectionError, UnreachableError } from './rate-limiter.ts';

/** One way to an account. Roles are assumed with the profile, or with whatever the default chain finds. */
export interface CredentialSource {
  readonly profile?: string | undefined;
  readonly role?: string | undefined;
  readonly externalId?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** In words, for messages. */
export function nameOf({ profile, role }: CredentialSource): string {
  if (role !== undefined) return `role ${role}`;
  return profile === undefined ? 'the default credentials' : `profile ${profile}`;
}

/** What was asked for as sources; nothing asked for is the default chain. */
export function credentialSources(request: {
  readonly profiles?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly externalId?: string | undefined;
}): CredentialSource[] {
  const { profiles = [], roles = [], externalId } = request;
  const [profile, ...others] = profiles;
  if (roles.length === 0) return profiles.length === 0 ? [{}] : profiles.map(name => ({ profile: name }));
  if (others.length > 0) {
    throw new CloudbriefError(
      'CB_USAGE',
      'Roles can be assumed from one profile only.',
      'Name one --profile beside --role, or none.',
    );
  }
  return roles.map(role => ({ profile, role, externalId }));
}

/** The SDK writes its advice to the console otherwise. */
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Makes the credentials of a source; nothing is asked yet. */
export async function resolveCredentials(
  source: CredentialSource,
  pool: ClientPool,
  region: string,
): Promise<CredentialSet> {
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const { profile, role, externalId } = source;
  const clientConfig = { region, requestHandler: pool.requestHandler };
  const base = fromNodeProviderChain({ clientConfig, logger: SILENT, ...(profile === undefined ? {} : { profile }) });
  const key = JSON.stringify([profile, role]);
  if (role === undefined) return { key, profile, credentials: base };
  const params = {
    RoleArn: role,
    RoleSessionName: 'cloudbrief',
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
  };
  const assumed = fromTemporaryCredentials({ masterCredentials: base, params, clientConfig });
  return { key, profile, credentials: memoized(() => assumed({})) };
}

/** Refreshes five minutes before the end, and asks once however many ask at the same time. */
function memoized(provide: CredentialSet['credentials']): CredentialSet['credentials'] {
  let current: ReturnType<CredentialSet['credentials']> | undefined;
  let expires = 0;
  return async () => {
    if (current === undefined || Date.now() > expires) {
      expires = Infinity;
      current = provide();
      current.then(
        ({ expiration }) => (expires = expiration === undefined ? Infinity : expiration.getTime() - 5 * 60_000),
        () => (current = undefined),
      );
    }
    return current;
  };
}

/** Stops at a profile that no file knows: a slip of the pen, not a refusal. */
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

/** Says why the credentials of a source lead nowhere, and what to do. */
export function credentialsError(source: CredentialSource, error: unknown): CloudbriefError {
  if (error instanceof CloudbriefError) return error;
  const who = nameOf(source);
  const text = `${errorNames(error).join(' ')} ${error instanceof Error ? error.message : ''}`;
  const make = (message: string, hint: string): CloudbriefError =>
    new CloudbriefError('CB_CREDENTIALS', message, hint, { cause: error });
  if (isConnectionError(error) || error instanceof UnreachableError) {
    return make(
      `AWS could not be reached to check ${who}.`,
      'Check the network, and HTTPS_PROXY and AWS_ENDPOINT_URL if you use them.',
    );
  }
  if (/expired|ExpiredToken|RequestExpired|TokenRefreshRequired/i.test(text)) {
    const profile = source.profile === undefined ? '' : ` --profile ${source.profile}`;
    return make(
      `The credentials of ${who} have expired.`,
      `Sign in again, for example with "aws sso login${profile}", or set a new session token.`,
    );
  }
  if (source.role !== undefined && /AccessDenied/.test(text)) {
    return make(
      `The ${who} may not be assumed.`,
      'Its trust policy must name your identity, yours must allow sts:AssumeRole on it, and an external id must match if it asks for one.',
    );
  }
  if (/CredentialsProviderError|Could not load credentials|Could not resolve credentials/.test(text)) {
    return make(
      source.profile === undefined
        ? 'No AWS credentials were found.'
        : `The profile ${source.profile} holds no credentials that work.`,
      'Name a profile with --profile, set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run "aws configure" or "aws sso login".',
    );
  }
  const { reason, detail } = classifyError(error);
  if (reason === 'denied') {
    return make(
      `AWS rejected the credentials of ${who} (${detail}).`,
      'Check that the key is active and whole, that the secret belongs to it, and that the clock is right.',
    );
  }
  return make(
    `The credentials of ${who} could not be checked (${detail}).`,
    'Try again; --debug shows what AWS answered.',
  );
}
