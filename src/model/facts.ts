import type { AllowedIngress, Facets, Immutability } from './facets.ts';
import type { Provider } from './kinds.ts';

/** A copy of a resource, wherever we found it. */
export interface KnownBackup {
  readonly id: string;
  readonly provider: Provider;
  readonly account: string;
  readonly region: string;
  readonly takenAt?: string | undefined;
  readonly immutability: Immutability;
  /** When the lock ends. */
  readonly immutableUntil?: string | undefined;
  /** An account whose people must agree before anybody deletes it. */
  readonly approverAccount?: string | undefined;
}

/** What follows from the whole inventory, by name. Computed once for each resource of the fact's kinds. */
export interface Facts {
  /**
   * The ways in from the internet: a public address, a route, a firewall and a subnet rule that all let it through. Of a
   * subnet: what its routes and rules would let in to a machine without a firewall.
   */
  reachableFromInternet: { readonly allowedIngress: readonly AllowedIngress[] };
  /** Whether a server, database or load balancer that we read uses this firewall. */
  attached: boolean;
  /** Every copy from which this resource can be restored that we saw; none only when there is none. Its own region and account included. */
  backups: readonly KnownBackup[];
  /** Those among them that no administrator can delete before their time: those that we saw; none only when there is none. */
  immutableBackups: readonly KnownBackup[];
  /** Those in another region: those that we saw; none only when there is none. */
  backupsOutsideRegion: readonly KnownBackup[];
  /** Those that no log-in of its own account can delete: in another account or guarded by one, or locked; none only when there is none. */
  isolatedBackups: readonly KnownBackup[];
  /**
   * Who can delete both it and every copy of it, by the copy that is hardest to reach: whoever administers its `account`;
   * somebody with a `hand` in both accounts; the account that manages the `organization` of both; `nobody`, because a copy is
   * locked or lies where none of them reaches. Absent: there is no copy.
   */
  backupDeletionReach: {
    readonly reach: 'none' | 'organization' | 'principal' | 'account';
    readonly principals: readonly string[];
  };
  /** When the newest copy was taken, the service's own backups among them. Absent: there is none with a date. */
  latestBackup: string;
  /** Accounts that were read in this run, its own included. */
  accountsRead: number;
  /** The group (scaling group, node pool) that replaces this server, by id or by name; null when none does. */
  replacementGroup: string | null;
  /** How many other running machines stand in other racks of the same data centre by the provider's promise: those that we saw; none only when there are none. */
  faultDomainPeers: number;
  /** Whether something else adds machines to the cluster that this group of machines belongs to; false where it belongs to none. */
  scaledByClusterAutoscaler: boolean;
  /** The machines of a region that run in no group: how many, and how many of them in the busiest zone. */
  standaloneServers: { readonly zone: string | null; readonly count: number; readonly total: number };
  /** The balancers that send traffic to this server: those that we saw; empty only when there are none. */
  loadBalancers: readonly string[];
  /** The zones of the targets behind a balancer, without those that are known to be ill: those that we saw; fewer than two only when there are no others. */
  targetZones: readonly string[];
  /** Whether a machine takes the short way to the network that its type can be given. Absent: there is none to choose. */
  acceleratedNetworkingUse: 'enabled' | 'disabled';
  /** What was measured of it. Absent: nobody asked for measurements. */
  collectedMetrics: Facets['utilization'];
  /** What was left of the speed that it saves up while idle, by measurement; `none`: it saves nothing up. */
  burstCredits: 'not-burstable' | 'not-measured' | 'sufficient' | 'exhausted';
  /** Whether it is where others put the messages that they could not handle. */
  usedAsDeadLetter: boolean;
  /** How many separate parts of programs an account runs, and how many queues, topics and streams stand between them. */
  decoupling: { readonly components: number; readonly queues: number };
  /** The applications whose programs may call this database: those that we saw; fewer than two only when there are no others. */
  clientApplications: readonly string[];
  /** Other regions whose networks a firewall of this database lets in by their addresses: those that we saw; empty only when there are none. */
  crossRegionClients: readonly string[];
  /** Zones whose private subnets leave through this gateway, besides its own: those that we saw; empty only when there are none. */
  crossZoneNatClients: readonly string[];
  /** The zones in which a program may run by its subnets; null where it runs in none of ours and the provider chooses among all. */
  eligibleZones: readonly string[] | null;
  /** The trails that write down what is done in this account, the organization's among them. */
  auditLogs: readonly {
    readonly name: string;
    readonly multiRegion: boolean;
    readonly logging: boolean;
    readonly managementEvents: boolean;
    readonly logFileValidation: boolean;
  }[];
  /** Whether anything that holds data or serves customers is in this region or account. */
  inUse: boolean;
  /** How many hear of this alarm: those that we saw; none only when there is none. */
  alarmRecipientCount: number;
  /** Whether somebody hears the alarms of this account: `deaf` where there are some and none of them tells anybody. */
  alarmDelivery: 'delivered' | 'no-recipients' | 'no-alarms';
  /** Whether anything that serves customers or holds data is wired to this network. */
  networkInUse: boolean;
  /** Whether the traffic of this network is written down, by a record of its own or of each of its subnets. */
  flowLogCoverage: 'all' | 'partial' | 'delivery-failed' | 'none' | 'unavailable';
  /** The last restore that the provider logged as complete, and whether tests are planned. */
  restoreHistory: { readonly latest: string | null; readonly planned: boolean };
  /** What sets limits to the administrators of this account: rules of an organization, at least the organization, or nobody. */
  organizationGuardrails: 'guardrails' | 'organization-only' | 'none';
  /** The providers that were read, and the accounts among them. */
  providersRead: readonly Provider[];
  /** The providers that were read, and what a person said about a second one; unread while only one was read and nobody answered. */
  providersInUse: { readonly providers: readonly Provider[]; readonly answer: Facets['answer'] | null };
  /** Whether data that somebody uses is lost with it: it holds data of its own, and no group makes it again from an image. */
  liveData: boolean;
  /** How many people in this account log in with a password: those that we saw; zero only when there are none. */
  consoleUsers: number;
  /**
   * Who may do everything in this account besides the top log-in: the users that can log in, by name, and how many roles
   * people from a directory or from other accounts can take, however many they are.
   */
  administrators: { readonly users: readonly string[]; readonly roles: number };
  /** What could not be backed up lately, where a region or a vault tells. Absent: this vault leaves that to its region. */
  recentBackupFailures: Facets['failedBackupJobs'];
  /** How many plans back something up in this region. */
  backupPlanCount: number;
  /** How many resources of this region its backup service passes over, whatever plans say. Absent: there is no plan to pass them over. */
  backupExclusions: number;
  /** Accounts and organizations that may use it though they are not the company's as far as we read. `*` is not among them. */
  externalPrincipals: readonly string[];
  /** Whom this identity lets act in its name without a secret word, and nobody knows: everybody, or accounts that we did not read. */
  untrustedPrincipals: { readonly public: boolean; readonly accounts: readonly string[] };
  /** How many of the things that customers wait for were measured, of how many. */
  metricCoverage: { readonly measured: number; readonly total: number };
  /** How what serves customers and holds data is spread over regions: how much of it, and how much in the busiest one. */
  regionConcentration: {
    readonly busiest: string;
    readonly count: number;
    readonly total: number;
    readonly regionsRead: number;
  };
  /** For each account that holds data: whether a copy of any of it, and the log of what is done there, lie in another. */
  backupsAndLogsOutsideAccount: readonly {
    readonly account: string;
    readonly backup: boolean;
    readonly auditLog: boolean;
  }[];
  /** A provider that holds a copy of another's data, if we saw one; else what a person said about a second one. Absent: no data. */
  backupsOutsideProvider: { readonly seen: Provider | null; readonly answer: Facets['answer'] | null };
  /** The provider's types of service in use: those that others offer too, and those that nobody else has. */
  portability: { readonly portable: readonly string[]; readonly proprietary: readonly string[] };
  /** How many bytes of data of its own the company would have to take along. */
  storedBytes: number;
  /** Names whose registrar and name servers are one account; where we saw none, what a person said. */
  registrarAndDnsOverlap: { readonly domains: readonly string[]; readonly answer: Facets['answer'] | null };
  /** The devices and buildings of the private lines that end where this one does and carry traffic: those that we saw. */
  redundantConnections: readonly string[];
  /** The zones in which something is wired to this network: those that we saw; fewer than two only when there are no others. */
  networkZones: readonly string[];
  /** How many subnets of this network the internet can answer to directly, and how many it cannot. */
  subnetTiers: { readonly public: number; readonly private: number };
  /** Whether anything leaves this network for the internet, and what looks at it on the way. */
  egress: { readonly internetAccess: boolean; readonly filter: 'firewall' | 'dns' | 'pass' | 'none' };
  /** Where data stands in the front row: a subnet that the internet can answer to, an entry point behind the same firewall. */
  publicSubnetExposure: { readonly subnet: string | null; readonly sharedFirewallWith: string | null };
  /** What filters web requests in front of an entry point; null where nothing does. */
  wafProtection: { readonly rules: Facets['wafRules'] | null };
  /** Whether the paid defence against floods knows this entry point; `silent`: it may call nobody; `basic`: none is paid for. */
  ddosProtectionStatus: 'protected' | 'no-contacts' | 'unprotected' | 'basic';
  /** Names of a zone that lead to one machine of ours and nowhere else: those that we saw. */
  singleServerRecords: readonly { readonly name: string; readonly server: string }[];
  /** Names of a zone that lead to something that nobody has in any account that was read. */
  danglingRecords: readonly { readonly name: string; readonly to: string }[];
  /** Faults made on purpose in the account: how many are prepared, and when the last one ran to its end. */
  chaosExperimentRuns: { readonly prepared: number; readonly latest: string | null };
  /** What was changed in the account lately, how much of it by hand, and how many people did that. */
  consoleChanges: { readonly changes: number; readonly console: number; readonly people: number };
  /** Pipelines in the account, and roles that a pipeline outside of it may take. */
  deploymentPipelines: { readonly pipelines: number; readonly trustedPipelines: number };
  /** Whether a probe visits us as a customer does. */
  syntheticMonitoring: boolean;
  /** What nobody is told about when it happens: `top log-in`, `rights`, `records`, `doors`. Empty: somebody is told of each. */
  eventsWithoutAlert: readonly string[];
  /** How many of the things that we pay for say whose they are, and which environment they belong to. */
  tagCoverage: { readonly total: number; readonly withOwner: number; readonly withEnvironment: number };
  /** How many parts of an account say that they are for customers, and how many for tests; those that we saw. */
  environments: { readonly production: number; readonly test: number };
  /** Whether an agent of the provider answers on this machine. */
  managementAgent: boolean;
  /** Whether a bucket, by its name, keeps what the scripts know of what they made. */
  terraformStateBucket: boolean;
  /** How much of a limit is used, and how much will be when every group has grown to its most. */
  quotaUsage: { readonly used: number; readonly planned: number };
}

export type FactName = keyof Facts;
