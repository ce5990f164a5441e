import { CloudbriefError } from '../../../model/errors.ts';
import type { Target } from '../../../model/inventory.ts';
import { nameOf, type CredentialSource } from './credentials.ts';
import { classifyError, errorNames } from './failure.ts';
import { isConnectionError, UnreachableError } from './rate-limiter.ts';

type Because = NonNullable<Target['failedBecause']>;

interface Explanation {
  readonly because?: Because;
  readonly message: string;
  readonly hint: string;
}

/** Credentials that do not work, with the reason as the briefing gives it. */
class CredentialsError extends CloudbriefError {
  readonly because: Because;
  constructor({ because = 'other', message, hint }: Explanation, cause: unknown) {
    super('CB_CREDENTIALS', message, hint, { cause });
    this.because = because;
  }
}

/** Why nothing can be read with a source that failed so. */
export const becauseOf = (error: CloudbriefError): Because =>
  error instanceof CredentialsError ? error.because : 'other';

/** Why the credentials of a source do not work, and what to do about it. */
export function credentialsError(source: CredentialSource, error: unknown): CloudbriefError {
  if (error instanceof CloudbriefError) return error;
  return new CredentialsError(explain(source, error), error);
}

function explain(source: CredentialSource, error: unknown): Explanation {
  const text = `${errorNames(error).join(' ')} ${error instanceof Error ? error.message : ''}`;
  if (isConnectionError(error) || error instanceof UnreachableError) return unreachable(source);
  if (/expired|ExpiredToken|RequestExpired|TokenRefreshRequired/i.test(text)) return expired(source);
  if (source.role !== undefined && /AccessDenied/.test(text)) return roleDenied(source);
  if (/CredentialsProviderError|Could not load credentials|Could not resolve credentials/.test(text))
    return missing(source);
  const { reason, detail } = classifyError(error);
  return reason === 'denied' ? rejected(source, detail) : unverified(source, detail);
}

const unreachable = (source: CredentialSource): Explanation => ({
  because: 'unreachable',
  message: `AWS could not be reached to check ${nameOf(source)}.`,
  hint: 'Check the network, and HTTPS_PROXY and AWS_ENDPOINT_URL if you use them.',
});

const expired = (source: CredentialSource): Explanation => ({
  because: 'expired',
  message: `The credentials of ${nameOf(source)} have expired.`,
  hint: `Sign in again, for example with "aws sso login${source.profile === undefined ? '' : ` --profile ${source.profile}`}", or set a new session token.`,
});

const roleDenied = (source: CredentialSource): Explanation => ({
  because: 'denied',
  message: `The ${nameOf(source)} may not be assumed.`,
  hint: 'Its trust policy must name your identity, yours must allow sts:AssumeRole on it, and the external ID must match if the role requires one.',
});

const missing = ({ profile }: CredentialSource): Explanation => ({
  message:
    profile === undefined ? 'No AWS credentials were found.' : `The profile ${profile} holds no credentials that work.`,
  hint: 'Name a profile with --profile, set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run "aws configure" or "aws sso login".',
});

const rejected = (source: CredentialSource, detail: string): Explanation => ({
  because: 'denied',
  message: `AWS rejected the credentials of ${nameOf(source)} (${detail}).`,
  hint: 'Check that the access key is active and complete, that the secret belongs to it, and that the clock is right.',
});

const unverified = (source: CredentialSource, detail: string): Explanation => ({
  message: `The credentials of ${nameOf(source)} could not be checked (${detail}).`,
  hint: 'Try again; --debug shows the response of AWS.',
});
