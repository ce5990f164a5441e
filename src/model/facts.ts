import type { IdentityFacts } from './identity-facts.ts';
import type { AllowedIngress, Facets, Immutability } from './facets.ts';
import type { Provider } from './kinds.ts';
import type { Severity } from './severity.ts';
import type { InternetRule } from './internet-rule.ts';

/** One backup of a resource: the facet `backup`, or a replica. */
export interface KnownBackup {
  readonly id: string;
  readonly provider: Provider;
  readonly account: string;
  readonly region: string;
  readonly takenAt?: string | undefined;
  readonly immutability: Immutability;
  readonly immutableUntil?: string | undefined;
  /** The account whose approval a deletion needs. */
  readonly approverAccount?: string | undefined;
  /** Why it does not count as a backup of the whole: `backup` in the facets. */
  readonly restriction?: 'partial' | 'provider-restore' | undefined;
  readonly manual?: true | undefined;
}

/** A service that the internet, or any customer of the provider, reaches. */
export interface Exposure {
  /** Null: so many ports in a row that they name no service, or a port of a database. */
  readonly service: string | null;
  /** `tcp`, `udp` or `all`. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  /** Everybody, every customer of the provider, or a large part of the internet: then `addresses` counts them. */
  readonly audience: 'internet' | 'provider-customers' | 'public-range';
  readonly addresses?: number;
  readonly severity: Severity;
}

/**
 * Values derived from the whole inventory, by name. Computed once for each resource of the fact's kinds. A list contains what
 * was found; it is empty or incomplete only if every list that could contain more was read completely.
 */
export interface Facts extends IdentityFacts {
  /**
   * Ingress that public address, route, firewall and subnet rules together allow from the internet. Of a subnet: what it
   * would allow to a server without a firewall; nothing where nothing is in it.
   */
  reachableFromInternet: { readonly allowedIngress: readonly AllowedIngress[] };
  /** Services for administration, clusters, directories and files that the internet reaches, the most severe first. */
  exposedManagementServices: readonly Exposure[];
  /** Data stores that the internet reaches: any port of a database, known ports of everything else. */
  exposedDataStores: readonly Exposure[];
  /** What strangers reach of a managed service or broker, the most severe first. Absent: nothing of it is in a network of its own. */
  exposedManagedServices: readonly Exposure[];
  /** What a firewall opens to the internet and does not belong there, the most severe first. */
  exposedServices: readonly Exposure[];
  /** Rules of its firewalls, or of the firewall itself, that let strangers in: what to change where it is exposed. */
  internetRules: readonly InternetRule[];
  /** What the default security group of a network lets through. Absent: another firewall. */
  defaultSecurityGroupTraffic: 'none' | 'egress' | 'ingress';
  /** Whether a server, database or load balancer uses this firewall. */
  attached: boolean;
  /** Every backup from which it can be restored, those in its own region and account included. */
  backups: readonly KnownBackup[];
  /** Those that hold only a part of it, as far as they were read. */
  partialBackups: readonly KnownBackup[];
  /** Immutable ones among `backups`. */
  immutableBackups: readonly KnownBackup[];
  /** Those in another region, also those with a restriction. */
  backupsOutsideRegion: readonly KnownBackup[];
  /**
   * Those that no identity of its own account can delete: in another account, approved from one, or immutable; also those
   * with a restriction.
   */
  isolatedBackups: readonly KnownBackup[];
  /**
   * What a log-in with full permissions in its account can delete. `nothing`: a bucket whose lock retains each object for a
   * year or more. `data`: there is no backup.
   */
  accountDeletion: 'nothing' | 'data' | 'data-and-backups';
  /**
   * Log-ins of its account that can delete everything there: administrators that people or programs sign in as, the root
   * account, and whoever can become one. They can lift what another of them set: a vault access policy, a resource lock, an
   * unlocked retention. `more`: others may delete some of it.
   */
  deletingLogins: { readonly count: number; readonly more: boolean };
  /** Whether guardrails of the organization keep the log-ins of its account from deleting it. `perhaps`: a part. */
  deletionGuardrails: 'none' | 'perhaps' | 'all';
  /**
   * Who can delete both it and every backup of it; the backup that is hardest to reach decides. `account`: administrators of
   * its own account. `principal`: `principals` with permissions in both accounts. `organization`: the management account of
   * both. `none`: a backup is immutable or out of reach of all of them. Absent: no backup.
   */
  backupDeletionReach: {
    readonly reach: 'none' | 'organization' | 'principal' | 'account';
    readonly principals: readonly string[];
  };
  /** Date of the latest backup, automated ones included. Absent: none with a date. */
  latestBackup: string;
  /** Accounts read in this run, its own included. */
  accountsRead: number;
  /** The scaling group or node pool that replaces a failed server, by id or name; null: none. */
  replacementGroup: string | null;
  /** The instance metadata service of the servers that a group launches, by launch template, region and image. */
  launchedMetadataService: Facets['metadataService'];
  /** Whether every disk of the servers that a group launches is encrypted, by launch template, image and region. */
  launchedDisksEncrypted: boolean;
  /** Running servers in other fault domains of the same zone. */
  faultDomainPeers: number;
  /** Whether a cluster autoscaler adds nodes beside this server group; false where it belongs to no cluster. */
  scaledByClusterAutoscaler: boolean;
  /** Plans of threat detection that are off and would watch something that is in the region. Absent: threat detection is off. */
  missingThreatDetectionPlans: {
    readonly missing: readonly Facets['threatDetectionPlans'][number]['plan'][];
    readonly needed: number;
  };
  /** Servers of a region outside any group: `total`, and `count` of them in the busiest zone. */
  standaloneServers: { readonly zone: string | null; readonly count: number; readonly total: number };
  /** Load balancers that send traffic to a server. */
  loadBalancers: readonly string[];
  /** Zones of the targets of a load balancer, known unhealthy ones left out. */
  targetZones: readonly string[];
  /** Accelerated networking of a server whose type supports it. Absent: the type does not, or always has it. */
  acceleratedNetworkingUse: 'enabled' | 'disabled';
  /** Metric percentiles. Absent: metrics were not requested. */
  collectedMetrics: Facets['utilization'];
  /** State of burst credits or burst balance, by its metric. */
  burstCredits: 'not-burstable' | 'not-measured' | 'sufficient' | 'exhausted';
  /** Whether it is a dead-letter destination. */
  usedAsDeadLetter: boolean;
  /** Separate components of an account, and the queues, topics and streams between them. */
  decoupling: { readonly components: number; readonly queues: number };
  /** Applications that may connect to a database. */
  clientApplications: readonly string[];
  /** Other regions whose networks a database's firewall allows by CIDR block. */
  crossRegionClients: readonly string[];
  /** Other zones whose private subnets route to this NAT gateway. */
  crossZoneNatClients: readonly string[];
  /** Zones that its subnets allow it to run in; null: it is in no customer network, and the provider chooses among all zones. */
  eligibleZones: readonly string[] | null;
  /** Audit logs that cover an account, the organization's included. */
  auditLogs: readonly {
    readonly name: string;
    readonly multiRegion: boolean;
    readonly logging: boolean;
    readonly managementEvents: boolean;
    readonly logFileValidation: boolean;
    readonly keptForAYear: boolean;
  }[];
  /**
   * Whether requests to it are logged, by its own access log or an audit log; `isPublic`: strangers may read it. Absent: it
   * has no log of its own, or holds the logs of others.
   */
  requestLogging: { readonly logging: Facets['accessLogging']; readonly isPublic: boolean };
  /** Whether a region or account has anything that holds data or serves requests. */
  inUse: boolean;
  /** Recipients that an alarm reaches. */
  alarmRecipientCount: number;
  /** Whether alarms of an account reach anyone. */
  alarmDelivery: 'delivered' | 'no-recipients' | 'no-alarms';
  /** Whether an analyzer watches the region for external access: its own, or one of the organization in the same region. */
  externalAccessMonitoring: boolean;
  /** Whether something has an address in a network: what was read, or what its subnets count. */
  networkInUse: boolean;
  /** Flow log coverage of a network, by its own flow log or those of its subnets. */
  flowLogCoverage: 'all' | 'partial' | 'rejected-only' | 'delivery-failed' | 'none' | 'unavailable';
  /** The last completed restore job, and whether restore tests are planned. */
  restoreHistory: { readonly latest: string | null; readonly planned: boolean };
  /** What limits the administrators of an account; guardrails do not bind the one that manages the organization. */
  organizationGuardrails: 'guardrails' | 'management-account' | 'organization-only' | 'none';
  /** Providers read in this run. */
  providersRead: readonly Provider[];
  /** Providers read, and the answer about a second one; unread if only one was read and there is no answer. */
  providersInUse: { readonly providers: readonly Provider[]; readonly answer: Facets['answer'] | null };
  /** Whether losing it loses data in use: durable data, and for disks no group that recreates them from an image. */
  liveData: boolean;
  /** Failed backup jobs, from the region or the vault. Absent: reported by the region of this vault. */
  recentBackupFailures: Facets['failedBackupJobs'];
  /** Backup plans of a region that select at least one resource. */
  backupPlanCount: number;
  /** Resources of a region whose type is opted out of backup. Absent: the region has no plan. */
  backupExclusions: number;
  /** Load balancers and databases (or servers, where there are neither) with metrics, of all. */
  metricCoverage: { readonly measured: number; readonly total: number };
  /** Resources by region: all, and those in the busiest region. */
  regionConcentration: {
    readonly busiest: string;
    readonly count: number;
    readonly total: number;
    readonly regionsRead: number;
  };
  /** For each account with data: whether a backup of any of it, and its audit log, are in another account. */
  backupsAndLogsOutsideAccount: readonly {
    readonly account: string;
    readonly backup: boolean;
    readonly auditLog: boolean;
  }[];
  /** A provider that holds a backup of another's data, else the answer about a second one. Absent: no data. */
  backupsOutsideProvider: { readonly seen: Provider | null; readonly answer: Facets['answer'] | null };
  /** Service types in use, by whether another provider offers an equivalent. */
  portability: { readonly portable: readonly string[]; readonly proprietary: readonly string[] };
  /** Bytes of durable data that an exit has to export. */
  storedBytes: number;
  /** Domains whose registrar and DNS hosting are one account; where none was found, the answer. */
  registrarAndDnsOverlap: { readonly domains: readonly string[]; readonly answer: Facets['answer'] | null };
  /** Devices and locations at the far end of working hybrid connections to the same gateways, its own included. */
  redundantConnections: readonly string[];
  /** Zones in which a network interface of this network is. */
  networkZones: readonly string[];
  /** Subnets of a network that the internet can reach, and those it cannot. */
  subnetTiers: { readonly public: number; readonly private: number };
  /** Internet egress of a network, and what filters it. */
  egress: { readonly internetAccess: boolean; readonly filter: 'firewall' | 'dns' | 'pass' | 'none' };
  /** The public subnet of a data store, and the public endpoint whose firewall it shares. */
  publicSubnetExposure: { readonly subnet: string | null; readonly sharedFirewallWith: string | null };
  /** WAF rules in front of a public endpoint; null: none. */
  wafProtection: { readonly rules: Facets['wafRules'] | null };
  /** Paid DDoS protection of a public endpoint. `no-contacts`: no emergency contacts. `basic`: not subscribed. */
  ddosProtectionStatus: 'protected' | 'no-contacts' | 'unprotected' | 'basic';
  /** Records of a zone that point to one server and nothing else. */
  singleServerRecords: readonly { readonly name: string; readonly server: string }[];
  /** Records of a zone that point to nothing that was read. `address`: an IP address, which another customer may have. */
  danglingRecords: readonly { readonly name: string; readonly to: string; readonly address: boolean }[];
  /** Chaos experiments of an account, and when the last one completed. */
  chaosExperimentRuns: { readonly prepared: number; readonly latest: string | null };
  /** Recent changes of an account, those made in the console, and the number of users who made them. */
  consoleChanges: { readonly changes: number; readonly console: number; readonly people: number };
  /** Pipelines of an account, and roles that an outside pipeline may assume. */
  deploymentPipelines: { readonly pipelines: number; readonly trustedPipelines: number };
  /** Whether a synthetic monitor covers an account. */
  syntheticMonitoring: boolean;
  /** Security events (facet `securityAlertRules`) that an attack begins with, without an alert that reaches anyone. */
  eventsWithoutAlert: readonly string[];
  /** The other security events without an alert. Absent: the provider has them among those of `eventsWithoutAlert`. */
  changesWithoutAlert: readonly string[];
  /** Resources that can be tagged, and those with owner and environment tags. */
  tagCoverage: { readonly total: number; readonly withOwner: number; readonly withEnvironment: number };
  /** Resources of an account or server group tagged as production, and as test. */
  environments: { readonly production: number; readonly test: number };
  /** Whether a management agent answers on a server. */
  managementAgent: boolean;
  /** Whether a bucket, by its name, holds Terraform, OpenTofu or Pulumi state. */
  terraformStateBucket: boolean;
  /** Whether a bucket holds audit logs, or copies of other buckets. */
  heldRecords: 'audit-logs' | 'copies' | 'none';
  /** Quota used, and used with every server group at its maximum. */
  quotaUsage: { readonly used: number; readonly planned: number };
}

export type FactName = keyof Facts;
