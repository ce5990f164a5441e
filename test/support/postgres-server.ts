import { execFile, spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  chownSync,
  chmodSync,
  readFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A password that a URL must escape, so that a message could show it in two spellings. */
const PASSWORD = 'pa/ss@wörd';
const DEBIAN = '/usr/lib/postgresql';
/** Little memory, and none of `/dev/shm`: containers give it 64 MiB, and the browsers of other tests fill it. */
const SETTINGS = ['fsync=off', 'listen_addresses=127.0.0.1', 'shared_buffers=16MB', 'dynamic_shared_memory_type=mmap'];

/** A PostgreSQL server of this test file, in a temporary folder. */
export interface PostgresServer {
  /** The address of a new, empty database. */
  readonly createDatabase: () => Promise<string>;
  readonly address: (database: string, password?: string) => string;
  readonly password: string;
  /** Ends it at once, as a crash does. */
  readonly crash: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** The folder with `initdb` and `postgres`: in the path, or where Debian puts them. */
export function programs(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...debian.map(version => join(DEBIAN, version, 'bin')),
  ];
  return folders.find(folder => ['initdb', 'postgres'].every(name => existsSync(join(folder, name))));
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
function ordinaryUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** A server that is not started yet; `found` is the folder of its programs. */
export function createServerIn(found: string | undefined): PostgresServer & { readonly remove: () => Promise<void> } {
  const user = ordinaryUser();
  const state: { folder?: string; port?: number; child?: ChildProcess; databases: number } = { databases: 0 };
  const program = (name: string): string => {
    if (found === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
    return join(found, name);
  };
  const address = (database: string, password = PASSWORD): string =>
    `postgres://tester:${encodeURIComponent(password)}@127.0.0.1:${String(state.port)}/${database}`;

  const start = async (): Promise<void> => {
    state.folder ??= await initialize(program('initdb'), user);
    const isFirst = state.port === undefined;
    const { folder } = state;
    for (let attempt = 1; ; attempt += 1) {
      if (isFirst) state.port = await freePort();
      const settings = [...SETTINGS, `unix_socket_directories=${folder}`].flatMap(one => ['-c', one]);
      const log = join(folder, 'log');
      const written = openSync(log, 'w');
      const child = spawn(program('postgres'), ['-D', join(folder, 'data'), '-p', String(state.port), ...settings], { ...user, cwd: folder, stdio: ['ignore', 'ignore', written] }); // prettier-ignore
      closeSync(written);
      state.child = child;
      const ended = new Promise<boolean>(resolve => child.once('exit', () => { resolve(false); })); // prettier-ignore
      if (await Promise.race([untilReady(address('postgres')).then(() => true), ended])) return;
      // Another process may have taken the port, or one that crashed has not yet let go of it.
      if (attempt === 5) throw new Error(`PostgreSQL ended while it started: ${readFileSync(log, 'utf8')}`);
      await sleep(200 * attempt);
    }
  };
  const crash = async (): Promise<void> => {
    const { child } = state;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise(resolve => child.once('exit', resolve));
    // An immediate shutdown: connections break off, nothing is written down.
    child.kill('SIGQUIT');
    await ended;
  };
  return {
    start,
    crash,
    address,
    password: PASSWORD,
    createDatabase: async () => {
      const name = `history${String((state.databases += 1))}`;
      await query(address('postgres'), `CREATE DATABASE ${name}`);
      return address(name);
    },
    remove: async () => {
      await crash();
      if (state.folder !== undefined) rmSync(state.folder, { recursive: true, force: true });
    },
  };
}

async function initialize(initdb: string, user: { uid?: number; gid?: number }): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-postgres-'));
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD);
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [folder, password]) chownSync(path, user.uid, user.gid);
  chmodSync(password, 0o600);
  const options = ['--username=tester', '--auth=scram-sha-256', `--pwfile=${password}`, '--no-sync', '--encoding=UTF8', '--locale=C']; // prettier-ignore
  await run(initdb, ['-D', join(folder, 'data'), ...options], { ...user, cwd: folder });
  return folder;
}

/** Runs a statement on a database. */
export async function query(address: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function untilReady(address: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await query(address, 'SELECT 1');
      return;
    } catch (error) {
      if (attempt > 200) throw error;
      await sleep(100);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
