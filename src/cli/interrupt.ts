import { warn } from './terminal.ts';

/** Runs work that Ctrl-C asks to stop; a second Ctrl-C does not ask. */
export async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    warn('\ncloudbrief: stopping; press Ctrl-C again to stop at once.');
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
