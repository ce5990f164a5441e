import { styleText } from 'node:util';
import { CloudbriefError } from '../model/errors.ts';

/** Writes and waits until the pipe took it, so that a large output is whole when the process ends. */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, error => {
      // A reader that had enough (head, less) is no fault of ours.
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

export const warn = (text: string): void => void process.stderr.write(`${text}\n`);

/** Whether standard output is a terminal that shows colours. */
export const colourful = (): boolean => process.stdout.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb';

/** One line for what went wrong, one for what to do; the stack only when it is asked for. */
export function explain(error: unknown, debug: boolean): void {
  if (error instanceof CloudbriefError) {
    warn(`${styleText('red', 'cloudbrief:', { stream: process.stderr })} [${error.code}] ${error.message}\n  ${error.hint}`);
  } else {
    const what = error instanceof Error ? error.message : String(error);
    warn(`cloudbrief: [CB_BUG] ${what}\n  This is a fault of cloudbrief. Run again with --debug and report what it prints.`);
  }
  if (debug) warn(error instanceof Error ? `${error.stack ?? ''}${error.cause === undefined ? '' : `\ncaused by: ${inspectCause(error.cause)}`}` : '');
}

const inspectCause = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
