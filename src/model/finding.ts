import { z } from 'zod';
import { CRITICALITIES } from './criticality.ts';
import { kindSchema, providerSchema } from './extension-names.ts';
import { QUESTION_SLUGS } from './question.ts';
import { UNREAD_REASONS } from './reading.ts';
import { SEVERITIES } from './severity.ts';

export const STATUSES = ['pass', 'fail', 'not-applicable', 'unknown', 'error'] as const;
export type Status = (typeof STATUSES)[number];

/** Why a finding is unknown (a reading's reason), or `error`. */
export const FINDING_REASONS = [...UNREAD_REASONS, 'error'] as const;

/** The verdict of a check on a resource. `credit` (in thousandths) exists for partial fails only. */
export const findingSchema = z.strictObject({
  id: z.string(),
  check: z.string(),
  question: z.enum(QUESTION_SLUGS),
  severity: z.enum(SEVERITIES),
  baseSeverity: z.enum(SEVERITIES),
  status: z.enum(STATUSES),
  /** `list`: about all resources of a list that could not be read. */
  scope: z.enum(['resource', 'list']),
  credit: z.number().int().min(1).max(999).optional(),
  /** In English. Other languages are formatted from `template`. */
  message: z.string(),
  /** Key of the message (`messages.<id>` of the check, `unread.<id>`, `title`, `notApplicable`, or `text` without one) and its arguments. */
  template: z.strictObject({ key: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** Why it is unknown or an error: a code, and the text of the provider or the check. */
  reason: z.strictObject({ code: z.enum(FINDING_REASONS), detail: z.string().optional() }).optional(),
  exception: z
    .strictObject({ owner: z.string(), reason: z.string(), until: z.string(), ticket: z.string().optional() })
    .optional(),
  /** Evidence; left out if nothing was read. */
  evidence: z
    .strictObject({
      /** Input of the check by facet or fact; null for absent. Long values are truncated. */
      values: z.record(z.string(), z.unknown()),
      /** Units that read it; `coverage.units` has their time and calls. */
      units: z.array(z.string()),
    })
    .optional(),
  resource: z.strictObject({
    id: z.string(),
    /** Matches findings if the id has changed: see `Resource`. */
    stableId: z.string().optional(),
    slot: z.string().optional(),
    name: z.string(),
    kind: kindSchema,
    type: z.string(),
    provider: providerSchema,
    account: z.string(),
    region: z.string(),
    criticality: z.enum(CRITICALITIES),
    /** Its workload in the configuration; without workloads there, by its tags. */
    workload: z.string().optional(),
  }),
});
export type Finding = z.infer<typeof findingSchema>;
export type FindingReason = NonNullable<Finding['reason']>;
export type MessageTemplate = Finding['template'];

/** A reason in one line for data files: code and detail, or the detail of an error. */
export const reasonLine = ({ code, detail }: FindingReason): string =>
  detail === undefined ? code : code === 'error' ? detail : `${code}: ${detail}`;
