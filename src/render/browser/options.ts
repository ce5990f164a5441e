/** Environment variables. They are passed in: only `cli/` reads `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface BrowserOptions {
  /** Path of the only executable to try. */
  readonly browser?: string | undefined;
  readonly environment?: Environment | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A printer to use instead of a new browser; its owner ends it. */
  readonly printer?: Printer | undefined;
}

/** A browser that prints HTML as PDF. */
export interface Printer {
  /** Rejects with `CB_BROWSER`, or with the reason of an abort. */
  readonly print: (html: string) => Promise<Uint8Array>;
  /** Never rejects. */
  readonly end: () => Promise<void>;
}
