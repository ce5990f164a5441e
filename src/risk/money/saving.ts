import type { Saving } from '../../model/money.ts';
import { meanOf, quantile } from './curve.ts';
import type { Yearly } from './years.ts';

/** Parts of the years by which the error of a quantile is measured. */
const BATCHES = 20;
/** A difference is clear where it is so many times its error. */
const CLEAR = 2;
const BAD_YEAR = 0.95;

const NOTHING: Saving = { expected: { value: 0, error: 0 }, oneIn20: { value: 0, error: 0 }, clear: false };

/** What the years cost less after a change; both met the same events. */
export function savingOf(before: Yearly, after: Yearly): Saving {
  const saved = before.map((loss, year) => loss - (after[year] ?? 0));
  if (saved.every(one => one === 0)) return NOTHING;
  const { mean, error } = meanOf(saved);
  const oneIn20 = badYear(before) - badYear(after);
  const then = batches(after);
  const { error: badError } = meanOf(batches(before).map((batch, at) => badYear(batch) - badYear(then[at] ?? batch)));
  return {
    expected: { value: mean, error },
    oneIn20: { value: oneIn20, error: badError },
    clear: Math.abs(mean) > CLEAR * error && mean !== 0,
  };
}

const badYear = (years: Yearly): number => quantile(Float64Array.from(years).sort(), BAD_YEAR);

function batches(years: Yearly): Yearly[] {
  const size = Math.floor(years.length / BATCHES);
  return Array.from({ length: size === 0 ? 0 : BATCHES }, (_, at) => years.subarray(at * size, (at + 1) * size));
}
