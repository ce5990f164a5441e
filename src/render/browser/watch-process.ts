import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { sanitizeLine } from '../formats/sanitize-line.ts';

export interface WatchedProcess {
  readonly started: () => boolean;
  /** Resolves when the process has ended or could not be run, with its exit code and its last line of output. */
  readonly ended: Promise<Error>;
  /** Stops waiting for the process to be started. */
  readonly forget: () => void;
}

const CHANNEL = 'child_process';

/**
 * Watches the next process that is started with `argument` on its command line, which must be unique to it.
 *
 * puppeteer hands out the process only after the browser has answered, and listens neither to its `error` event nor, once
 * the connection is closed, to errors of its pipes. Without these listeners an executable that the system refuses to run
 * (no interpreter, other C library) or that exits at once ends Node with an uncaught exception.
 */
export function watchProcess(argument: string): WatchedProcess {
  const { promise: ended, resolve } = Promise.withResolvers<Error>();
  let started = false;
  const onCreated = (message: unknown): void => {
    const { process: child } = message as { readonly process: ChildProcess };
    // The constructor publishes before `spawn` sets the arguments; `spawn` reports its errors in a later tick than this one.
    process.nextTick(() => {
      if (!child.spawnargs.includes(argument)) return;
      unsubscribe(CHANNEL, onCreated);
      started = true;
      follow(child, resolve);
    });
  };
  subscribe(CHANNEL, onCreated);
  return { started: () => started, ended, forget: () => void unsubscribe(CHANNEL, onCreated) };
}

function follow(child: ChildProcess, onEnd: (reason: Error) => void): void {
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-2000);
  });
  for (const pipe of child.stdio) pipe?.on('error', () => undefined);
  child.once('error', onEnd);
  child.once('close', (code, signal) => {
    const last = sanitizeLine(output.trim().split('\n').at(-1) ?? '', 200);
    onEnd(new Error(`it ended with ${String(code ?? signal)}${last === '' ? '' : ` and printed: ${last}`}`));
  });
}
