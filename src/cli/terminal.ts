import { styleText } from 'node:util';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { messageOf } from '../lib/thrown.ts';
import { writeOutput } from './own-output.ts';

/**
 * Waits until the pipe has accepted the data, so that the process does not end with large output half written. What of it is
 * JSON steers no terminal.
 */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    writeOutput(forTerminal(text), error => {
      // `head` and `less` close the pipe early.
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(cannotPrint(error));
      else resolve();
    });
  });
}

/** A value as JSON that people and programs read. */
export const printJson = (value: unknown): Promise<void> => print(`${JSON.stringify(value, null, 2)}\n`);

/** JSON as a terminal may show it: characters that steer it or reorder the line are escaped. Its meaning stays. */
export function forTerminal(output: string | Uint8Array, isTerminal = process.stdout.isTTY): string | Uint8Array {
  if (!isTerminal || !isJson(output)) return output;
  return output
    .toString()
    .replaceAll(/[^\P{C}\n\t]/gu, character =>
      Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(''),
    );
}

/** A string, or the bytes of a file. */
const isJson = (output: string | Uint8Array): output is string | Buffer =>
  typeof output === 'string'
    ? /^\s*[{[]/.test(output)
    : Buffer.isBuffer(output) && /^[{[]/.test(output.toString('latin1', 0, 1));

const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

const cannotPrint = (error: Error): CloudbriefError =>
  new CloudbriefError(
    'CB_WRITE',
    `Standard output cannot be written (${error.message}).`,
    'Free space on its destination, or write files with --out FOLDER.',
    {
      cause: error,
    },
  );

/** Without a listener, EPIPE ends the process with a stack trace. Writers get the error through their callback. */
export function handleClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

export const warn = (text: string): void => void process.stderr.write(`${text}\n`);

/** A warning with names and paths from outside. */
export const warnOf = (text: string): void => {
  warn(shown(text));
};

/** Whether standard output is a terminal that shows colours. */
export const supportsColour = (): boolean =>
  process.stdout.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb';

/** Prints message and hint of an error on a line each; the stack trace with `--debug` only. */
export function printError(error: unknown, debug: boolean): void {
  if (error instanceof CloudbriefError) {
    warn(
      `${styleText('red', 'cloudbrief:', { stream: process.stderr })} [${error.code}] ${shown(error.message)}\n  ${shown(error.hint)}`,
    );
  } else {
    const what = messageOf(error);
    warn(
      `cloudbrief: [CB_BUG] ${shown(what)}\n  This is a bug in cloudbrief. Run again with --debug and report the output.`,
    );
  }
  if (debug)
    warn(
      error instanceof Error
        ? `${error.stack ?? ''}${error.cause === undefined ? '' : `\ncaused by: ${inspectCause(error.cause)}`}`
        : '',
    );
}

/** Sanitizes paths and names from outside, line by line. */
const shown = (text: string): string => text.split('\n').map(line => sanitizeText(line, 1_000)).join('\n'); // prettier-ignore

const inspectCause = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
