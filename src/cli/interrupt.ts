import { warn } from './terminal.ts';

/** Aborts the signal of `work` on Ctrl-C; a second Ctrl-C ends the process. */
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

/** Of several concurrent reads, only the first rejection is awaited: an abort leaves the others unhandled. */
function ignoreAborted(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
}
