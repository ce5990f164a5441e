import { z } from 'zod';
import { CRITICALITIES } from './criticality.ts';
import { KINDS, PROVIDERS } from './kinds.ts';
import { QUESTION_SLUGS } from './question.ts';
import { UNREAD_REASONS } from './reading.ts';
import { SEVERITIES } from './severity.ts';

export const STATUSES = ['pass', 'fail', 'not-applicable', 'unknown', 'error'] as const;
export type Status = (typeof STATUSES)[number];

/** Why a finding is unknown (a reading's reason), or `error`. */
export const FINDING_REASONS = [...UNREAD_REASONS, 'error'] as const;

/** What a check said of one resource. `credit` (thousandths) stands only on a partial fail. */
export const findingSchema = z.strictObject({
  id: z.string(),
  check: z.string(),
  question: z.enum(QUESTION_SLUGS),
  severity: z.enum(SEVERITIES),
  baseSeverity: z.enum(SEVERITIES),
  status: z.enum(STATUSES),
  /** `list`: about everything that a list would have named, had it been answered. */
  scope: z.enum(['resource', 'list']),
  credit: z.number().int().min(1).max(999).optional(),
  /** English. Other languages are made from `template`. */
  message: z.string(),
  /** The message's key (`messages.<id>` of the check, `unread.<id>`, `title`, `notApplicable`, or `text` where it has none) and what fills it. */
  template: z.strictObject({ key: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** Why it is unknown or an error: our code, and what the provider or the check said. */
  reason: z.strictObject({ code: z.enum(FINDING_REASONS), detail: z.string().optional() }).optional(),
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
export type FindingReason = NonNullable<Finding['reason']>;
export type MessageTemplate = Finding['template'];

/** A reason in one line, as data files print it: the code, then the detail; an error is its detail. */
export const reasonLine = ({ code, detail }: FindingReason): string =>
  detail === undefined ? code : code === 'error' ? detail : `${code}: ${detail}`;
