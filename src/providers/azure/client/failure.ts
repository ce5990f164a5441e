import { CloudbriefError } from '../../../model/errors.ts';
import { errorText } from '../../kit/error-text.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';
import { interpretationFailure, type Failure } from '../../kit/failure.ts';

/** An error response of Resource Manager. */
export class ArmError extends Error {
  override readonly name = 'ArmError';
  readonly status: number;
  /** Azure's error code: `AuthorizationFailed`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The identity lacks a permission that Azure does not report: Resource Graph silently omits what it may not read. */
export class MissingPermissionError extends Error {
  override readonly name = 'MissingPermissionError';
  constructor(permission: string) {
    super(
      `the identity lacks ${permission} on the whole subscription; Resource Graph silently omits what it cannot read`,
    );
  }
}

/** A list that was already read without success; the inventory holds the reason. */
export class UnreadListError extends Error {
  override readonly name = 'UnreadListError';
  readonly reason: Failure['reason'];
  constructor(reason: Failure['reason'], detail = '') {
    super(detail);
    this.reason = reason;
  }
}

const THROTTLED =
  /^(TooManyRequests|RateLimiting|Throttl|OperationNotAllowedThrottled|SubscriptionRequestsThrottled|ResourceRequestsThrottled)/i;
const UNSUPPORTED =
  /^(MissingSubscriptionRegistration|NoRegisteredProviderFound|SubscriptionNotRegistered|InvalidResourceType|InvalidApiVersionParameter|FeatureNotRegistered|UnsupportedApiVersion|NotSupported|DisallowedOperation)/i;
const DENIED =
  /^(AuthorizationFailed|LinkedAuthorizationFailed|AuthenticationFailed|Forbidden|AccessDenied|InvalidAuthenticationToken|ExpiredAuthenticationToken|ReadOnlyDisabledSubscription)/i;

/** Classifies an error: denied, throttled, unsupported or failed. */
export function classifyError(error: unknown): Failure {
  if (error instanceof CloudbriefError) {
    return {
      reason: error.code === 'CB_CREDENTIALS' ? 'denied' : 'failed',
      detail: `${error.code}: ${errorText(error.message)}`,
    };
  }
  const own = interpretationFailure(error);
  if (own !== undefined) return { reason: 'failed', detail: errorText(own) };
  if (error instanceof MissingPermissionError) return { reason: 'denied', detail: error.message };
  if (error instanceof UnreadListError) return { reason: error.reason, detail: error.message };
  if (error instanceof IncompleteResponseError) return { reason: 'failed', detail: errorText(error.message) };
  if (error instanceof ArmError) {
    const { status, code } = error;
    const detail = errorText(code === '' ? `HTTP ${String(status)}` : `${code}: ${error.message}`);
    if (status === 429 || THROTTLED.test(code)) return { reason: 'throttled', detail };
    if (UNSUPPORTED.test(code)) return { reason: 'unsupported', detail };
    if (status === 401 || status === 403 || DENIED.test(code)) return { reason: 'denied', detail: deniedDetail(error) };
    return { reason: 'failed', detail };
  }
  const { name = 'Error', message = '' } = error instanceof Error ? error : {};
  if (/AuthenticationError|CredentialUnavailable|AuthenticationRequired|AggregateAuthentication/.test(name)) {
    return { reason: 'denied', detail: errorText(`${name}: ${message}`) };
  }
  return { reason: 'failed', detail: errorText(`${name}: ${message}`) };
}

/** A subscription that was closed or disabled answers so: nothing follows about what is in it. */
const GONE = /^(SubscriptionNotFound|ReadOnlyDisabledSubscription|DisabledSubscription|SubscriptionDisabled)$/i;

/** Whether the error has one of these Azure codes, or HTTP statuses: `404`. */
export function hasErrorName(error: unknown, names: readonly string[]): boolean {
  if (!(error instanceof ArmError) || GONE.test(error.code)) return false;
  return names.includes(error.code) || names.includes(String(error.status));
}

/** Azure's message names the missing permission; the rest of it are ids. */
function deniedDetail({ code, message, status }: ArmError): string {
  const permission = /perform action '([\w./*-]+)'/.exec(message)?.[1];
  const name = code === '' ? `HTTP ${String(status)}` : code;
  if (/expired/i.test(`${code} ${message}`)) return `${name}: the credentials have expired`;
  if (/deny assignment/i.test(message)) return `${name}: a deny assignment forbids ${permission ?? 'it'}`;
  return permission === undefined ? name : `${name}: no role allows ${permission}`;
}
