import { warn } from './terminal.ts';

/** Runs work that Ctrl-C asks to stop; a second Ctrl-C does not ask. */
export async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    warn('\ncloudbrief: stopping; press Ctrl-C again to stop at once.');
    process.on('unhandledRejection', ignoreAborted);
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Of several reads at once only the first that is cut off is awaited; the others are rejected with nothing to catch them. */
function ignoreAborted(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
}
