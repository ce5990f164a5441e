/** Variables of the surroundings, handed in: nothing below the command line reads them itself. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface BrowserOptions {
  /** The executable to use, and no other. */
  readonly browser?: string | undefined;
  readonly environment?: Environment | undefined;
  readonly signal?: AbortSignal | undefined;
  /** One that is running already; whoever started it ends it. */
  readonly printer?: Printer | undefined;
}

/** A browser that makes PDFs of pages. */
export interface Printer {
  readonly print: (html: string) => Promise<Uint8Array>;
  /** Never rejects. */
  readonly end: () => Promise<void>;
}
