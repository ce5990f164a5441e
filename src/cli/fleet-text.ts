import type { FleetStatus, PlanStatus } from '../run/fleet.ts';

const HEAD = ['plan', 'state', 'planned', 'done', 'unread', 'running', 'retrying', 'calls', 'resources', 'jobs/min', 'estimated end']; // prettier-ignore
/** Columns of text; numbers stand at the right. */
const TEXTS = new Set([0, 1, 2, 10]);

const minuteOf = (moment: string): string => moment.slice(0, 16).replace('T', ' ');

const rowOf = (one: PlanStatus): string[] => [
  one.plan,
  one.state,
  minuteOf(one.created),
  `${one.done} of ${one.jobs}`,
  ...[one.unread, one.running, one.retrying, one.calls, one.resources, one.jobsPerMinute].map(String),
  one.estimatedEnd === null ? '–' : minuteOf(one.estimatedEnd),
];

/** A line for each plan. Times are the database's, in UTC. */
export function statusText({ now, workers, plans }: FleetStatus): string {
  const count = `${workers} ${workers === 1 ? 'worker' : 'workers'} at ${now.slice(0, 19).replace('T', ' ')} UTC`;
  if (plans.length === 0) return `No plan. ${count}\n`;
  const rows = [HEAD, ...plans.map(rowOf)];
  const widths = HEAD.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)));
  const lines = rows.map(row =>
    row
      .map((cell, at) => (TEXTS.has(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return `${[...lines, '', count].join('\n')}\n`;
}
