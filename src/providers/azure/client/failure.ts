import { sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import type { Failure } from '../../kit/unit-recorder.ts';

/** Resource Manager answered, and not with what was asked for. */
export class ArmError extends Error {
  override readonly name = 'ArmError';
  readonly status: number;
  /** Azure's word: `AuthorizationFailed`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The identity lacks a right, and the provider's way to say so is silence: Resource Graph leaves out what it may not show. */
export class MissingPermissionError extends Error {
  override readonly name = 'MissingRight';
  constructor(right: string) {
    super(`the identity lacks ${right} on the whole subscription; what it may not see is left out silently`);
  }
}

/** A list that was asked for once and is wanted again: why it is not whole is known, and the ledger has it. */
export class UnreadListError extends Error {
  override readonly name = 'Withheld';
  readonly reason: Failure['reason'];
  constructor(reason: Failure['reason'], detail = '') {
    super(detail);
    this.reason = reason;
  }
}

/** An answer that arrived whole and lacks what it must have. */
export class IncompleteResponseError extends Error {
  override readonly name = 'IncompleteAnswer';
}

const THROTTLED =
  /^(TooManyRequests|RateLimiting|Throttl|OperationNotAllowedThrottled|SubscriptionRequestsThrottled|ResourceRequestsThrottled)/i;
const UNSUPPORTED =
  /^(MissingSubscriptionRegistration|NoRegisteredProviderFound|SubscriptionNotRegistered|InvalidResourceType|InvalidApiVersionParameter|FeatureNotRegistered|UnsupportedApiVersion|NotSupported|DisallowedOperation)/i;
const DENIED =
  /^(AuthorizationFailed|LinkedAuthorizationFailed|AuthenticationFailed|Forbidden|AccessDenied|InvalidAuthenticationToken|ExpiredAuthenticationToken|ReadOnlyDisabledSubscription)/i;

/** Says what an error of Azure means: refused, slowed down until we gave up, not offered, or broken. */
export function classifyError(error: unknown): Failure {
  if (error instanceof CloudbriefError) {
    return {
      reason: error.code === 'CB_CREDENTIALS' ? 'denied' : 'failed',
      detail: `${error.code}: ${clean(error.message)}`,
    };
  }
  if (error instanceof MissingPermissionError) return { reason: 'denied', detail: error.message };
  if (error instanceof UnreadListError) return { reason: error.reason, detail: error.message };
  if (error instanceof IncompleteResponseError) return { reason: 'failed', detail: clean(error.message) };
  if (error instanceof ArmError) {
    const { status, code } = error;
    const detail = clean(code === '' ? `HTTP ${String(status)}` : `${code}: ${error.message}`);
    if (status === 429 || THROTTLED.test(code)) return { reason: 'throttled', detail };
    if (UNSUPPORTED.test(code)) return { reason: 'unsupported', detail };
    if (status === 401 || status === 403 || DENIED.test(code)) return { reason: 'denied', detail: deniedDetail(error) };
    return { reason: 'failed', detail };
  }
  const { name = 'Error', message = '' } = error instanceof Error ? error : {};
  if (/AuthenticationError|CredentialUnavailable|AuthenticationRequired|AggregateAuthentication/.test(name)) {
    return { reason: 'denied', detail: clean(`${name}: ${message}`) };
  }
  return { reason: 'failed', detail: clean(`${name}: ${message}`) };
}

/** Whether the error goes by one of these names: Azure's codes, or `404`. */
export function hasErrorName(error: unknown, names: readonly string[]): boolean {
  return error instanceof ArmError && (names.includes(error.code) || names.includes(String(error.status)));
}

/** Azure names the missing right in its sentence; the rest is ids that the ledger has elsewhere. */
function deniedDetail({ code, message, status }: ArmError): string {
  const right = /perform action '([\w./*-]+)'/.exec(message)?.[1];
  const name = code === '' ? `HTTP ${String(status)}` : code;
  if (/expired/i.test(`${code} ${message}`)) return `${name}: the credentials have expired`;
  if (/deny assignment/i.test(message)) return `${name}: a deny assignment forbids ${right ?? 'it'}`;
  return right === undefined ? name : `${name}: no role allows ${right}`;
}

/** One line without what identifies a request or could open a door. */
function clean(message: string): string {
  const [line = ''] = message.split('\n');
  return sanitizeText(
    line
      .replaceAll(/[\s,;(.]*(trace|correlation|request|tracking)[\s-]?id:?\s*'?[\w-]+'?\)?/gi, '')
      .replaceAll(/eyJ[\w.-]{20,}/g, '…')
      .replaceAll(/[\w+/=~-]{60,}/g, '…'),
    200,
  );
}
