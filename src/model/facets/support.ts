import { z } from 'zod';
import { count, timestamp } from './shared.ts';

const contactType = z.enum(['security', 'operations', 'billing']);

/** What the provider supports, announces and limits. */
export const supportFacets = {
  /** Alternate contacts of the account. Absent: none besides its owner. */
  contacts: z.array(z.strictObject({ role: contactType, personalEmail: z.boolean() })),
  /** Contact types that the provider offers. */
  supportedContactTypes: z.array(contactType),
  /** Case severities of the support plan. Absent: no plan with emergency response. */
  supportPlan: z.strictObject({ severities: z.array(z.string()) }),
  /** Users, groups and workload identities besides administrators that may open support cases. */
  supportAccess: z.number().int(),
  /** Open recommendations of Trusted Advisor or Azure Advisor. Absent: the support plan does not include them. */
  openRecommendations: z.strictObject({ errors: z.number().int(), warnings: z.number().int() }),
  /** Alert rules on service health, and how many reach a recipient. */
  serviceHealthAlerts: z.strictObject({ rules: count, delivered: count }),
  /** Resources on free or trial tiers without an SLA, those tagged as test left out. Absent: the provider sells no such tiers. */
  tiersWithoutSla: z.array(z.strictObject({ name: z.string(), tier: z.string() })),
  /** Outages that affected the account, as far back as the provider lists them. */
  outages: z.array(z.strictObject({ what: z.string(), at: timestamp })),
  /** Changes and retirements that the provider announced. Absent: the support plan does not include them. */
  scheduledChanges: z.array(z.strictObject({ what: z.string(), region: z.string(), at: timestamp.optional() })),
  /** `countedType`: the resource type that uses the quota up. `used`: the usage, if the provider states it. */
  quota: z.strictObject({
    resource: z.enum(['vcpus', 'databases']),
    limit: z.number(),
    countedType: z.string(),
    used: z.number().optional(),
  }),
  /** The version in use. Absent: the provider names no end of support, or there is no version to choose. */
  versionSupport: z.strictObject({ version: z.string(), endOfStandardSupport: timestamp }),
} as const;
