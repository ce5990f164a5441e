import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { InventoryRecord } from '../../src/model/inventory.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LAUNCHER = join(ROOT, 'bin', 'cloudbrief.js');

/** The inventory of the sample company. */
export const SAMPLE = join(ROOT, 'examples', 'noonsale', 'inventory.ndjson');

export interface CliRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export interface SpawnOptions extends CliOptions {
  /** May kill the child, also once it has printed a text. */
  readonly watch?: (child: Watched) => void;
  /** Closes its standard output at once. */
  readonly closeStdout?: boolean;
  /** A program with arguments that runs the command line after them. */
  readonly under?: readonly [string, ...string[]];
  readonly timeout?: number;
}

interface Watched {
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the text has been printed. */
  readonly shows: (text: string) => Promise<void>;
  /** Resolves when the child has opened a file; where the system does not tell, after six seconds. */
  readonly opens: (path: string) => Promise<void>;
}

/** The user's cache: unpacked browser, compiled code. */
const CACHE = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');

/** An environment with the variables of the test and that cache only. */
const environmentOf = ({ cwd, env = {} }: CliOptions): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: cwd,
  XDG_CACHE_HOME: CACHE,
  TMPDIR: tmpdir(),
  ...env,
});

/** What a run says, without the progress that a slow machine prints every ten seconds. */
export const saidIn = (stderr: string): string =>
  stderr.replaceAll(/^(?:Reading|Collecting|Assessing|Rendering)[^\n]*…\n/gm, '');

/** Runs the command line from the sources in this process, which avoids a start of Node for each test. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const environment = environmentOf(options);
  const { runInProcess } = await import('./cli-in-process.ts');
  return { signal: null, ...(await runInProcess(args, options.cwd, environment)) };
}

/** Runs the built command line as a child process: for signals, pipes, terminals and the launcher. */
export function spawnCli(args: readonly string[], options: SpawnOptions): Promise<CliRun> {
  const { cwd, watch, closeStdout = false, under, timeout = 120_000 } = options;
  return new Promise((resolve, reject) => {
    const [program, ...before] = [...(under ?? []), process.execPath, LAUNCHER];
    const env = environmentOf(options);
    const child = spawn(program, [...before, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    if (closeStdout) child.stdout.destroy();
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`cloudbrief ${args.join(' ')} did not end: ${Buffer.concat(stderr).toString()}`));
    }, timeout);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(late);
      resolve({ code, signal, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
    watch?.({
      kill: signal => void child.kill(signal),
      shows: async text => {
        while (
          !Buffer.concat([...stdout, ...stderr])
            .toString()
            .includes(text)
        )
          await sleep(50, undefined, { ref: false });
      },
      opens: path => opened(child.pid, path),
    });
  });
}

async function opened(pid: number | undefined, path: string): Promise<void> {
  const folder = `/proc/${String(pid)}/fd`;
  if (!existsSync(folder)) return sleep(6_000);
  const target = realpathSync(path);
  const open = (): boolean => {
    try {
      return readdirSync(folder).some(fd => readlinkSync(join(folder, fd)) === target);
    } catch {
      // One was closed meanwhile, or the process has ended.
      return false;
    }
  };
  while (existsSync(folder) && !open()) await sleep(20, undefined, { ref: false });
}

/** A temporary folder. */
export interface Workspace {
  readonly path: string;
  readonly file: (...names: string[]) => string;
  readonly remove: () => void;
}

export function createWorkspace(): Workspace {
  const path = mkdtempSync(join(tmpdir(), 'cloudbrief-test-'));
  return {
    path,
    file: (...names) => join(path, ...names),
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Environment variables with the server at `url` as AWS endpoint. */
export const awsEnvironment = (
  url: string,
  keys: { readonly id: string; readonly secret: string } = { id: 'test', secret: 'test' },
) => ({
  AWS_ENDPOINT_URL: url,
  AWS_ACCESS_KEY_ID: keys.id,
  AWS_SECRET_ACCESS_KEY: keys.secret,
  AWS_REGION: 'eu-west-1',
});

const text = (path: string): string =>
  path.endsWith('.gz') ? gunzipSync(readFileSync(path)).toString() : readFileSync(path, 'utf8');
const lines = <T>(path: string): T[] => text(path).split('\n').filter(Boolean).map(line => JSON.parse(line) as T); // prettier-ignore

export const readInventory = (path: string): InventoryRecord[] => lines<InventoryRecord>(path);

/** The output files of a run, with queries for tests. */
export interface Results {
  readonly assessment: Assessment;
  /** All findings if they were requested, else those of the assessment. */
  readonly findings: readonly Finding[];
  /** Verdicts of a check by resource name, sorted: `fail vol-plain`. */
  readonly verdicts: (check: string) => string[];
  readonly finding: (check: string, resource: string) => Finding | undefined;
  /** The finding for a resource by name. Fails the test if there is none. */
  readonly status: (check: string, resource: string) => Finding['status'];
}

/** Subject of a finding: the name of a resource, or a whole list. */
const subjectOf = ({ scope, resource }: Finding): string =>
  scope === 'list' ? `all of kind ${resource.kind}` : resource.name;

export function readResults(out: string): Results {
  const assessment = JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;
  const everything = join(out, 'findings.ndjson.gz');
  const findings = existsSync(everything) ? lines<Finding>(everything) : assessment.findings;
  const finding = (check: string, resource: string): Finding | undefined =>
    findings.find(one => one.check === check && one.resource.name === resource);
  const said = (check: string): string[] =>
    findings.filter(one => one.check === check).map(one => `${one.status} ${subjectOf(one)}`);
  return {
    assessment,
    findings,
    finding,
    verdicts: check => said(check).sort(),
    status: (check, resource) => {
      const found = finding(check, resource);
      expect(found, `${check} said nothing of ${resource}; it said: ${said(check).join(', ')}`).toBeDefined();
      return found!.status;
    },
  };
}

/** Asserts the format of an error: code, one sentence, hint, and nothing else. */
export function expectFault(run: CliRun, code: string): string[] {
  expect(run.code, run.stderr).toBe(2);
  expect(run.stderr).toContain(`cloudbrief: [${code}] `);
  expect(run.stderr, 'no stack trace without --debug').not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  const said = run.stderr.split('\n').filter(line => line !== '');
  const at = said.findIndex(line => line.startsWith(`cloudbrief: [${code}] `));
  expect(said[at], 'a sentence').toMatch(/[.?]$/);
  expect(said[at + 1], 'what to do next').toMatch(/^ {2}\S/);
  return said.slice(at, at + 2);
}

/** Text without timestamps: the emulator creates a new automated snapshot for each request. */
export const timeless = <T>(given: T): T =>
  JSON.parse(JSON.stringify(given).replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'some time')) as T;
