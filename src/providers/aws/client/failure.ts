import { CloudbriefError } from '../../../model/errors.ts';
import { sanitizeText } from '../../../lib/text.ts';
import { unread, value, type Reading } from '../../../model/reading.ts';
import type { Failure } from '../../kit/unit-recorder.ts';

/** What an SDK error may carry; none of it can be relied on. */
interface SdkError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly Code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown };
  readonly $retryable?: { readonly throttling?: unknown };
}

/** An answer that arrived whole and lacks what it must have. */
export class IncompleteResponseError extends Error {
  override readonly name = 'IncompleteAnswer';
}

/** Nothing was sent, because the user does not want it to be. */
export class DisabledOperationError extends Error {
  override readonly name = 'SwitchedOffError';
}

/** The member of an answer that the service always sends; without it the answer is none, and certainly not an empty list. */
export function assertField<T>(member: T | null | undefined, name: string): T {
  if (member === undefined || member === null) throw new IncompleteResponseError(`the answer has no ${name}`);
  return member;
}

/** A facet made from an answer: one whose answer lacks a member is unread, and the others of the resource stay. */
export function facetFrom<T>(make: () => T): Reading<T> {
  try {
    return value(make());
  } catch (error) {
    if (error instanceof IncompleteResponseError) return unread('failed', error.message);
    throw error;
  }
}

const DENIED =
  /^(AccessDenied|UnauthorizedOperation|Unauthorized|AuthorizationError|AuthFailure|Forbidden|NotAuthorized|AllAccessDisabled|ExpiredToken|InvalidToken|TokenRefreshRequired|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|RequestExpired|CredentialsProviderError|CredentialsError|TokenProviderError|InsufficientPrivileges)/;
const THROTTLED =
  /^(Throttl|ThrottledException|RequestLimitExceeded|RequestThrottled|SlowDown|TooManyRequests|BandwidthLimitExceeded|EC2ThrottledException|ProvisionedThroughputExceeded|PriorRequestNotComplete|LimitExceededException$)/;
const UNSUPPORTED =
  /^(UnsupportedOperation|UnknownOperation|UnsupportedAction|InvalidAction|NotImplemented|NotSupported|OptInRequired|SubscriptionRequired|UnsupportedFeature|FeatureNotSupported|MethodNotAllowed|APIUnsupported)/;

/** Says what an SDK error means: refused, slowed down until we gave up, not offered, or broken. */
export function classifyError(error: unknown): Failure {
  const names = errorNames(error);
  const status = statusOf(error);
  const is = (pattern: RegExp): boolean => names.some(name => pattern.test(name));
  if (error instanceof CloudbriefError) return { reason: 'failed', detail: `${error.code}: ${clean(error.message)}` };
  if (error instanceof DisabledOperationError) return { reason: 'unsupported', detail: error.message };
  if (is(UNSUPPORTED) || status === 501) return { reason: 'unsupported', detail: describe(error) };
  if (is(THROTTLED) || status === 429 || (error as SdkError | null)?.$retryable?.throttling === true) {
    return { reason: 'throttled', detail: describe(error) };
  }
  if (is(DENIED) || status === 401 || status === 403) return denied(error, status);
  return { reason: 'failed', detail: describe(error) };
}

/** Whether the error goes by one of these names. */
export function hasErrorName(error: unknown, names: readonly string[]): boolean {
  return names.length > 0 && errorNames(error).some(name => names.includes(name));
}

/** The names that an error goes by: SDK classes, codes of the wire format, Node's own. */
export function errorNames(error: unknown): string[] {
  const { name, code, Code } = (error ?? {}) as SdkError;
  return [name, code, Code].filter(word => typeof word === 'string');
}

function statusOf(error: unknown): number | undefined {
  const status = (error as SdkError | null | undefined)?.$metadata?.httpStatusCode;
  return typeof status === 'number' ? status : undefined;
}

const ORGANIZATION = 'an organization policy (SCP) denies it';

/** AWS says which kind of policy refused; the rest of its sentence is ARNs that the ledger has elsewhere. */
function denied(error: unknown, status: number | undefined): Failure {
  const message = messageOf(error);
  const name = errorNames(error).find(word => DENIED.test(word)) ?? `HTTP ${String(status)}`;
  const explicit = /with an explicit deny in an? ([a-z -]+?) policy/i.exec(message)?.[1]?.toLowerCase();
  if (explicit === 'service control')
    return { reason: 'denied', detail: `${name}: ${ORGANIZATION}`, byOrganization: true };
  if (explicit !== undefined) return { reason: 'denied', detail: `${name}: a policy (${explicit}) denies it` };
  const missing = /because no ([a-z -]+?) policy allows/i.exec(message)?.[1]?.toLowerCase();
  if (missing !== undefined) return { reason: 'denied', detail: `${name}: no ${missing} policy allows it` };
  return {
    reason: 'denied',
    detail: /expired/i.test(`${name} ${message}`) ? `${name}: the credentials have expired` : name,
  };
}

/** Errors whose message says all. */
const OURS = new Set(['IncompleteAnswer', 'UnreachableError']);

function describe(error: unknown): string {
  const status = statusOf(error);
  const message = messageOf(error);
  const name = errorNames(error).find(word => word !== 'Error') ?? 'Error';
  if (/^(SyntaxError|Error)$/.test(name) && status !== undefined)
    return `HTTP ${String(status)} with an answer that cannot be read`;
  if (error instanceof AggregateError && message === '') return clean(`${name}: ${messageOf(error.errors[0])}`);
  if (error instanceof Error && OURS.has(name)) return clean(message);
  return clean(message === '' ? name : message.includes(name) ? message : `${name}: ${message}`);
}

function messageOf(error: unknown): string {
  const message = (error as SdkError | null | undefined)?.message;
  return typeof message === 'string' ? message : '';
}

/** One line without what identifies a request or could open a door. */
function clean(message: string): string {
  const safe = message
    .split(/\n|Deserialization error|Encoded authorization failure message/)[0]
    ?.replaceAll(/\(Service: [^)]*\)/g, '')
    .replaceAll(/[\s,;(]*request[\s-]?id:?\s*[\w-]+\)?/gi, '')
    .replaceAll(/\b(AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\b/g, '…')
    .replaceAll(/[\w+/=-]{60,}/g, '…');
  return sanitizeText(safe ?? '', 200);
}
