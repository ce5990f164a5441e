import { CloudbriefError } from '../../../model/errors.ts';
import type { Unread } from '../../../model/reading.ts';
import { errorText } from '../../kit/error-text.ts';
import { callBehind } from '../../kit/refused-calls.ts';
import { interpretationFailure, type Failure } from '../../kit/failure.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';

/** An error response of a Google API. */
export class GcpError extends Error {
  override readonly name = 'GcpError';
  readonly status: number;
  /** Google's names of the error: `PERMISSION_DENIED`, `SERVICE_DISABLED`, `rateLimitExceeded`. */
  readonly reasons: readonly string[];
  /** The project that the call counts for, `projects/123456789012`, where the error names it. */
  readonly consumer: string | undefined;

  constructor(status: number, { reasons = [], message = '', consumer }: ErrorDetails) {
    super(message);
    this.status = status;
    this.reasons = reasons;
    this.consumer = consumer;
  }
}

export interface ErrorDetails {
  readonly reasons?: readonly string[];
  readonly message?: string;
  readonly consumer?: string | undefined;
}

/** The API is not enabled in the project itself: it holds nothing of it. */
export class ApiDisabledError extends Error {
  override readonly name = 'ApiDisabledError';
}

/** A list that arrived without the locations that did not answer. */
export class PartialListError extends Error {
  override readonly name = 'PartialListError';
  constructor(locations: readonly string[]) {
    super(
      `without ${locations.slice(0, 5).join(', ')}${locations.length > 5 ? ' and others' : ''}, which did not answer`,
    );
  }
}

/** What depends on a reading that is open; the call that left it open was counted with it. */
export class UnreadError extends Error {
  override readonly name = 'UnreadError';
  readonly reason: Failure['reason'];
  readonly call: string | undefined;
  constructor(reading: Unread) {
    const { reason, detail = '' } = reading;
    super(detail);
    this.call = callBehind(reading);
    this.reason = reason === 'not-collected' ? 'failed' : reason;
  }
}

const DISABLED = ['SERVICE_DISABLED', 'accessNotConfigured'];
const THROTTLED =
  /^(rateLimitExceeded|userRateLimitExceeded|quotaExceeded|RATE_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED|RATE_LIMITED|concurrentLimitExceeded)$/;
const BILLING =
  /^(BILLING_DISABLED|billingNotEnabled|accountDisabled|ACCOUNT_STATE_INVALID|UREQ_PROJECT_BILLING_NOT_OPEN)$/;
/** VPC Service Controls, and organization policies. */
const BY_ORGANIZATION = /^(vpcServiceControls|SECURITY_POLICY_VIOLATED|ORG_POLICY_VIOLATED|ORG_RESTRICTION_VIOLATION)$/;

/** Whether the error says that an API is not enabled, in whatever project. */
export const isApiDisabled = (error: unknown): error is GcpError =>
  error instanceof GcpError && error.reasons.some(reason => DISABLED.includes(reason));

export const isThrottled = (status: number, reasons: readonly string[]): boolean =>
  status === 429 || reasons.some(reason => THROTTLED.test(reason));

/** Classifies an error: denied, throttled, unsupported or failed. */
export function classifyError(error: unknown): Failure {
  if (error instanceof CloudbriefError)
    return {
      reason: error.code === 'CB_CREDENTIALS' ? 'denied' : 'failed',
      detail: `${error.code}: ${errorText(error.message)}`,
    };
  const own = interpretationFailure(error);
  if (own !== undefined) return { reason: 'failed', detail: errorText(own) };
  if (error instanceof UnreadError) {
    const { reason, message: detail, call } = error;
    return call === undefined ? { reason, detail } : { reason, detail, call, counted: true };
  }
  if (error instanceof IncompleteResponseError || error instanceof PartialListError)
    return { reason: 'failed', detail: errorText(error.message) };
  if (error instanceof GcpError) return classifyResponse(error);
  const { name = 'Error', message = '' } = error instanceof Error ? error : {};
  if (isSignInFailure(error))
    return { reason: 'denied', detail: errorText(`the credentials are no longer valid: ${message}`) };
  return { reason: 'failed', detail: errorText(`${name}: ${message}`) };
}

function classifyResponse(error: GcpError): Failure {
  const { status, reasons, message } = error;
  const [name = `HTTP ${String(status)}`] = reasons;
  const detail = errorText(`${name}: ${message}`);
  if (isThrottled(status, reasons)) return { reason: 'throttled', detail };
  if (isApiDisabled(error))
    return {
      reason: 'unsupported',
      detail: `${name}: the API is not enabled in ${error.consumer ?? 'the project'} that the calls count for`,
    };
  if (reasons.some(reason => BILLING.test(reason)))
    return { reason: 'unsupported', detail: `${name}: billing is disabled` };
  if (status !== 401 && status !== 403) return { reason: 'failed', detail };
  if (reasons.some(reason => BY_ORGANIZATION.test(reason)) || /vpcServiceControls|organization's policy/i.test(message))
    return {
      reason: 'denied',
      detail: `${name}: a service perimeter or policy of the organization denies it`,
      byOrganization: true,
    };
  return { reason: 'denied', detail: deniedDetail(error, name) };
}

/** Google's message names the missing permission; the rest of it are ids. */
function deniedDetail({ message, status }: GcpError, name: string): string {
  const permission = /\b([a-z][a-zA-Z]+(?:\.[a-zA-Z]+){2,})\b(?=['"]? (?:permission|access|denied|on )|['"]? ?\))/.exec(
    message,
  )?.[1];
  if (status === 401) return `${name}: the credentials have expired or are for another audience`;
  return permission === undefined ? name : `${name}: no role allows ${permission}`;
}

/** An error of the token endpoint, not of an API. */
export const isSignInFailure = (error: unknown): boolean =>
  error instanceof Error &&
  /invalid_grant|invalid_client|unauthorized_client|invalid_target|invalid_request|reauth/i.test(error.message);

/** Whether the error has one of these names, or HTTP statuses: `404`. An API that is not enabled holds nothing. */
export function hasErrorName(error: unknown, names: readonly string[]): boolean {
  if (error instanceof ApiDisabledError) return true;
  return (
    error instanceof GcpError &&
    (names.includes(String(error.status)) || error.reasons.some(reason => names.includes(reason)))
  );
}

interface ErrorBody {
  readonly error?: unknown;
}
interface ErrorObject {
  readonly message?: unknown;
  readonly status?: unknown;
  readonly errors?: unknown;
  readonly details?: unknown;
}

/** The error of a response; Google has a newer format (`status`, `details`) and an older one (`errors`), often both in one. */
export function gcpError(status: number, body: unknown): GcpError {
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as ErrorBody;
  const {
    message,
    status: name,
    errors,
    details,
  } = (typeof error === 'object' && error !== null ? error : {}) as ErrorObject;
  const found = [...objectsIn(details), ...objectsIn(errors)];
  const reasons = [...found.map(one => one['reason']), name].filter((one): one is string => typeof one === 'string');
  const metadata = found.map(one => one['metadata']).find(one => typeof one === 'object' && one !== null);
  const consumer = (metadata as { readonly consumer?: unknown } | undefined)?.consumer;
  const text = typeof message === 'string' ? message : '';
  // The older format has the project in the message only.
  const named = /(?:in project |project=)([\w.:-]+\w)/.exec(text)?.[1];
  return new GcpError(status, {
    reasons,
    message: text,
    consumer: typeof consumer === 'string' ? consumer : named === undefined ? undefined : `projects/${named}`,
  });
}

const objectsIn = (list: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(list)
    ? list.filter((one): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null)
    : [];
