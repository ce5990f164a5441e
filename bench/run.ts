/** Benchmarks relative to unavoidable work: `npm run bench [start] [collect] [fleet] [assess] [simulate] [money] [pdf] [large]`. Prints a table. */
import { assess } from './assess.ts';
import { collect } from './collect.ts';
import { fleet } from './fleet.ts';
import { assertBuilt } from './lib/built.ts';
import { large } from './large.ts';
import { tableOf, type Row } from './lib/report.ts';
import { money } from './money.ts';
import { pdf } from './pdf.ts';
import { simulate } from './simulate.ts';
import { start } from './start.ts';

const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  start,
  collect,
  fleet,
  assess,
  simulate,
  money,
  pdf,
  large,
};

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench called ${unknown.join(' or ')}; there are ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(2);
}
assertBuilt();
const rows: Row[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(...(await bench()));
}
process.stdout.write(`${tableOf(rows)}\n`);
