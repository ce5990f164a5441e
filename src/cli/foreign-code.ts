import { Console } from 'node:console';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageRoot } from '../lib/package-root.ts';
import { CloudbriefError } from '../model/errors.ts';
import { printError } from './terminal.ts';
import { messageOf } from '../lib/thrown.ts';
import { keepOutput } from './own-output.ts';

/** What is undone at the end of the command; undefined: nothing is watched. */
let undo: (() => void) | undefined;
/** As the configuration and the command line name them. */
let named = '';

/** Codes of a process that ended without the command: `process.exit` of an extension, or nothing left to wait for. */
const UNFINISHED: ReadonlySet<unknown> = new Set([0, 1, 13]);

/**
 * From here to the end of the command code of extensions may run. What it prints goes to standard error, because standard output is the
 * one format that was asked for; and where it ends the process, or leaves an error behind, the run has no verdict: 2.
 */
export function watchForeignCode(specifiers: readonly string[]): void {
  named = specifiers.join(', ');
  if (undo !== undefined) return;
  const { console: own } = globalThis;
  globalThis.console = new Console(process.stderr, process.stderr);
  const endOutput = keepOutput();
  process.on('exit', reportEarlyExit).on('uncaughtException', reportLeftover).on('unhandledRejection', reportLeftover);
  undo = () => {
    globalThis.console = own;
    endOutput();
    process.off('exit', reportEarlyExit).off('uncaughtException', reportLeftover).off('unhandledRejection', reportLeftover);
  };
} // prettier-ignore

/** Whether code of extensions may run. */
export const isWatched = (): boolean => undo !== undefined;

export function endWatch(): void {
  undo?.();
  undo = undefined;
}

function reportEarlyExit(code: number): void {
  if (!UNFINISHED.has(code)) return;
  process.exitCode = 2;
  printError(
    new CloudbriefError(
      'CB_PLUGIN',
      `An extension (${named}) ended the process, or never answered: the command is not done.`,
      'No extension may call `process.exit`, or return a promise that nothing settles. Correct it, or leave it out.',
    ),
    false,
  );
}

function reportLeftover(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const own = pathToFileURL(packageRoot()).href;
  const file = [...stack.matchAll(/file:\/\/[^\s)]+?(?=:\d+:\d+)/g)].map(([url]) => url).find(url => !url.startsWith(`${own}/`));
  const message = messageOf(error);
  printError(
    file === undefined
      ? error
      : new CloudbriefError('CB_PLUGIN', `${fileURLToPath(file)} of an extension failed, outside of its checks: ${message}`, 'Leave the extension out, or correct it.'),
    process.argv.includes('--debug'),
  );
  process.exit(2);
} // prettier-ignore
