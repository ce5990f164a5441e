import { sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import { interpretationFailure, type Failure } from '../../kit/failure.ts';

/** Fields that an SDK error may have; none of them is guaranteed. */
interface SdkError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly Code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown };
  readonly $retryable?: { readonly throttling?: unknown };
}

/** The user switched the operation off (`without`): nothing was sent. */
export class DisabledOperationError extends Error {
  override readonly name = 'DisabledOperationError';
}

const DENIED =
  /^(AccessDenied|UnauthorizedOperation|Unauthorized|AuthorizationError|AuthFailure|Forbidden|NotAuthorized|AllAccessDisabled|ExpiredToken|InvalidToken|TokenRefreshRequired|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|RequestExpired|CredentialsProviderError|CredentialsError|TokenProviderError|InsufficientPrivileges)/;
const THROTTLED =
  /^(Throttl|ThrottledException|RequestLimitExceeded|RequestThrottled|SlowDown|TooManyRequests|BandwidthLimitExceeded|EC2ThrottledException|ProvisionedThroughputExceeded|PriorRequestNotComplete|LimitExceededException$)/;
const UNSUPPORTED =
  /^(UnsupportedOperation|UnknownOperation|UnsupportedAction|InvalidAction|NotImplemented|NotSupported|OptInRequired|SubscriptionRequired|UnsupportedFeature|FeatureNotSupported|MethodNotAllowed|APIUnsupported)/;

/** The reason behind an SDK error: denied, throttled (after all retries), unsupported or failed. */
export function classifyError(error: unknown): Failure {
  const own = interpretationFailure(error);
  if (own !== undefined) return { reason: 'failed', detail: clean(own) };
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

/** Whether one of the names of the error is among `names`. */
export function hasErrorName(error: unknown, names: readonly string[]): boolean {
  return names.length > 0 && errorNames(error).some(name => names.includes(name));
}

/** The names of an error: SDK class, error code of the wire format, Node's own code. */
export function errorNames(error: unknown): string[] {
  const { name, code, Code } = (error ?? {}) as SdkError;
  return [name, code, Code].filter(word => typeof word === 'string');
}

function statusOf(error: unknown): number | undefined {
  const status = (error as SdkError | null | undefined)?.$metadata?.httpStatusCode;
  return typeof status === 'number' ? status : undefined;
}

/** AWS names the type of the policy that denied the call; the rest of its message is ARNs that the inventory has anyway. */
function denied(error: unknown, status: number | undefined): Failure {
  const message = messageOf(error);
  const name = errorNames(error).find(word => DENIED.test(word)) ?? `HTTP ${String(status)}`;
  const explicit = /with an explicit deny in an? ([a-z -]+?) policy/i.exec(message)?.[1]?.toLowerCase();
  if (explicit === 'service control') {
    return { reason: 'denied', detail: `${name}: an organization policy (SCP) denies it`, byOrganization: true };
  }
  if (explicit !== undefined) return { reason: 'denied', detail: `${name}: a policy (${explicit}) denies it` };
  const missing = /because no ([a-z -]+?) policy allows/i.exec(message)?.[1]?.toLowerCase();
  if (missing !== undefined) return { reason: 'denied', detail: `${name}: no ${missing} policy allows it` };
  return {
    reason: 'denied',
    detail: /expired/i.test(`${name} ${message}`) ? `${name}: the credentials have expired` : name,
  };
}

/** Errors of this provider: their message says everything, the name adds nothing. */
const OWN_ERRORS = new Set(['IncompleteResponseError', 'UnreachableError']);

function describe(error: unknown): string {
  const status = statusOf(error);
  const message = messageOf(error);
  const name = errorNames(error).find(word => word !== 'Error') ?? 'Error';
  if (/^(SyntaxError|Error)$/.test(name) && status !== undefined)
    return `HTTP ${String(status)} with a response that cannot be parsed`;
  if (error instanceof AggregateError && message === '') return clean(`${name}: ${messageOf(error.errors[0])}`);
  if (error instanceof Error && OWN_ERRORS.has(name)) return clean(message);
  return clean(message === '' ? name : message.includes(name) ? message : `${name}: ${message}`);
}

function messageOf(error: unknown): string {
  const message = (error as SdkError | null | undefined)?.message;
  return typeof message === 'string' ? message : '';
}

/** More than is shown, and little enough that no expression below takes long. */
const LONGEST = 2000;

/** One line without request ids, access keys and encoded messages. */
function clean(message: string): string {
  const safe = message
    .split(/\n|Deserialization error|Encoded authorization failure message/)[0]
    ?.slice(0, LONGEST)
    .replaceAll(/\(Service: [^)]*\)/g, '')
    .replaceAll(/[\s,;(]*request[\s-]?id:?\s*[\w-]+\)?/gi, '')
    .replaceAll(/\b(AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\b/g, '…')
    .replaceAll(/[\w+/=-]{60,}/g, '…');
  return sanitizeText(safe ?? '', 200);
}
