/** Codes of all errors for users. Each error has a message and a hint; the exit code is 2 unless stated. */
export const ERROR_CODES = [
  'CB_USAGE', 'CB_CONFIG', 'CB_CREDENTIALS', 'CB_NOTHING_READ', 'CB_INVENTORY', 'CB_ASSESSMENT', 'CB_WRITE', 'CB_BROWSER',
  'CB_INTERRUPTED', 'CB_UNKNOWN_CHECK', 'CB_UNKNOWN_REGION', 'CB_GUARD', 'CB_NODE', 'CB_PLUGIN', 'CB_STORE',
] as const; // prettier-ignore
export type ErrorCode = (typeof ERROR_CODES)[number];

export class CloudbriefError extends Error {
  readonly code: ErrorCode;
  /** What the user can do about it, as a sentence. */
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CloudbriefError';
    this.code = code;
    this.hint = hint;
  }
}

/** What an abort ended with: an aborted call can fail in any way, and an interruption may have a better hint already. */
export const interruptionOf = (message: string, cause?: unknown): CloudbriefError =>
  cause instanceof CloudbriefError && cause.code === 'CB_INTERRUPTED'
    ? cause
    : new CloudbriefError('CB_INTERRUPTED', message, 'Start again.', { cause });
