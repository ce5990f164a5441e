import { z } from 'zod';
import { PROVIDERS } from './kinds.ts';

/** A timestamp as the providers write it: ISO 8601 in UTC. */
const timestamp = z.string().min(1);
const immutability = z.enum(['none', 'unlocked', 'locked']);

const allowedIngress = z.strictObject({
  /** `tcp`, `udp`, `icmp` or `all`. */
  protocol: z.string(),
  /** First and last port; 0 to 65535 where the rule names none. */
  fromPort: z.number().int(),
  toPort: z.number().int(),
  /** CIDR blocks (IPv4 and IPv6), or the provider's name for a group of addresses. */
  sources: z.array(z.string()),
});

/** Every facet and its shape. One facet = one call of one collector; the same name means the same on every cloud. */
export const facetSchemas = {
  /**
   * Where it runs. `zone` is the provider's physical zone id, never its per-account name. Only what runs counts as a place.
   * `onlyZone`: it stands in one zone of a region that has no second one to choose.
   */
  placement: z.strictObject({
    spread: z.enum(['single-zone', 'multi-zone', 'regional', 'multi-region']),
    singleZoneRegion: z.literal(true).optional(),
    locations: z.array(
      z.strictObject({
        region: z.string(),
        zone: z.string().optional(),
        role: z.enum(['primary', 'replica', 'standby']),
      }),
    ),
  }),
  /** Whether losing it loses data: `derived` can be made again from elsewhere. */
  dataDurability: z.enum(['durable', 'derived', 'none']),
  encryptionAtRest: z.enum(['none', 'provider-managed-key', 'customer-managed-key']),
  encryptionInTransit: z.enum(['none', 'optional', 'required']),
  versioning: z.boolean(),
  deletionProtection: z.boolean(),
  /** The service's own backups. Absent: switched off. */
  automatedBackups: z.strictObject({
    retentionDays: z.number().nonnegative(),
    pointInTimeRecovery: z.boolean(),
    latest: timestamp.optional(),
    /** Other regions in which the service keeps the same backups, and can restore from them there. */
    additionalRegions: z.array(z.string()).optional(),
  }),
  /** One copy of `of` (a resource id), where it lies and who can delete it. */
  backup: z.strictObject({
    source: z.string(),
    provider: z.enum(PROVIDERS),
    account: z.string(),
    region: z.string(),
    takenAt: timestamp.optional(),
    /** `unread`: the provider did not say; nothing is concluded from it. */
    immutability: z.enum(['none', 'unlocked', 'locked', 'unread']),
    immutableUntil: timestamp.optional(),
    /** An account whose people must agree before anybody deletes it. */
    approverAccount: z.string().optional(),
  }),
  /** Who may use it besides its own account: accounts, organizations (`o-…`) and places (networks, endpoints). `*` is everybody. */
  sharedWith: z.array(z.string()),
  /** What a firewall lets in. */
  allowedIngress: z.array(allowedIngress),
  publicAccess: z.enum(['blocked', 'possible', 'public']),
  /**
   * From where a service that stands on no network of ours answers who has a log-in. Absent: no door of its own can be
   * shut; the network that it stands on, or its rules about who may come, decide.
   */
  networkAccess: z.enum(['private', 'selected-networks', 'all-networks']),
  /** `desired` is what should run now, `running` what does. `automatic`: something changes the number by load. */
  scaling: z.strictObject({
    min: z.number().int(),
    max: z.number().int(),
    desired: z.number().int(),
    automatic: z.boolean(),
  }),
  performance: z.strictObject({
    type: z.string(),
    burstable: z.boolean(),
    storageType: z.string().optional(),
    iops: z.number().optional(),
    generation: z.string().optional(),
    /** Whether its type can be given a way to the network past the provider's software, and need not be; left out where nothing says so. */
    supportsAcceleratedNetworking: z.boolean().optional(),
    /** Whether the provider counts the machine among its old types; left out where nothing says so. */
    previousGeneration: z.boolean().optional(),
    /** Whether the disk below is of a type that slows down under steady load; left out where nothing says so. */
    burstableStorage: z.boolean().optional(),
  }),
  /** What becomes of a machine: `spare`: the provider may take it back within minutes; `scratch`: its disk is lost when it stops. */
  instanceLifecycle: z.enum(['on-demand', 'spot', 'ephemeral-disk']),
  /** Whether every network card of a machine goes past the provider's software, where its type can. */
  acceleratedNetworking: z.boolean(),
  /** What was measured; only with --metrics. Empty: nobody measured anything. */
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
      /** Over how many days, and how many measurements there were: hourly ones. */
      days: z.number(),
      samples: z.number().int().positive(),
    }),
  ),
  /** What made it, and how we can tell. Absent: no sign of any tool. */
  infrastructureAsCode: z.strictObject({ tool: z.string(), evidence: z.string() }),
  size: z.strictObject({ bytes: z.number().nonnegative().optional() }),
  relationships: z.array(z.strictObject({ to: z.string(), role: z.string() })),

  /** `running`, or anything else in the provider's word; what is not running serves nobody. */
  state: z.enum(['running', 'stopped', 'other']),
  /**
   * How it is wired: one entry for each subnet it has a network card in. `families` are those with a public address, its
   * own or one that is passed on to it. `openings`: what the firewalls together let in to this card, where their rules
   * say more than each of them alone; left out, whatever one of them lets in comes in.
   */
  networkInterfaces: z.array(
    z.strictObject({
      subnet: z.string(),
      firewalls: z.array(z.string()),
      addressFamilies: z.array(z.enum(['ipv4', 'ipv6'])),
      allowedIngress: z.array(allowedIngress).optional(),
    }),
  ),
  /** Where a subnet sends what is not for itself. */
  routes: z.array(
    z.strictObject({
      to: z.string(),
      via: z.enum(['internet', 'nat', 'egress-only', 'other']),
      target: z.string(),
    }),
  ),
  /** Stateless rules in front of a subnet, in the order in which they are tried. */
  ingressRules: z.array(
    z.strictObject({
      order: z.number().int(),
      allow: z.boolean(),
      protocol: z.string(),
      fromPort: z.number().int(),
      toPort: z.number().int(),
      source: z.string(),
    }),
  ),
  listeners: z.array(
    z.strictObject({
      protocol: z.string(),
      port: z.number().int(),
      redirectsToHttps: z.boolean(),
      tlsPolicy: z.string().optional(),
      /** The oldest encryption that it still agrees to, where the provider says so. */
      minTlsVersion: z.enum(['ssl-3', '1.0', '1.1', '1.2', '1.3']).optional(),
    }),
  ),
  /** Whether visits that come in through one zone also go to machines in the others. */
  crossZoneLoadBalancing: z.boolean(),
  /**
   * How visits are handed on: `sticky` to the same machine each time, `drains` before a machine leaves (left out where
   * nothing says so), `asksHealth` before any is sent.
   */
  loadBalancing: z.strictObject({
    sessionAffinity: z.boolean(),
    connectionDraining: z.boolean().optional(),
    healthChecks: z.boolean(),
  }),
  /** Whether a machine reaches its disks over a line of their own, or over the one that all its traffic takes. */
  ebsOptimization: z.enum(['enabled', 'disabled']),
  /** Whether the service itself writes down each visit, question or verdict. */
  accessLogging: z.enum(['enabled', 'disabled']),
  /** How many listen to what is told there. */
  subscriberCount: z.number().int().nonnegative(),
  /** The host names and addresses by which others find it. */
  addresses: z.array(z.string()),
  /** Where an edge fetches what it shows, and whether that way is always encrypted. */
  origins: z.array(z.strictObject({ to: z.string(), encrypted: z.boolean() })),
  /** Whether an edge turns to another place by itself when what is behind it fails. Absent: nothing behind it to choose from. */
  originFailover: z.boolean(),
  /** A private line: the gateways at our end, the device or building at the other, its tunnels and how many of them carry traffic. */
  hybridConnection: z.strictObject({
    gateways: z.array(z.string()),
    peerDevice: z.string(),
    tunnels: z.number().int(),
    tunnelsUp: z.number().int(),
  }),
  /** The network at the other end of a peering, and its addresses. Absent: it is none, or is not in force. */
  peerNetwork: z.strictObject({ account: z.string(), region: z.string(), cidrBlocks: z.array(z.string()) }),
  /** What a filter of web requests does. `watches` counts rules that only count. Absent: it filters no web requests. */
  wafRules: z.strictObject({
    blockingRules: z.number().int(),
    countingRules: z.number().int(),
    managedRules: z.boolean(),
    rateLimiting: z.boolean(),
    defaultAction: z.enum(['allow', 'block']),
  }),
  /** What a firewall for whole networks does with what no rule names. Absent: it is none of these. */
  firewallDefaultAction: z.enum(['inspect', 'pass']),
  /** Whether it is the rule set that new machines get when nobody names another. */
  defaultSecurityGroup: z.boolean(),
  /** The paid defence against floods of traffic: what it is told to defend, and whom it may call. Absent: none is paid for. */
  ddosProtection: z.strictObject({ protectedResources: z.array(z.string()), emergencyContacts: z.number().int() }),
  /** Whether questions for names that leave a network are filtered. */
  dnsFiltering: z.boolean(),
  /** Whether new machines get a public address without anybody asking. */
  autoAssignPublicIp: z.boolean(),
  /** Whether the world can ask this zone, and whether its answers are signed. */
  dnsZone: z.strictObject({ public: z.boolean(), dnssec: z.boolean().optional() }),
  /** The names of a zone and where they lead. `watched`: a working health check decides; `blind`: a choice that none decides. */
  dnsRecords: z.array(
    z.strictObject({
      name: z.string(),
      to: z.array(z.string()),
      routing: z.enum(['simple', 'health-checked', 'unchecked']),
      /** What can only be something of this provider: its kind, where it stands, and the name by which it goes. */
      expectedTargets: z.array(
        z.strictObject({
          kind: z.enum(['load-balancer', 'bucket']),
          region: z.string().optional(),
          name: z.string(),
        }),
      ),
    }),
  ),
  /** Whether a name can be moved to another registrar without being unlocked first: `true` means it cannot. */
  transferLock: z.boolean(),
  /** What a load balancer sends traffic to. `healthy` is left out where the provider does not say. */
  targets: z.array(z.strictObject({ id: z.string(), zone: z.string().optional(), healthy: z.boolean().optional() })),
  /** Whether the machine hands its log-in to whoever can make it send a request. */
  metadataService: z.enum(['imdsv2-required', 'imdsv1-allowed', 'disabled']),

  /** Log-ins of one identity. `secondFactor` is left out where it has no console password. */
  credentials: z.strictObject({
    consoleAccess: z.boolean(),
    mfa: z.boolean().optional(),
    lastUsed: timestamp.optional(),
    accessKeys: z.array(
      z.strictObject({ active: z.boolean(), createdAt: timestamp.optional(), lastUsed: timestamp.optional() }),
    ),
  }),
  /** The account's top log-in. `keys` counts those that open something. `centrallyManaged`: the organization took its credentials away. */
  rootCredentials: z.strictObject({
    mfa: z.boolean(),
    accessKeys: z.number().int(),
    centrallyManaged: z.boolean().optional(),
  }),
  /** When the top log-in was used last; left out where the provider says that it never was. */
  rootUsage: z.strictObject({ lastUsed: timestamp.optional() }),
  /** Whether people can log in with the company's own directory instead of names and passwords of the cloud's. */
  federation: z.boolean(),
  /** How much an identity may do: everything; what it takes to get everything; less. */
  privilegeLevel: z.enum(['administrator', 'can-escalate', 'limited']),
  /** How much of what is kept an identity may delete for good: data and copies of every sort, some sorts of them, none. */
  deletePermissions: z.enum(['all', 'some', 'none']),
  /**
   * Who may act in an identity's name. `who`: a person of the directory who has these powers in person, an account, an organization (`o-…`), a place, a service or a directory, `*` or
   * an issuer of log-ins that anybody can have. `guarded`: asks for a secret word or a second factor, or needs no such
   * thing. Absent: it is a person's or a program's own log-in, which nobody else takes.
   */
  trustedPrincipals: z.array(
    z.strictObject({
      type: z.enum(['user', 'account', 'organization', 'network', 'service', 'federated', 'public']),
      principal: z.string(),
      requiresExternalIdOrMfa: z.boolean(),
      /** Something that builds or delivers by itself, somewhere else. */
      pipeline: z.literal(true).optional(),
    }),
  ),
  /** Whether a key opens it that belongs to no person or program in particular, and when the oldest was made. Absent: it knows no such keys. */
  localAuthentication: z.strictObject({ enabled: z.boolean(), createdAt: timestamp.optional() }),
  passwordPolicy: z.strictObject({ minimumLength: z.number().int(), reusePrevention: z.number().int() }),
  /** Whether the account forbids public storage for all of it. */
  accountPublicAccessBlock: z.boolean(),
  /** Whether new disks in this region are encrypted without anybody asking. */
  diskEncryptionByDefault: z.boolean(),

  immutability: z.strictObject({ state: immutability, minRetentionDays: z.number().optional() }),
  /** What a backup plan does on each run. */
  backupSchedule: z.array(
    z.strictObject({
      retentionDays: z.number().optional(),
      /** How many hours pass between two runs at most; left out where the plan says it in a way that we cannot read. */
      intervalHours: z.number().positive().optional(),
      copyActions: z.array(z.strictObject({ account: z.string(), region: z.string(), vault: z.string() })),
    }),
  ),
  /** Machine images of the account that everybody may start, by name. */
  publicImages: z.array(z.string()),
  /** What could not be backed up lately, by resource id, and in how many days. */
  failedBackupJobs: z.strictObject({ days: z.number().int().positive(), resources: z.array(z.string()) }),
  /** Types of resources that the region's backup service passes over, whatever plans say. */
  backupOptOuts: z.array(z.string()),
  /** Whether the organization sets rules for backups in all its accounts. Absent: it is no account that manages one. */
  organizationBackupPolicy: z.boolean(),
  /** How many selections (lists or tag rules) tell the plan what to back up. */
  backupSelections: z.number().int().nonnegative(),
  /** Where a bucket is copied to as it is written. `account` and `region` are left out where the rule does not say. */
  replicationDestinations: z.array(
    z.strictObject({ id: z.string(), account: z.string().optional(), region: z.string().optional() }),
  ),
  auditLog: z.strictObject({
    multiRegion: z.boolean(),
    organization: z.boolean(),
    logging: z.boolean(),
    logFileValidation: z.boolean(),
    managementEvents: z.boolean(),
    bucket: z.string().optional(),
    deliveryError: z.string().optional(),
  }),
  /** Whether a key can be used. `deletedOn`: when it goes for good, and with it all that it encrypts. */
  keyState: z.strictObject({
    state: z.enum(['enabled', 'disabled', 'pending-deletion', 'other']),
    deletionDate: timestamp.optional(),
  }),
  /** Whether a key or secret is renewed by itself. Absent: the service cannot renew one of that sort. */
  rotation: z.strictObject({ automatic: z.boolean(), lastRotatedAt: timestamp.optional() }),
  /** How long a certificate is good for. `used`: something shows it to visitors; left out where nobody says so. */
  validity: z.strictObject({ expiresAt: timestamp, autoRenew: z.boolean(), inUse: z.boolean().optional() }),
  /** After how many days records are thrown away. Absent: never. */
  retention: z.strictObject({ days: z.number().int().positive() }),
  /** What records are about: who did what and came from where, or how programs fare. */
  logType: z.enum(['audit', 'operational']),
  /** Whom an alarm tells. `blind`: it has no measurements to judge by. */
  alarm: z.strictObject({
    enabled: z.boolean(),
    actions: z.number().int().nonnegative(),
    purpose: z.enum(['notification', 'autoscaling']),
    state: z.enum(['ok', 'alarm', 'insufficient-data']),
    /** Since when it is in that state, where the provider says so. */
    since: timestamp.optional(),
    /** Those of its actions that tell a topic: who listens there is another question. */
    topics: z.array(z.strictObject({ id: z.string(), account: z.string() })).optional(),
    /** What it watches, by the provider's name of the measure; one that watches other alarms has none. */
    metric: z.string().optional(),
  }),
  /** Whether the traffic of a network or subnet is written down by a record of its own. `lost`: it cannot be delivered; `unready`: what would write it down is switched off in that region. */
  flowLogs: z.enum(['enabled', 'delivery-failed', 'disabled', 'unavailable']),
  /** How changes of settings are written down in a region. Absent: not at all. */
  configurationRecorder: z.strictObject({
    recording: z.boolean(),
    allResourceTypes: z.boolean(),
    deliveryFailing: z.boolean(),
  }),
  /** How much of what is in a region or account the provider watches for break-ins. Absent: another place says it. */
  threatDetection: z.enum(['all', 'partial', 'none']),
  /** Grave warnings of that watch that nobody has put away. Absent: nothing watches. */
  unresolvedThreatFindings: z.number().int().nonnegative(),
  /** Whether somebody is told when something in a region is shared with outsiders. */
  externalAccessAnalyzer: z.boolean(),
  /** Whom the provider may call besides the owner of the account. Absent: nobody. */
  contacts: z.array(
    z.strictObject({ role: z.enum(['security', 'operations', 'billing']), personalEmail: z.boolean() }),
  ),
  /** About what the provider lets us name somebody to call. */
  supportedContactTypes: z.array(z.enum(['security', 'operations', 'billing'])),
  /** How urgent a case may be under the account's support contract. Absent: no contract that answers emergencies. */
  supportPlan: z.strictObject({ severities: z.array(z.string()) }),
  /** The organization above an account, and the account that manages it. Absent: it stands alone. */
  organizationMembership: z.strictObject({ organization: z.string(), managementAccount: z.string() }),
  /** Machines that are kept ready elsewhere in a region, how many of them were started for a test, and when the last time. Absent: none. */
  failoverTests: z.strictObject({ servers: z.number().int(), tested: z.number().int(), latest: timestamp.optional() }),
  /**
   * How something follows that is kept ready elsewhere: as it should, with warnings, or not at all. `lagMinutes`: how far it is
   * behind. `orderedBy`: who decides that it takes over; left out where nothing else than we could.
   */
  replicationHealth: z.strictObject({
    health: z.enum(['healthy', 'warning', 'critical']),
    lagMinutes: z.number().nonnegative().optional(),
    failoverPolicy: z.enum(['customer-managed', 'provider-managed']).optional(),
  }),
  /** Faults made on purpose in a region or account: how many are prepared, and when the last one ran to its end. */
  chaosExperiments: z.strictObject({ prepared: z.number().int(), latest: timestamp.optional() }),
  /** How applications stand against the recovery targets that they were given in a region. */
  resilienceAssessments: z.array(
    z.strictObject({ name: z.string(), verdict: z.enum(['met', 'breached', 'not-assessed']) }),
  ),
  /** Changes in a region or account lately, those that a person clicked, and who clicked how many. `whole`: there are no more of them. */
  recentChanges: z.strictObject({
    changes: z.number().int(),
    console: z.array(z.strictObject({ who: z.string(), changes: z.number().int() })),
    complete: z.boolean(),
  }),
  /** The machines of a region or account that answer an agent of the provider. */
  serversWithAgent: z.array(z.string()),
  /** How many probes of a region or account visit us as a customer does, and work. */
  syntheticMonitors: z.number().int(),
  /** How many pipelines of a region or account build or deliver by themselves. */
  pipelines: z.number().int(),
  /**
   * What may happen in a region or account that somebody should hear of at once, as far as the provider has such a thing, and
   * the measures that look for it: use of the top log-in, changes of rights, of records, and of doors.
   */
  securityAlertRules: z.array(
    z.strictObject({
      event: z.enum(['root-usage', 'iam-changes', 'audit-log-changes', 'network-changes']),
      metrics: z.array(z.string()),
    }),
  ),
  /** How many people, groups and programs may open a case with the provider, besides administrators. */
  supportAccess: z.number().int(),
  /** How many of the provider's own checks of the account are red, and yellow. Absent: the contract does not include them. */
  openRecommendations: z.strictObject({ errors: z.number().int(), warnings: z.number().int() }),
  /** Rules that pass on what the provider says about its own outages: how many there are, and how many of them reach somebody. */
  serviceHealthAlerts: z.strictObject({
    rules: z.number().int().nonnegative(),
    delivered: z.number().int().nonnegative(),
  }),
  /**
   * What of the account stands on a tier that is sold for trials, for which the provider promises nothing; what is for tests
   * by its own label is left out. Absent: the provider sells no such tiers.
   */
  tiersWithoutSla: z.array(z.strictObject({ name: z.string(), tier: z.string() })),
  /** Outages that the provider says concerned us: when each began, as far back as it tells. */
  outages: z.array(z.strictObject({ what: z.string(), at: timestamp })),
  /** What the provider announced that it will change or end. Absent: the contract does not include the announcements. */
  scheduledChanges: z.array(z.strictObject({ what: z.string(), region: z.string(), at: timestamp.optional() })),
  /** The most that the provider gives us of something. `counts`: the type of resource that uses it up; `used`: how much, where it says so. */
  quota: z.strictObject({
    resource: z.enum(['vcpus', 'databases']),
    limit: z.number(),
    countedType: z.string(),
    used: z.number().optional(),
  }),
  /** How many processors a machine has, and whether they count against the account's common limit. */
  vcpus: z.strictObject({ count: z.number().int(), sharedQuota: z.boolean() }),
  /** How the last change by script ended. `undone`: it failed and was taken back. */
  stackStatus: z.enum(['complete', 'rolled-back', 'failed', 'in-progress']),
  /** Whether what runs is what its script says, by the last check. */
  drift: z.strictObject({ state: z.enum(['in-sync', 'drifted', 'not-checked']), checkedAt: timestamp.optional() }),
  /** A restore or another rehearsal that the provider logged. `of`: what was restored. */
  restoreTest: z.strictObject({
    what: z.enum(['restore', 'failover']),
    outcome: z.enum(['completed', 'failed', 'running', 'planned']),
    at: timestamp.optional(),
    source: z.string().optional(),
  }),
  /**
   * Where messages go that nobody could handle: `kept` names the places that keep them, `lost` counts the ways on which
   * they are thrown away. Absent: nothing is handed on by itself.
   */
  deadLetter: z.strictObject({ destinations: z.array(z.string()), pathsWithout: z.number().int().nonnegative() }),
  /**
   * The steps of a workflow that call something: how many are tried again, caught when they fail, and given up after a
   * time. Absent: it calls nothing.
   */
  workflowSteps: z.strictObject({
    total: z.number().int().nonnegative(),
    withRetry: z.number().int().nonnegative(),
    withCatch: z.number().int().nonnegative(),
    withTimeout: z.number().int().nonnegative(),
  }),
  /** How a new version of a program is rolled out: whether one that fails is taken back by itself, and whether the old one serves until then. */
  deploymentStrategy: z.strictObject({ automaticRollback: z.boolean(), keepsCapacity: z.boolean() }),
  /** Names of plain settings that look like those of passwords and keys; what they are set to is never kept. */
  plaintextSecrets: z.array(z.string()),
  /** How much of what a program or cluster does it writes down for those who look for a fault. */
  diagnosticLogging: z.enum(['all', 'partial', 'none']),
  /** The role in whose name the programs of a machine act, by a log-in that it hands to them. Absent: none. */
  workloadIdentity: z.string(),
  /**
   * How a group of machines is looked after: which of its duties somebody paused, by the provider's word, and whether it
   * also replaces what the entry point in front of it found dead. Left out where no entry point is in front of it.
   */
  autohealing: z.strictObject({
    suspendedProcesses: z.array(z.string()),
    usesLoadBalancerHealth: z.boolean().optional(),
  }),
  /** What a group may start: machines of one type or several, and whether any of them are more than the provider's spare ones. */
  instanceMix: z.strictObject({ instanceTypes: z.enum(['single', 'multiple']), onDemandBase: z.boolean() }),
  /** What a group makes machines from: `frozen` recipes have no versions; `gone`: the image that it names is not there any more. */
  launchTemplate: z.strictObject({
    type: z.enum(['launch-template', 'launch-configuration']),
    image: z.enum(['available', 'missing', 'unspecified']),
  }),
  /** Whether something of the provider's adds machines to a cluster by load, besides the groups that we see. */
  nodeAutoProvisioning: z.boolean(),
  /**
   * The version that it runs, and until when the provider mends it without asking more for it. Absent: the provider names no
   * end, or there is no version to choose.
   */
  versionSupport: z.strictObject({ version: z.string(), endOfStandardSupport: timestamp }),
  /** Whether its disk becomes larger by itself before it is full. */
  storageAutoscaling: z.boolean(),
  /** How many functions of a region may run at the same time, and how many of those nobody reserved for one. Absent: it has no functions. */
  functionConcurrency: z.strictObject({ limit: z.number().int(), unreserved: z.number().int() }),
  /** Whether older objects are moved to where one data centre alone holds them. */
  singleZoneTransition: z.boolean(),
  /** How many machines steer a cluster. Absent: the provider steers it. */
  primaryNodes: z.number().int().positive(),
  /** In how many zones it could start, by its settings. Absent: the provider chooses among all. */
  subnetZones: z.strictObject({ zones: z.number().int() }),
  /** What a person answered. Unread until somebody does. */
  answer: z.strictObject({
    status: z.enum(['yes', 'partial', 'no']),
    date: timestamp,
    by: z.string(),
    evidence: z.string().optional(),
  }),
} as const;

export type FacetName = keyof typeof facetSchemas;
export type Facets = { [F in FacetName]: z.infer<(typeof facetSchemas)[F]> };
export type Placement = Facets['placement'];
export type AllowedIngress = Facets['allowedIngress'][number];
export type Immutability = Facets['backup']['immutability'];

export const FACETS = Object.keys(facetSchemas) as FacetName[];
