type Write = (data: string | Uint8Array, done?: (error?: Error | null) => void) => boolean;

/** The own `write` of standard output while that of the process leads elsewhere. */
let kept: Write | undefined;

/** Standard output for the program alone: what other code writes to it goes to standard error. Returns what ends that. */
export function keepOutput(): () => void {
  const { stdout, stderr } = process;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its stream
  const { write: own } = stdout;
  kept = own;
  stdout.write = stderr.write.bind(stderr);
  return () => {
    kept = undefined;
    stdout.write = own;
  };
}

/** Writes to standard output, whoever else may not. */
export const writeOutput: Write = (data, done) => (kept ?? process.stdout.write).call(process.stdout, data, done);
