import { z } from 'zod';
import { count, timestamp } from './shared.ts';

/** What an attack begins with. */
export const ATTACK_EVENTS = [
  'root-usage',
  'sign-in-without-mfa',
  'sign-in-failure',
  'iam-changes',
  'audit-log-changes',
  'network-changes',
  'key-deletion',
] as const;

/** What is worth to know of, and is everyday work most of the time. */
export const CHANGE_EVENTS = [
  'denied-calls',
  'bucket-policy-changes',
  'configuration-recorder-changes',
  'security-group-changes',
  'network-acl-changes',
  'gateway-changes',
  'route-changes',
  'virtual-network-changes',
  'organization-changes',
] as const;

const securityEvent = z.enum([...ATTACK_EVENTS, ...CHANGE_EVENTS]);

/** Logs, metrics, alarms and threat detection. */
export const monitoringFacets = {
  /** Metric percentiles over hourly samples; only with `--metrics`. Empty: the provider has no samples. */
  utilization: z.array(
    z.strictObject({
      /** `burst-credits`: those of the resource itself (CPU, throughput, IOPS); `disk-burst-balance`: of a disk below it. */
      metric: z.enum([
        'cpu-utilization',
        'burst-credits',
        'disk-burst-balance',
        'queue-depth',
        'latency',
        'connections',
        'throttled-requests',
        'requests',
      ]),
      unit: z.enum(['percent', 'credits', 'bytes', 'seconds', 'count']),
      min: z.number(),
      p5: z.number(),
      p50: z.number(),
      p95: z.number(),
      p99: z.number(),
      max: z.number(),
      days: z.number(),
      samples: z.number().int().positive(),
    }),
  ),
  /**
   * Whether the service logs who requested what. `partial`: some of the requests (only the refused or the slow ones), or a
   * substitute for the access log. `unrelated`: only logs that do not have the requests.
   */
  accessLogging: z.enum(['enabled', 'partial', 'unrelated', 'disabled']),
  /** The id of the bucket that gets the access log of a bucket. Absent: none. */
  accessLogTarget: z.string(),
  diagnosticLogging: z.enum(['all', 'partial', 'none']),
  /**
   * Flow logs of a network or subnet. `rejected-only`: without accepted traffic. `unavailable`: the service behind them (Network
   * Watcher) is disabled in the region.
   */
  flowLogs: z.enum(['enabled', 'rejected-only', 'delivery-failed', 'disabled', 'unavailable']),
  auditLog: z.strictObject({
    multiRegion: z.boolean(),
    organization: z.boolean(),
    logging: z.boolean(),
    logFileValidation: z.boolean(),
    managementEvents: z.boolean(),
    bucket: z.string().optional(),
    /** The log group that it also delivers to, by ARN. */
    logGroup: z.string().optional(),
    deliveryError: z.string().optional(),
    /** How long the audit log itself keeps events. Absent: what it delivers to keeps them. */
    retentionDays: z.number().int().positive().optional(),
    /**
     * Requests to stored objects that it logs: of objects whose id starts with the prefix (empty: all) and with none of
     * `except`. `some`: a part of them, such as single operations.
     */
    objectEvents: z
      .array(
        z.strictObject({
          prefix: z.string(),
          except: z.array(z.string()),
          events: z.enum(['all', 'reads', 'writes', 'some']),
        }),
      )
      .optional(),
  }),
  /** Retention of a log store. Absent: unlimited. */
  retention: z.strictObject({ days: z.number().int().positive() }),
  /** Whether a log store holds audit logs (who did what) or operational logs. */
  logType: z.enum(['audit', 'operational']),
  alarm: z.strictObject({
    enabled: z.boolean(),
    actions: count,
    purpose: z.enum(['notification', 'autoscaling']),
    state: z.enum(['ok', 'alarm', 'insufficient-data']),
    /** Start of the current state, if the provider states it. */
    since: timestamp.optional(),
    /** Topics that its actions publish to; `subscriberCount` of the topic counts the recipients. */
    topics: z.array(z.strictObject({ id: z.string(), account: z.string() })).optional(),
    /** The provider's name of the metric; composite alarms have none. */
    metric: z.string().optional(),
  }),
  /**
   * Metric filters and activity alerts of a region or account, for each security event that the provider can alert on. An event
   * with several operations is alerted on where each of them is. `logGroup`: what the filters read; only that of a trail has
   * the event.
   */
  securityAlertRules: z.array(
    z.strictObject({
      event: securityEvent,
      operation: z.string().optional(),
      logGroup: z.string().optional(),
      metrics: z.array(z.string()),
    }),
  ),
  /** Security events of a region, or of the account, that a rule hands on to somebody as they happen. */
  securityEventRules: z.array(z.strictObject({ event: securityEvent, operation: z.string().optional() })),
  /** The configuration recorder of a region. Absent: none. */
  configurationRecorder: z.strictObject({
    recording: z.boolean(),
    allResourceTypes: z.boolean(),
    deliveryFailing: z.boolean(),
  }),
  /** How much of a region or account threat detection covers. Absent: a resource of another scope has the facet. */
  threatDetection: z.enum(['all', 'partial', 'none']),
  /**
   * Plans of threat detection beyond audit log and network traffic, and the resource types that each watches. A plan that the
   * region does not offer is left out. Absent: threat detection is off.
   */
  threatDetectionPlans: z.array(
    z.strictObject({
      plan: z.enum(['buckets', 'kubernetes', 'containers', 'servers', 'databases', 'functions']),
      enabled: z.boolean(),
      types: z.array(z.string()),
    }),
  ),
  /** High-severity findings of threat detection that are not archived. Absent: threat detection is off. */
  unresolvedThreatFindings: count,
  /** Whether an external access analyzer is on in a region. */
  externalAccessAnalyzer: z.boolean(),
  /** Whether an external access analyzer of the region watches every account of the organization. */
  organizationAccessAnalyzer: z.boolean(),
  /** Servers of a region or account on which the provider's agent answers. */
  serversWithAgent: z.array(z.string()),
  /** Working canaries, availability tests and uptime checks of a region or account. */
  syntheticMonitors: z.number().int(),
} as const;
