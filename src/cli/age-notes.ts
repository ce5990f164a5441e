import { dayOf, daysBetween } from '../lib/time.ts';
import type { Assessment } from '../model/assessment.ts';

/** Days after which a reading says little of today. */
const OLD_AFTER_DAYS = 31;

/** A line where what was read is old: findings are judged as of now, from what was there then. */
export function ageNotes({ now, snapshot: { started } }: Pick<Assessment, 'now' | 'snapshot'>): string[] {
  const age = daysBetween(started, now);
  // An unreadable date has no age.
  if (!(age > OLD_AFTER_DAYS)) return [];
  return [
    `The inventory is ${age} days old (read on ${dayOf(started)}): what changed since is not in it. Do: read the accounts again.`,
  ];
}
