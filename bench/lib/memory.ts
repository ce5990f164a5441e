import { readdirSync, readFileSync } from 'node:fs';

const EVERY = 100;

/** How many bytes a process and all that it started hold together; what they share is counted once. Undefined but on Linux. */
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

/** Nothing of a process that has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Watches a process until `stop` tells the most that it and its children held at one time, in bytes. */
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
