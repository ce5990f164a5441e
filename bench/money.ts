import { child } from './lib/built.ts';
import { alternate, node, type Run } from './lib/measure.ts';
import { rowOf, type Row } from './lib/report.ts';

const YEARS = 50_000;
const PAIRS = 5;

const spent = ({ stdout }: Run): number => (JSON.parse(stdout) as { readonly spent: number }).spent;

/** The years of one company, compared with half as many. */
export async function money(): Promise<Row[]> {
  const years = (count: number) => node([child('money'), String(count)]);
  const pair = await alternate(years(YEARS), years(YEARS / 2), PAIRS);
  const work = `simulate ${YEARS.toLocaleString('en')} years of losses`;
  return [rowOf({ work, beside: 'half as many years', target: 2.3, note: 'processor time, at most 1 s' }, pair, spent)];
}
