/** Simulates the years of the reference firm with the built package; prints the processor time, in ms. */
import type * as Simulate from '../../src/risk/money/simulate.ts';
import { referenceFirm } from '../../test/support/reference-firm.ts';

const built = async <T>(path: string): Promise<T> => (await import(`../../dist/${path}.js`)) as T;

const { simulateYears } = await built<typeof Simulate>('src/risk/money/simulate');

const years = Number(process.argv[2]);
const began = process.cpuUsage();
const { total, byLoss } = simulateYears(referenceFirm(), { years, seed: 1 });
const { user, system } = process.cpuUsage(began);
process.stdout.write(JSON.stringify({ spent: (user + system) / 1000, years: total.length, losses: byLoss.size }));
