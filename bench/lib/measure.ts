import { spawn } from 'node:child_process';
import { watchMemory } from './memory.ts';

/** A program with its arguments and environment. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface Run {
  /** Wall-clock time, start included. */
  readonly milliseconds: number;
  readonly stdout: string;
  /** Peak memory of the process tree in bytes, if requested and available. */
  readonly peak?: number;
}

/** A Node of the same version as this one. */
export const node = (args: readonly string[], more: Pick<Program, 'env' | 'cwd'> = {}): Program => ({
  command: process.execPath,
  args,
  ...more,
});

/** Runs a program; a failure aborts the benchmark. */
export function run({ command, args, env, cwd }: Program, watch = false): Promise<Run> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd,
      ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
    });
    const stop = watch && child.pid !== undefined ? watchMemory(child.pid) : undefined;
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', error => {
      stop?.();
      reject(error);
    });
    child.once('close', code => {
      const milliseconds = performance.now() - began;
      const peak = stop?.();
      if (code === 0)
        resolve({ milliseconds, stdout: Buffer.concat(stdout).toString(), ...(peak === undefined ? {} : { peak }) });
      else
        reject(
          new Error(`${command} ${args.join(' ')} ended with ${String(code)}: ${Buffer.concat(stderr).toString()}`),
        );
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export interface Pair {
  readonly ours: readonly Run[];
  readonly theirs: readonly Run[];
}

/**
 * Runs both alternately after a warm-up of each, so that other load affects both alike. The order changes
 * with each pair.
 */
export async function alternate(ours: Program, theirs: Program, pairs: number): Promise<Pair> {
  const result = { ours: [] as Run[], theirs: [] as Run[] };
  await run(ours);
  await run(theirs);
  for (let pair = 0; pair < pairs; pair++) {
    const first = pair % 2 === 0 ? 'ours' : 'theirs';
    for (const side of [first, first === 'ours' ? 'theirs' : 'ours'] as const) {
      result[side].push(await run(side === 'ours' ? ours : theirs));
    }
  }
  return result;
}
