import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { sanitizeText } from '../../lib/text.ts';
import { openLine, type Line } from './line.ts';

/** A browser of ours and the line to it. */
export interface Browser {
  readonly line: Line;
  /** The page that it opened with. */
  readonly blank: string | undefined;
  /** Ends it, whatever it is at, its helpers with it. */
  readonly kill: () => void;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

export interface Launch {
  readonly executable: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const STARTS_WITHIN = 60_000;

/** Starts a browser and waits until it answers. */
export async function launch({ executable, variables, args }: Launch): Promise<Browser> {
  // A group of its own can be ended as a whole.
  const detached = process.platform !== 'win32';
  const child = spawn(executable, [...args, '--remote-debugging-pipe', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...variables },
    detached,
  });
  const kill = (): void => {
    endGroup(child, detached);
  };
  process.once('exit', kill);
  const gone = new Promise<void>(resolve => {
    child.once('close', () => {
      process.off('exit', kill);
      resolve();
    });
  });
  const failed = failure(child);
  const [, , , into, from] = child.stdio as unknown as [null, null, Readable, Writable, Readable];
  try {
    const line = openLine(into, from);
    const { targetInfos } = await Promise.race([line.ask('Target.getTargets', {}, STARTS_WITHIN), failed]);
    return { line, blank: targetInfos.find(({ type }) => type === 'page')?.targetId, kill, gone };
  } catch (error) {
    kill();
    // The line breaks before the process has ended and can say why.
    throw await Promise.race([failed, gone]).then(
      () => error,
      (why: unknown) => why,
    );
  }
}

function endGroup(child: ChildProcess, detached: boolean): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (detached) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It was faster.
  }
}

/** Rejects when the process could not be started or ends, with its last words. */
function failure(child: ChildProcess): Promise<never> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const last = sanitizeText(said.trim().split('\n').at(-1) ?? '', 200);
      reject(new Error(`it ended with ${String(code ?? signal)}${last === '' ? '' : ` and said: ${last}`}`));
    });
  });
  failed.catch(() => undefined);
  return failed;
}
