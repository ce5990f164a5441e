import { gzipSync } from 'node:zlib';

/**
 * GitHub stores at most 5,000 results of a run, refuses a run of more than 25,000, and refuses more than 10 MB compressed:
 * https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const MAX_RESULTS = 5_000;
/** They count in the size only. */
const MAX_NOTIFICATIONS = 5_000;
const MAX_BYTES = 10_000_000;

/** How many results, notifications of findings and failed calls a file has at most. */
export interface SarifLimits {
  readonly results: number;
  readonly notifications: number;
  readonly calls: number;
}

/** The file with as much as GitHub keeps: the share that fits, where all of it is too large. */
export function withinLimits(write: (limits: SarifLimits) => string, bytes = MAX_BYTES): string {
  let limits: SarifLimits = { results: MAX_RESULTS, notifications: MAX_NOTIFICATIONS, calls: MAX_NOTIFICATIONS };
  for (;;) {
    const text = write(limits);
    const size = compressedSize(text, bytes);
    if (size <= bytes || Object.values(limits).every(most => most === 0)) return text;
    const share = (0.9 * bytes) / size;
    const fewer = (most: number): number => Math.floor(most * share);
    limits = { results: fewer(limits.results), notifications: fewer(limits.notifications), calls: fewer(limits.calls) };
  }
}

/** What is small enough as it is need not be compressed to know. */
function compressedSize(text: string, enough: number): number {
  const size = Buffer.byteLength(text);
  return size <= enough ? size : gzipSync(text).length;
}

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
