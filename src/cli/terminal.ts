import { styleText } from 'node:util';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';

/** Writes and waits until the pipe took it, so that a large output is whole when the process ends. */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, error => {
      // A reader that had enough (head, less) is no fault of ours.
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(cannotPrint(error));
      else resolve();
    });
  });
}

const cannotPrint = (error: Error): CloudbriefError =>
  new CloudbriefError(
    'CB_WRITE',
    `Standard output cannot be written (${error.message}).`,
    'Make room where it leads, or write files with --out FOLDER.',
    {
      cause: error,
    },
  );

/** Node ends the process with a stack trace when a closed pipe goes unheard; whoever writes hears of it by himself. */
export function handleClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

export const warn = (text: string): void => void process.stderr.write(`${text}\n`);

/** Whether standard output is a terminal that shows colours. */
export const supportsColour = (): boolean =>
  process.stdout.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb';

/** One line for what went wrong, one for what to do; the stack only when it is asked for. */
export function printError(error: unknown, debug: boolean): void {
  if (error instanceof CloudbriefError) {
    warn(
      `${styleText('red', 'cloudbrief:', { stream: process.stderr })} [${error.code}] ${shown(error.message)}\n  ${shown(error.hint)}`,
    );
  } else {
    const what = error instanceof Error ? error.message : String(error);
    warn(
      `cloudbrief: [CB_BUG] ${shown(what)}\n  This is a fault of cloudbrief. Run again with --debug and report what it prints.`,
    );
  }
  if (debug)
    warn(
      error instanceof Error
        ? `${error.stack ?? ''}${error.cause === undefined ? '' : `\ncaused by: ${inspectCause(error.cause)}`}`
        : '',
    );
}

/** Paths and names may hold anything; lines stay lines. */
const shown = (text: string): string => text.split('\n').map(line => sanitizeText(line, 1_000)).join('\n'); // prettier-ignore

const inspectCause = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
