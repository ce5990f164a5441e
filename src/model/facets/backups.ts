import { z } from 'zod';
import { providerSchema } from '../extension-names.ts';
import { backupRestriction, count, immutabilityState, timestamp } from './shared.ts';

/** Backups, replicas and the tests of both. */
export const backupFacets = {
  /** The service's own backups. Absent: disabled. */
  automatedBackups: z.strictObject({
    retentionDays: z.number().nonnegative(),
    pointInTimeRecovery: z.boolean(),
    latest: timestamp.optional(),
    /** Other regions in which the service keeps the same backups and can restore them. */
    additionalRegions: z.array(z.string()).optional(),
  }),
  /** One snapshot, recovery point or replica: its source (a resource id), its location, and who can delete it. */
  backup: z.strictObject({
    source: z.string(),
    provider: providerSchema,
    account: z.string(),
    region: z.string(),
    takenAt: timestamp.optional(),
    /** `unread`: the provider did not say, and nothing is concluded from it. */
    immutability: z.enum([...immutabilityState.options, 'unread']),
    immutableUntil: timestamp.optional(),
    /** The account whose approval a deletion needs (multi-party approval, multi-user authorization). */
    approverAccount: z.string().optional(),
    restriction: backupRestriction.optional(),
    /** A person or a script of the customer took it: nothing takes the next one. */
    manual: z.literal(true).optional(),
  }),
  /** Immutability of a vault or bucket, and the least retention that it enforces. */
  immutability: z.strictObject({ state: immutabilityState, minRetentionDays: z.number().optional() }),
  /** The rules of a backup plan. */
  backupSchedule: z.array(
    z.strictObject({
      retentionDays: z.number().optional(),
      /** Most hours between two runs; left out where the schedule expression cannot be evaluated. */
      intervalHours: z.number().positive().optional(),
      copyActions: z.array(z.strictObject({ account: z.string(), region: z.string(), vault: z.string() })),
    }),
  ),
  /** Resource selections (lists or tag rules) of a backup plan. */
  backupSelections: count,
  /** Failed backup jobs of the last `days`, by resource id. */
  failedBackupJobs: z.strictObject({ days: z.number().int().positive(), resources: z.array(z.string()) }),
  /** Resource types that the opt-in settings of a region exclude from backup, whatever plans say. */
  backupOptOuts: z.array(z.string()),
  /** Whether the organization has a backup policy. Absent: the account does not manage an organization. */
  organizationBackupPolicy: z.boolean(),
  /**
   * Buckets or registries that it replicates to. `account` and `region` are left out where the rule does not say. `partial`: not
   * every object is replicated.
   */
  replicationDestinations: z.array(
    z.strictObject({
      id: z.string(),
      account: z.string().optional(),
      region: z.string().optional(),
      partial: z.literal(true).optional(),
    }),
  ),
  /** A restore or failover test in the provider's job log. `source`: what was restored. */
  restoreTest: z.strictObject({
    what: z.enum(['restore', 'failover']),
    outcome: z.enum(['completed', 'failed', 'running', 'planned']),
    at: timestamp.optional(),
    source: z.string().optional(),
  }),
  /** Replicated servers of a region (Elastic Disaster Recovery, Site Recovery), and how many were test-launched. Absent: none. */
  failoverTests: z.strictObject({ servers: z.number().int(), tested: z.number().int(), latest: timestamp.optional() }),
  /** Replication to a failover target. `failoverPolicy`: who triggers failover; left out where only the customer could. */
  replicationHealth: z.strictObject({
    health: z.enum(['healthy', 'warning', 'critical']),
    lagMinutes: z.number().nonnegative().optional(),
    failoverPolicy: z.enum(['customer-managed', 'provider-managed']).optional(),
  }),
  /** Fault injection experiments of a region or account, and when the last one completed. */
  chaosExperiments: z.strictObject({ prepared: z.number().int(), latest: timestamp.optional() }),
  /** Assessments of applications against their RTO and RPO (Resilience Hub). */
  resilienceAssessments: z.array(
    z.strictObject({ name: z.string(), verdict: z.enum(['met', 'breached', 'not-assessed']) }),
  ),
} as const;
