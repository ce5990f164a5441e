import { z } from 'zod';
import type { ResourceSelector } from './selector.ts';

/** Default of the maximum number of months for which a risk may be accepted. */
export const MAX_EXCEPTION_MONTHS = 12;

/** A risk acceptance: by a named person, for a reason, until a date. */
export interface Exception {
  readonly check: string;
  /** Left out: all resources that fail the check. */
  readonly resource?: ResourceSelector | undefined;
  readonly owner: string;
  readonly reason: string;
  /** Last day of validity. */
  readonly until: string;
  /** Date of acceptance. */
  readonly since?: string | undefined;
  readonly ticket?: string | undefined;
}

const exceptionLineSchema = z.strictObject({
  check: z.string(),
  /** The selector as text. */
  resource: z.string().optional(),
  owner: z.string(),
  reason: z.string(),
  until: z.string(),
  since: z.string().optional(),
  ticket: z.string().optional(),
  /** Number of failed findings that it matches. */
  findings: z.number().int().nonnegative(),
});
export type ExceptionLine = z.infer<typeof exceptionLineSchema>;

/** Risk acceptances by state. The gate ignores findings of applied ones only. */
export const exceptionReportSchema = z.strictObject({
  applied: z.array(exceptionLineSchema),
  /** After their last day of validity. */
  expired: z.array(exceptionLineSchema),
  /** Match no failed finding. */
  unused: z.array(exceptionLineSchema),
  /** Exceed the maximum validity; not applied. */
  overlong: z.array(exceptionLineSchema),
});
export type ExceptionReport = z.infer<typeof exceptionReportSchema>;
