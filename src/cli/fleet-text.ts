import type { FleetStatus, PlanStatus } from '../run/fleet.ts';
import { wrap } from './text-layout.ts';

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

/** A line for each plan, or a paragraph where the terminal is narrower than the table. Times are the database's, in UTC. */
export function statusText({ now, workers, plans }: FleetStatus, columns = Infinity): string {
  const count = `${workers} ${workers === 1 ? 'worker' : 'workers'} at ${now.slice(0, 19).replace('T', ' ')} UTC`;
  if (plans.length === 0) return `No plan. ${count}\n`;
  const rows = plans.map(rowOf);
  const table = tableOf([HEAD, ...rows]);
  const lines = table.every(line => line.length <= columns) ? table : rows.flatMap(row => paragraphOf(row, columns));
  return `${[...lines, '', count].join('\n')}\n`;
}

function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, at) => (TEXTS.has(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const INDENT = '  ';

/** Plan and state, then every other column with its name. */
function paragraphOf([plan = '', state = '', ...rest]: readonly string[], columns: number): string[] {
  const named = rest.map((cell, at) => `${HEAD[at + 2] ?? ''} ${cell}`).join(', ');
  return [`${plan}  ${state}`, ...wrap(named, columns - INDENT.length).map(line => INDENT + line)];
}
