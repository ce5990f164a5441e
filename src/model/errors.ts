/** Every error that a user can meet: what happened in one sentence, and what to do next. Exit code 2 unless stated. */
export const ERROR_CODES = [
  'CB_USAGE', 'CB_CONFIG', 'CB_CREDENTIALS', 'CB_NOTHING_READ', 'CB_INVENTORY', 'CB_ASSESSMENT', 'CB_WRITE', 'CB_BROWSER',
  'CB_INTERRUPTED', 'CB_UNKNOWN_CHECK', 'CB_UNKNOWN_REGION', 'CB_GUARD', 'CB_NODE',
] as const; // prettier-ignore
export type ErrorCode = (typeof ERROR_CODES)[number];

export class CloudbriefError extends Error {
  readonly code: ErrorCode;
  /** What the user can do now, as a sentence. */
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CloudbriefError';
    this.code = code;
    this.hint = hint;
  }
}
