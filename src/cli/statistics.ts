import { sanitizeText } from '../lib/text.ts';
import type { AssessResult } from '../run/assess.ts';

/** API calls by service, and timings by stage. */
export function statistics({ assessment, timings }: Pick<AssessResult, 'assessment' | 'timings'>): string {
  const { calls, resources, regions } = assessment.coverage;
  const services = Object.entries(calls.byService).sort(([, a], [, b]) => b - a);
  const stages = Object.entries(timings).map(([stage, took]) => `${stage} ${(took / 1000).toFixed(1)} s`);
  return [
    `API calls: ${calls.made} made, ${calls.refused} refused; ${resources} resources in ${regions} ${regions === 1 ? 'region' : 'regions'}`,
    ...services.map(([service, made]) => `  ${sanitizeText(service).padEnd(24)} ${String(made).padStart(7)}`),
    `Timings: ${stages.join(', ')}`,
  ].join('\n');
}
