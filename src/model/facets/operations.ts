import { z } from 'zod';
import { censusShape } from './census.ts';
import { count, timestamp } from './shared.ts';

/** How resources are made, changed and connected. */
export const operationsFacets = {
  /** Related resources and their role. */
  relationships: z.array(z.strictObject({ to: z.string(), role: z.string() })),
  /** The infrastructure-as-code product that made it, and the evidence. Absent: no sign of any. */
  infrastructureAsCode: z.strictObject({ tool: z.string(), evidence: z.string() }),
  /** Outcome of the last stack operation. */
  stackStatus: z.enum(['complete', 'rolled-back', 'failed', 'in-progress']),
  /** Whether the resources of a stack match its template, by the last drift detection. */
  drift: z.strictObject({ state: z.enum(['in-sync', 'drifted', 'not-checked']), checkedAt: timestamp.optional() }),
  /** Recent changes in a region or account, and those made in the console, by user. `complete`: no change is missing. */
  recentChanges: z.strictObject({
    changes: z.number().int(),
    console: z.array(z.strictObject({ who: z.string(), changes: z.number().int() })),
    complete: z.boolean(),
  }),
  /**
   * Resources of an account by type, in the provider's names, whether or not they are read. `covers`: what the source lists.
   * `uncounted`: regions that no source covers.
   */
  resourceCensus: z.strictObject(censusShape),
  /** CI/CD pipelines of a region or account. */
  pipelines: z.number().int(),
  /** `keepsCapacity`: the old version serves until the new one is healthy. */
  deploymentStrategy: z.strictObject({ automaticRollback: z.boolean(), keepsCapacity: z.boolean() }),
  /** Dead-letter destinations, and the paths that drop messages. Absent: it forwards nothing. */
  deadLetter: z.strictObject({ destinations: z.array(z.string()), pathsWithout: count }),
  /** Workflow steps that call another service. Absent: none. */
  workflowSteps: z.strictObject({ total: count, withRetry: count, withCatch: count, withTimeout: count }),
  /** Answer to a question of the interview. Unread until there is one. */
  answer: z.strictObject({
    status: z.enum(['yes', 'partial', 'no']),
    date: timestamp,
    by: z.string(),
    evidence: z.string().optional(),
  }),
} as const;
