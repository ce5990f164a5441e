/** Observes the calls of one unit: which are declared, which are made, when to stop. */
export interface CallObserver {
  readonly declared: ReadonlySet<string>;
  readonly called: (call: string) => void;
  readonly signal?: AbortSignal | undefined;
}
