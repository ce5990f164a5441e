import { LAUNCHER } from './lib/built.ts';
import { alternate, node } from './lib/measure.ts';
import { rowOf, type Row } from './lib/report.ts';

const PAIRS = 21;
const COMMANDS = ['--help', 'checks list'];

/** Start-up time of short commands. */
export async function start(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const command of COMMANDS) {
    const pair = await alternate(node([LAUNCHER, ...command.split(' ')]), node(['-e', '0']), PAIRS);
    rows.push(rowOf({ work: `start: ${command}`, beside: 'node -e 0', target: 1.8 }, pair));
  }
  return rows;
}
