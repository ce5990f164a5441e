/** The result of one check of `doctor`. `ok` is null where a call neither works nor is denied. */
export interface ProbeResult {
  readonly what: string;
  readonly ok: boolean | null;
  readonly detail: string;
  readonly fix?: string | undefined;
  /** Ready to paste: a policy statement, a role definition. */
  readonly paste?: string | undefined;
}
