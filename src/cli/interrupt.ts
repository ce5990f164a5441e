import { CloudbriefError } from '../model/errors.ts';
import { warn } from './terminal.ts';

/** What has not stopped by then does not listen. */
const PATIENCE_MS = 15_000;

/**
 * Runs work that Ctrl-C or SIGTERM asks to stop; a second one does not ask. Rejects with `CB_INTERRUPTED` once it was asked,
 * whatever came of the work. Outside of it, the launcher ends the process at once.
 */
export async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (): void => {
    if (signal.aborted) process.exit(130);
    warn('\ncloudbrief: stopping; press Ctrl-C again to stop at once.');
    // Whatever is cut off may fail in its own way.
    process.on('unhandledRejection', ignore).on('uncaughtException', ignore);
    setTimeout(() => process.exit(130), PATIENCE_MS).unref();
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const result = await work(signal);
    if (signal.aborted) throw interrupted();
    return result;
  } catch (error) {
    throw signal.aborted ? interrupted(error) : error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** The work itself may say how to go on. */
function interrupted(error?: unknown): CloudbriefError {
  if (error instanceof CloudbriefError && error.code === 'CB_INTERRUPTED') return error;
  return new CloudbriefError('CB_INTERRUPTED', 'It was interrupted.', 'Start again.', { cause: error });
}

const ignore = (): void => undefined;
