import { sanitizeText } from '../lib/text.ts';
import type { AssessResult } from '../run/assess.ts';

/** Calls and times of a run, for whoever wonders what it cost. */
export function statistics({ assessment, timings }: Pick<AssessResult, 'assessment' | 'timings'>): string {
  const { calls, resources } = assessment.coverage;
  const services = Object.entries(calls.byService).sort(([, a], [, b]) => b - a);
  return [
    `Calls: ${calls.made} made, ${calls.refused} refused; ${resources} resources in ${assessment.coverage.regions} ${assessment.coverage.regions === 1 ? 'region' : 'regions'}`,
    ...services.map(([service, made]) => `  ${sanitizeText(service).padEnd(24)} ${String(made).padStart(7)}`),
    `Times: ${Object.entries(timings).map(([stage, took]) => `${stage} ${(took / 1000).toFixed(1)} s`).join(', ')}`,
  ].join('\n'); // prettier-ignore
}
