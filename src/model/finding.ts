import { z } from 'zod';
import { CRITICALITIES } from './criticality.ts';
import { KINDS, PROVIDERS } from './kinds.ts';
import { QUESTION_SLUGS } from './question.ts';
import { SEVERITIES } from './severity.ts';

export const STATUSES = ['pass', 'fail', 'not-applicable', 'unknown', 'error'] as const;
export type Status = (typeof STATUSES)[number];

/** What a check said of one resource. `credit` (thousandths) stands only on a partial fail. */
export const findingSchema = z.strictObject({
  id: z.string(),
  check: z.string(),
  question: z.enum(QUESTION_SLUGS),
  severity: z.enum(SEVERITIES),
  baseSeverity: z.enum(SEVERITIES),
  status: z.enum(STATUSES),
  credit: z.number().int().min(1).max(999).optional(),
  message: z.string(),
  reason: z.string().optional(),
  exception: z
    .strictObject({ owner: z.string(), reason: z.string(), until: z.string(), ticket: z.string().optional() })
    .optional(),
  /** What it rests on; left out where it rests on nothing that was read. */
  evidence: z
    .strictObject({
      /** What the check was given, by the name of the facet or fact; null: the provider says that there is none. Long values are begun. */
      values: z.record(z.string(), z.unknown()),
      /** The units that read it: `coverage.units` tells when, and by which calls. */
      units: z.array(z.string()),
    })
    .optional(),
  resource: z.strictObject({
    id: z.string(),
    /** What a comparison falls back on when the id changed: see `Resource`. */
    stableId: z.string().optional(),
    slot: z.string().optional(),
    name: z.string(),
    kind: z.enum(KINDS),
    type: z.string(),
    provider: z.enum(PROVIDERS),
    account: z.string(),
    region: z.string(),
    criticality: z.enum(CRITICALITIES),
    /** The workload of the configuration that it belongs to. */
    workload: z.string().optional(),
  }),
});
export type Finding = z.infer<typeof findingSchema>;
