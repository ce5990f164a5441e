import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, SAMPLE, type Workspace } from './cli.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** What the pipelines read instead of an account: the sample company; a part of it without a critical finding; nothing. */
export const SOURCES = {
  critical: '--from sample.ndjson --now 2026-11-22',
  fine: '--from sample.ndjson --now 2026-11-22 --questions performance',
  broken: '--from missing.ndjson',
} as const;

export type Variables = Readonly<Record<string, string>>;

/** A machine of a pipeline: a workspace with cloudbrief, and with programs that only note that they were called. */
export interface Runner {
  readonly work: Workspace;
  /** Runs a script as the runners do: bash that stops at the first command that fails. */
  readonly shell: (script: string, variables: Variables) => { readonly code: number | null; readonly output: string };
  /** Calls of programs that need the world outside. */
  readonly calls: () => string[];
  /** Files in the output folder. */
  readonly written: () => string[];
}

export function createRunner(): Runner {
  const work = createWorkspace();
  copyFileSync(SAMPLE, work.file('sample.ndjson'));
  mkdirSync(work.file('bin'));
  const program = (name: string, script: string): void => {
    writeFileSync(work.file('bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(work.file('bin', name), 0o755);
  };
  const node = [process.execPath, join(ROOT, 'bin', 'cloudbrief.js')].map(path => JSON.stringify(path)).join(' ');
  program('cloudbrief', `exec ${node} "$@"`);
  for (const name of ['npm', 'gh', 'curl'])
    program(name, `printf '%s\\n' "${name} $*" >> ${JSON.stringify(work.file('calls'))}`);
  return {
    work,
    shell: (script, variables) => {
      const PATH = `${work.file('bin')}:${process.env['PATH'] ?? ''}`;
      const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd: work.path,
        env: { PATH, HOME: work.path, TMPDIR: work.path, ...variables },
        encoding: 'utf8',
      });
      return { code: run.status, output: `${run.stdout}${run.stderr}` };
    },
    calls: () => (existsSync(work.file('calls')) ? readFileSync(work.file('calls'), 'utf8').trim().split('\n') : []),
    written: () => (existsSync(work.file('cloudbrief-out')) ? readdirSync(work.file('cloudbrief-out')).sort() : []),
  };
}
