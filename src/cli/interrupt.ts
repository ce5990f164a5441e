import { interruptionOf } from '../model/errors.ts';
import { endWatch } from './foreign-code.ts';
import { warn } from './terminal.ts';

const MESSAGE = 'The run was interrupted.';

/** Time to stop, after which the process ends. */
const STOP_TIMEOUT_MS = 15_000;

/**
 * Aborts the signal of `work` on SIGINT or SIGTERM; a second one ends the process. After an abort it rejects with
 * `CB_INTERRUPTED`, whatever the result of `work`. Outside of it, the launcher ends the process at once.
 */
export async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (): void => {
    if (signal.aborted) process.exit(130);
    warn('\ncloudbrief: stopping; press Ctrl-C again to stop at once.');
    // Aborted calls may fail in any way, those of extensions too.
    endWatch();
    process.on('unhandledRejection', ignore).on('uncaughtException', ignore);
    setTimeout(() => process.exit(130), STOP_TIMEOUT_MS).unref();
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const result = await work(signal);
    if (signal.aborted) throw interruptionOf(MESSAGE);
    return result;
  } catch (error) {
    throw signal.aborted ? interruptionOf(MESSAGE, error) : error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

const ignore = (): void => undefined;
