import { daysBetween } from '../lib/time.ts';
import type { Judge, Verdict } from '../model/check.ts';
import { FRESHNESS } from '../model/parameters.ts';

const PASS: Verdict = Object.freeze({ status: 'pass' });

/** Creates verdicts as of `now` about what was read then, or at `read`. */
export function createJudge(now: string, read = now): Judge<string> {
  const asOf = Date.parse(read) < Date.parse(now) ? read : now;
  // Checks of extensions get the same.
  return Object.freeze<Judge<string>>({
    pass(credit = 1) {
      if (!(credit > 0 && credit <= 1))
        throw new RangeError(`the credit of a pass must lie between 0 and 1, not ${credit}`);
      return credit === 1 ? PASS : { status: 'pass', credit };
    },
    fail: (message, data = {}) => ({ status: 'fail', message, data, credit: 0 }),
    partial(credit, message, data = {}) {
      if (!(credit > 0 && credit < 1)) throw new RangeError(`partial credit must lie between 0 and 1, not ${credit}`);
      return { status: 'fail', message, data, credit };
    },
    notApplicable: because => ({ status: 'not-applicable', because }),
    proof(date, strength, rhythm) {
      const age = daysBetween(date, now);
      // A date in the future is no proof.
      if (Number.isNaN(age) || age < 0) return 0;
      return strength * (FRESHNESS[rhythm].find(([days]) => age <= days)?.[1] ?? 0);
    },
    daysSince: date => daysBetween(date, now),
    daysBeforeReading: date => daysBetween(date, asOf),
  });
}
