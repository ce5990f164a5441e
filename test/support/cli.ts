import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** May kill the child. */
  readonly watch?: (child: { readonly kill: (signal: NodeJS.Signals) => void }) => void;
  /** Closes its standard output before anything comes. */
  readonly deaf?: boolean;
  /** A program and its arguments that run the command line they are given. */
  readonly under?: readonly [string, ...string[]];
  readonly timeout?: number;
}

/** Where this user keeps what can be made again: the unpacked browser, compiled code. */
const CACHE = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');

/** An environment that holds only what the test puts there, but for that cache. */
const environmentOf = ({ cwd, env = {} }: CliOptions): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: cwd,
  XDG_CACHE_HOME: CACHE,
  TMPDIR: tmpdir(),
  ...env,
});

/** Runs the command line from the sources, in this process, which saves a start of Node for each test. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const environment = environmentOf(options);
  const { runInProcess } = await import('./cli-in-process.ts');
  return { signal: null, ...(await runInProcess(args, options.cwd, environment)) };
}

/** Runs the built command line as a process of its own: for signals, pipes, terminals and the launcher. */
export function spawnCli(args: readonly string[], options: SpawnOptions): Promise<CliRun> {
  const { cwd, watch, deaf = false, under, timeout = 120_000 } = options;
  return new Promise((resolve, reject) => {
    const [program, ...before] = [...(under ?? []), process.execPath, LAUNCHER];
    const env = environmentOf(options);
    const child = spawn(program, [...before, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    if (deaf) child.stdout.destroy();
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
    watch?.({ kill: signal => void child.kill(signal) });
  });
}

/** A folder of its own, gone after the test. */
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

/** The environment of somebody whose AWS is the server at `url`. */
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

/** What a run wrote, with words for what tests ask of it. */
export interface Results {
  readonly assessment: Assessment;
  /** All findings where they were asked for, else those that the assessment lists. */
  readonly findings: readonly Finding[];
  /** `fail vol-plain`, sorted: what the check said of every resource, by name. */
  readonly verdicts: (check: string) => string[];
  readonly finding: (check: string, resource: string) => Finding | undefined;
  /** What the check said of the resource of that name. Fails the test when it said nothing. */
  readonly status: (check: string, resource: string) => Finding['status'];
}

/** What a finding is about: a resource by its name, or a whole list. */
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

/** Holds what a failed run said against the contract: a code, one sentence, what to do, and no more. */
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

/** The same without the moments in it: an emulator that makes a nightly copy whenever it is asked gives it a new one each time. */
export const timeless = <T>(given: T): T =>
  JSON.parse(JSON.stringify(given).replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'some time')) as T;
