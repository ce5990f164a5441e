/** How an answer stands, the best first; the last two are no answers. Apart from its schema, which a page can do without. */
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
