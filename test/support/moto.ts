import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { planAws } from '../../src/providers/aws/plan.ts';
import { runUnits } from '../../src/providers/kit/run-units.ts';
import { useAwsEnvironment } from './aws-collect.ts';

const run = promisify(execFile);

const PINNED = '5.2.1';
/** Parses Bicep. */
const PYCEP = '0.7.1';
const BIN = process.platform === 'win32' ? 'Scripts' : 'bin';
const INSTALLING_MS = 8 * 60_000;
const READY_MS = 60_000;
/** The emulator loads a service on its first request, which may take long beside other tests. */
export const PATIENT = { connect: 30_000, firstAnswer: 60_000, answer: 60_000 } as const;

/** A Python with moto and a parser of Bicep, or why there is none. */
export type MotoPython = { readonly python: string } | { readonly missing: string };

let located: Promise<MotoPython> | undefined;

/** The Python beside `moto_server` on the path if it has the pinned version, else one in the user's cache. */
export function locateMoto(): Promise<MotoPython> {
  return (located ??= locate());
}

async function locate(): Promise<MotoPython> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const python = join(folder, 'python3');
    if (isProgram(join(folder, 'moto_server')) && (await versionIn(python)) === PINNED) return { python };
  }
  try {
    return { python: await installed() };
  } catch (error) {
    const { message } = error as Error;
    return {
      missing: `moto_server ${PINNED} is not on the path and cannot be installed: ${message.split('\n')[0] ?? ''}`,
    };
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function versionIn(python: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(python, ['-c', 'import moto, moto.server, pycep; print(moto.__version__)'], {
      timeout: 60_000,
    });
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/** The virtual environment, created once for all test files and runs under a lock. */
async function installed(): Promise<string> {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'cloudbrief-test', `moto-${PINNED}-pycep-${PYCEP}`);
  const python = join(folder, BIN, 'python3');
  const complete = join(folder, 'complete');
  const lock = `${folder}.lock`;
  await mkdir(dirname(folder), { recursive: true });
  const until = Date.now() + INSTALLING_MS;
  while (Date.now() < until) {
    if ((await age(complete)) !== undefined) return python;
    if (await take(lock)) {
      try {
        await install(folder, python);
        await writeFile(complete, '');
        return python;
      } finally {
        await rm(lock, { recursive: true, force: true });
      }
    }
    await sleep(500);
  }
  throw new Error(`another process has been installing it for too long; remove ${lock}`);
}

async function install(folder: string, python: string): Promise<void> {
  const patience = { timeout: INSTALLING_MS };
  await rm(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder], patience);
  // Compiling all packages takes as long as downloading them; Python compiles on import.
  const options = ['--quiet', '--disable-pip-version-check', '--no-compile'];
  await run(
    python,
    ['-m', 'pip', 'install', ...options, `moto[server]==${PINNED}`, `pycep-parser==${PYCEP}`],
    patience,
  );
}

/** Age of a file in milliseconds; undefined without a file. */
async function age(path: string): Promise<number | undefined> {
  try {
    return Math.max(1, Date.now() - (await stat(path)).mtimeMs);
  } catch {
    return undefined;
  }
}

async function take(lock: string): Promise<boolean> {
  if (((await age(lock)) ?? 0) > INSTALLING_MS) await rm(lock, { recursive: true, force: true });
  try {
    await mkdir(lock);
    return true;
  } catch {
    return false;
  }
}

/**
 * A suite that needs an AWS account. Without moto it is skipped under a name that says so; in CI, where skipped tests go
 * unnoticed, it fails.
 */
export async function describeWithMoto(name: string, suite: () => void): Promise<void> {
  const moto = await locateMoto();
  // On a busy machine a command line takes seconds to start, and some tests run several.
  if ('python' in moto) describe(name, { timeout: 120_000 }, suite);
  else if (process.env['CI'] === undefined) describe.skip(`${name} (skipped: ${moto.missing})`, suite);
  else {
    describe(name, () => {
      it('has an AWS account to read', () => {
        expect.fail(moto.missing);
      });
    });
  }
}

export interface Moto {
  readonly url: string;
  readonly port: number;
  readonly reset: () => Promise<void>;
  /** Enables or disables authentication and policies. */
  readonly enforcePolicies: (on: boolean) => Promise<void>;
  /** Ends its use by this test file. */
  readonly stop: () => Promise<void>;
}

/**
 * Ends with its standard input, and so with the worker. Returns 400 instead of 500 for what moto does not implement, because
 * the SDK retries on 500.
 */
const PROGRAM = `
import os, sys, threading
import moto.server
from moto.cloudtrail.responses import CloudTrailResponse
from werkzeug.exceptions import HTTPException

# moto has no event data stores: an account without any.
CloudTrailResponse.list_event_data_stores = lambda self: '{"EventDataStores": []}'

def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)

def answer(error):
    return error if isinstance(error, HTTPException) else (str(error), 400)

create = moto.server.create_backend_app
def create_backend_app(service):
    app = create(service)
    app.register_error_handler(Exception, answer)
    return app

moto.server.create_backend_app = create_backend_app
threading.Thread(target=end_with_parent, daemon=True).start()
moto.server.main(['-H', '127.0.0.1', '-p', '0'])
`;

let server: Promise<Moto> | undefined;

/**
 * An empty emulator on a free port. Starting it and loading its services takes several seconds of processor time: the test
 * files of a worker share it one after another, and it ends with the worker.
 */
export async function startMoto(): Promise<Moto> {
  const moto = await (server ??= startServer());
  await moto.stop();
  return moto;
}

async function startServer(): Promise<Moto> {
  const moto = await locateMoto();
  if ('missing' in moto) throw new Error(moto.missing);
  const child = spawn(moto.python, ['-c', PROGRAM], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // moto reports the thousand snapshots of its public images as owned by the account; AWS does not.
    env: { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' },
  });
  const port = await portOf(child);
  child.unref();
  const url = `http://127.0.0.1:${port}`;
  const post = async (path: string, body = ''): Promise<void> => {
    const answer = await fetch(`${url}/moto-api/${path}`, { method: 'POST', body });
    if (!answer.ok) throw new Error(`moto refused ${path}: ${answer.status}`);
  };
  const enforcePolicies = (on: boolean): Promise<void> => post('reset-auth', on ? '0' : 'Infinity');
  const reset = (): Promise<void> => post('reset');
  const stop = async (): Promise<void> => {
    await enforcePolicies(false);
    await reset();
  };
  await warmUp(url);
  return { url, port, reset, enforcePolicies, stop };
}

/** Calls every service once, so that no test waits for loading services of the emulator or clients of the SDK. */
async function warmUp(url: string): Promise<void> {
  useAwsEnvironment(url);
  const plan = await planAws({ version: '0.0.0-test', regions: ['eu-west-1'], maxAttempts: 1, timeouts: PATIENT });
  await runUnits(plan, () => undefined);
  plan.close();
}

/** Waits until the server prints its address. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => { reject(new Error(`moto did not start: ${said}`)); }, READY_MS); // prettier-ignore
    child.once('error', reject);
    child.once('exit', code => { reject(new Error(`moto ended with ${String(code)}: ${said}`)); }); // prettier-ignore
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      // Until it is ready only: afterwards it prints a line for each request.
      if (said.length < 10_000) said += text;
      const port = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(Number(port));
    });
  });
}
