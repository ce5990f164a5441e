import { z } from 'zod';
import type { ResourceSelector } from './selector.ts';

/** For how many months a risk may be accepted at most, unless the configuration says otherwise. */
export const MAX_EXCEPTION_MONTHS = 12;

/** A risk that a named person accepted, for a reason and a time. */
export interface Exception {
  readonly check: string;
  /** Left out: whatever fails the check. */
  readonly resource?: ResourceSelector | undefined;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds. */
  readonly until: string;
  /** The day on which it was accepted. */
  readonly since?: string | undefined;
  readonly ticket?: string | undefined;
}

const exceptionLineSchema = z.strictObject({
  check: z.string(),
  /** What it covers, in words. */
  resource: z.string().optional(),
  owner: z.string(),
  reason: z.string(),
  until: z.string(),
  since: z.string().optional(),
  ticket: z.string().optional(),
  /** How many failed findings it covers. */
  findings: z.number().int().nonnegative(),
});
export type ExceptionLine = z.infer<typeof exceptionLineSchema>;

/** What became of each accepted risk. Only the applied ones leave the gate. */
export const exceptionReportSchema = z.strictObject({
  applied: z.array(exceptionLineSchema),
  /** Past their last day. */
  expired: z.array(exceptionLineSchema),
  /** Nothing that they cover fails. */
  unused: z.array(exceptionLineSchema),
  /** Last longer than anybody may accept a risk. */
  overlong: z.array(exceptionLineSchema),
});
export type ExceptionReport = z.infer<typeof exceptionReportSchema>;
