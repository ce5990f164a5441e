import { readdirSync, readFileSync } from 'node:fs';

const EVERY = 100;

/** Memory of a process tree in bytes, shared pages counted once (PSS). Linux only. */
function held(root: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const parents = new Map(
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(name => [Number(name), parentOf(name)] as const),
  );
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && (pid === root || isOurs(parents.get(pid)));
  return [...parents.keys()].filter(isOurs).reduce((sum, pid) => sum + shareOf(pid), 0);
}

function parentOf(pid: string): number | undefined {
  const parent = /\) \S (\d+)/.exec(read(`/proc/${pid}/stat`))?.[1];
  return parent === undefined || parent === '0' ? undefined : Number(parent);
}

const shareOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${String(pid)}/smaps_rollup`))?.[1] ?? 0) * 1024;

/** Empty for a process that has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Samples a process until `stop` returns the peak memory of its tree in bytes. */
export function watchMemory(pid: number): () => number | undefined {
  let most = held(pid);
  const timer = setInterval(() => {
    const now = held(pid);
    if (now !== undefined) most = Math.max(most ?? 0, now);
  }, EVERY);
  return () => {
    clearInterval(timer);
    return most;
  };
}
