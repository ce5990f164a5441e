/** One thing that was tried. `ok` is null where it neither works nor is forbidden. */
export interface ProbeResult {
  readonly what: string;
  readonly ok: boolean | null;
  readonly detail: string;
  readonly fix?: string | undefined;
  /** What can be pasted as it is: the statement of a policy, a role. */
  readonly paste?: string | undefined;
}
