import { z } from 'zod';
import { SEVERITIES } from '../model/severity.ts';
import { setting } from './setting.ts';

/** What fails a pipeline. */
export const GATE = z.strictObject({
  failOn: setting(z.enum(SEVERITIES), {
    description: 'Exit 1 on a finding of this severity or higher',
    example: 'critical',
    otherwise: 'no finding fails the pipeline',
  }),
  failOnUnknown: setting(z.enum(SEVERITIES), {
    description: 'Exit 1 on an unknown of this severity or higher',
    example: 'critical',
    otherwise: 'no unknown fails the pipeline',
  }),
  requireConfidence: setting(z.number().min(0).max(100), {
    description: 'Exit 1 below this confidence (coverage), in percent',
    example: 70,
    otherwise: 'no minimum',
  }),
  maxExceptionMonths: setting(z.number().int().min(1).max(120), {
    description: 'Maximum number of months for which a risk may be accepted',
    example: 12,
    otherwise: '12',
  }),
});
