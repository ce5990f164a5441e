import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { main } from '../../src/cli/main.ts';

export interface InProcessRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

let previous: Promise<unknown> = Promise.resolve();

/**
 * Runs the command line from the sources in this process. Runs queue up: working directory, environment and standard
 * streams belong to the process.
 */
export function runInProcess(args: readonly string[], cwd: string, env: Environment): Promise<InProcessRun> {
  const run = previous.then(() => isolated(args, cwd, env));
  previous = run.catch(() => undefined);
  return run;
}

async function isolated(args: readonly string[], cwd: string, env: Environment): Promise<InProcessRun> {
  const restore = [changeDirectory(cwd), replaceEnvironment(env), trustExtraCertificates(env['NODE_EXTRA_CA_CERTS'])];
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  const exitCode = process.exitCode;
  try {
    const code = await main(['node', 'cloudbrief', ...args]);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = exitCode;
    for (const undo of [stderr.end, stdout.end, ...restore.reverse()]) undo();
  }
}

function changeDirectory(path: string): () => void {
  const before = process.cwd();
  process.chdir(path);
  return () => {
    process.chdir(before);
  };
}

function replaceEnvironment(env: Environment): () => void {
  const before = { ...process.env };
  const set = (wanted: Environment): void => {
    for (const name of Object.keys(process.env)) if (!(name in wanted)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, wanted);
  };
  set(env);
  return () => {
    set(before);
  };
}

/** Node reads this variable at start only, so that it must be applied to the running process. */
export function trustExtraCertificates(path: string | undefined): () => void {
  if (path === undefined) return () => undefined;
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, readFileSync(path, 'utf8')]);
  return () => {
    setDefaultCACertificates(before);
  };
}

/** Collects what is written to a standard stream and removes the listeners that the run added to it. */
function capture(stream: NodeJS.WriteStream): { readonly text: () => string; readonly end: () => void } {
  const chunks: Buffer[] = [];
  const write = stream.write.bind(stream);
  const listeners = new Set(stream.listeners('error'));
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    chunks.push(Buffer.from(chunk));
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
  return {
    text: () => Buffer.concat(chunks).toString(),
    end: () => {
      stream.write = write;
      for (const listener of stream.listeners('error'))
        if (!listeners.has(listener)) stream.off('error', listener as () => void);
    },
  };
}
