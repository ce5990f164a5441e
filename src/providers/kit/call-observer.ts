/** Waited for before each call, where several machines share the limits of an account. */
export type Pace = () => Promise<void>;

/** Observes the calls of one unit: which are declared, which are made, when to stop. */
export interface CallObserver {
  readonly declared: ReadonlySet<string>;
  readonly called: (call: string) => void;
  readonly signal?: AbortSignal | undefined;
  readonly pace?: Pace | undefined;
}
