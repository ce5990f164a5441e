/**
 * GitHub stores at most 5,000 results of a run, refuses a run of more than 25,000, and refuses more than 10 MB compressed:
 * https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
export const MAX_RESULTS = 5_000;
/** They count in the size only. */
export const MAX_NOTIFICATIONS = 5_000;

export interface Kept<T> {
  readonly kept: readonly T[];
  readonly left: number;
}

/** The first ones, which are the most severe, and how many are left out. */
export const keepFirst = <T>(all: readonly T[], most: number): Kept<T> => ({
  kept: all.slice(0, most),
  left: Math.max(0, all.length - most),
});

/** What is left out, in a sentence; empty: nothing. */
export function leftOutText(results: number, notifications: number): string {
  const parts = [
    ...(results > 0 ? [`${String(results)} less severe results`] : []),
    ...(notifications > 0 ? [`${String(notifications)} notifications`] : []),
  ];
  return parts.length === 0
    ? ''
    : `Left out, because GitHub keeps no more: ${parts.join(' and ')}. They are in findings.csv, assessment.json and the evidence.`;
}
