/** Grades, best first; the last two are not grades of an answer. Separate from the schema, which templates do not need. */
export const GRADES = [
  'strong',
  'good',
  'needs-work',
  'weak',
  'critical-gap',
  'not-assessed',
  'does-not-apply',
] as const;
export type Grade = (typeof GRADES)[number];

/** Whether there is a score to show: what was not judged, or is not there to be judged, has none. */
export const isScored = (grade: Grade): boolean => grade !== 'not-assessed' && grade !== 'does-not-apply';
