import { z } from 'zod';

/** A moment as the providers write it: ISO 8601 in UTC. */
const moment = z.string().min(1);
const lock = z.enum(['none', 'admin-can-lift', 'nobody-can-lift']);

const opening = z.strictObject({
  /** `tcp`, `udp`, `icmp` or `all`. */
  protocol: z.string(),
  /** First and last port; 0 to 65535 where the rule names none. */
  from: z.number().int(),
  to: z.number().int(),
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
    spread: z.enum(['zone', 'zones', 'region', 'regions']),
    onlyZone: z.literal(true).optional(),
    places: z.array(
      z.strictObject({
        region: z.string(),
        zone: z.string().optional(),
        role: z.enum(['primary', 'replica', 'standby']),
      }),
    ),
  }),
  /** Whether losing it loses data: `derived` can be made again from elsewhere. */
  holds: z.enum(['durable', 'derived', 'nothing']),
  atRest: z.enum(['none', 'provider-key', 'customer-key']),
  inTransit: z.enum(['none', 'optional', 'required']),
  versioning: z.boolean(),
  deletionProtection: z.boolean(),
  /** The service's own backups. Absent: switched off. */
  autoBackup: z.strictObject({
    retentionDays: z.number().nonnegative(),
    pointInTime: z.boolean(),
    latest: moment.optional(),
    /** Other regions in which the service keeps the same backups, and can restore from them there. */
    alsoIn: z.array(z.string()).optional(),
  }),
  /** One copy of `of` (a resource id), where it lies and who can delete it. */
  copy: z.strictObject({
    of: z.string(),
    provider: z.enum(['aws', 'azure', 'gcp', 'any']),
    account: z.string(),
    region: z.string(),
    takenAt: moment.optional(),
    /** `unread`: the provider did not say; nothing is concluded from it. */
    lock: z.enum(['none', 'admin-can-lift', 'nobody-can-lift', 'unread']),
    until: moment.optional(),
    /** An account whose people must agree before anybody deletes it. */
    guard: z.string().optional(),
  }),
  /** Who may use it besides its own account: accounts, organizations (`o-…`) and places (networks, endpoints). `*` is everybody. */
  sharedWith: z.array(z.string()),
  /** What a firewall lets in. */
  openings: z.array(opening),
  publicAccess: z.enum(['blocked', 'possible', 'open']),
  /**
   * From where a service that stands on no network of ours answers who has a log-in. Absent: no door of its own can be
   * shut; the network that it stands on, or its rules about who may come, decide.
   */
  callersFrom: z.enum(['own-networks', 'named-addresses', 'anywhere']),
  /** `desired` is what should run now, `running` what does. `automatic`: something changes the number by load. */
  scaling: z.strictObject({
    min: z.number().int(),
    max: z.number().int(),
    desired: z.number().int(),
    automatic: z.boolean(),
  }),
  performance: z.strictObject({
    class: z.string(),
    burstable: z.boolean(),
    storage: z.string().optional(),
    iops: z.number().optional(),
    generation: z.string().optional(),
    /** Whether its type can be given a way to the network past the provider's software, and need not be; left out where nothing says so. */
    shortcut: z.boolean().optional(),
    /** Whether the provider counts the machine among its old types; left out where nothing says so. */
    outdated: z.boolean().optional(),
    /** Whether the disk below is of a type that slows down under steady load; left out where nothing says so. */
    diskBursts: z.boolean().optional(),
  }),
  /** What becomes of a machine: `spare`: the provider may take it back within minutes; `scratch`: its disk is lost when it stops. */
  standing: z.enum(['lasting', 'spare', 'scratch']),
  /** Whether every network card of a machine goes past the provider's software, where its type can. */
  networkShortcut: z.boolean(),
  /** What was measured; only with --metrics. Empty: nobody measured anything. */
  usage: z.array(
    z.strictObject({
      /** `savings`: what is left of the speed that was saved up while idle. */
      metric: z.enum(['load', 'savings', 'disk-savings', 'queue', 'latency', 'connections', 'throttled', 'requests']),
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
  management: z.strictObject({ tool: z.string(), evidence: z.string() }),
  size: z.strictObject({ bytes: z.number().nonnegative().optional() }),
  links: z.array(z.strictObject({ to: z.string(), role: z.string() })),

  /** `running`, or anything else in the provider's word; what is not running serves nobody. */
  state: z.enum(['running', 'stopped', 'other']),
  /**
   * How it is wired: one entry for each subnet it has a network card in. `families` are those with a public address, its
   * own or one that is passed on to it. `openings`: what the firewalls together let in to this card, where their rules
   * say more than each of them alone; left out, whatever one of them lets in comes in.
   */
  interfaces: z.array(
    z.strictObject({
      subnet: z.string(),
      firewalls: z.array(z.string()),
      families: z.array(z.enum(['v4', 'v6'])),
      openings: z.array(opening).optional(),
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
  inboundRules: z.array(
    z.strictObject({
      order: z.number().int(),
      allow: z.boolean(),
      protocol: z.string(),
      from: z.number().int(),
      to: z.number().int(),
      source: z.string(),
    }),
  ),
  listeners: z.array(
    z.strictObject({
      protocol: z.string(),
      port: z.number().int(),
      redirects: z.boolean(),
      tlsPolicy: z.string().optional(),
      /** The oldest encryption that it still agrees to, where the provider says so. */
      oldestTls: z.enum(['ssl-3', '1.0', '1.1', '1.2', '1.3']).optional(),
    }),
  ),
  /** Whether visits that come in through one zone also go to machines in the others. */
  crossZone: z.boolean(),
  /**
   * How visits are handed on: `sticky` to the same machine each time, `drains` before a machine leaves (left out where
   * nothing says so), `asksHealth` before any is sent.
   */
  handover: z.strictObject({ sticky: z.boolean(), drains: z.boolean().optional(), asksHealth: z.boolean() }),
  /** Whether a machine reaches its disks over a line of their own, or over the one that all its traffic takes. */
  diskLine: z.enum(['own', 'shared']),
  /** Whether the service itself writes down each visit, question or verdict. */
  accessLog: z.enum(['kept', 'none']),
  /** How many listen to what is told there. */
  heardBy: z.number().int().nonnegative(),
  /** The host names and addresses by which others find it. */
  knownAs: z.array(z.string()),
  /** Where an edge fetches what it shows, and whether that way is always encrypted. */
  origins: z.array(z.strictObject({ to: z.string(), encrypted: z.boolean() })),
  /** Whether an edge turns to another place by itself when what is behind it fails. Absent: nothing behind it to choose from. */
  fallback: z.boolean(),
  /** A private line: the gateways at our end, the device or building at the other, its tunnels and how many of them carry traffic. */
  uplink: z.strictObject({
    to: z.array(z.string()),
    via: z.string(),
    tunnels: z.number().int(),
    up: z.number().int(),
  }),
  /** The network at the other end of a peering, and its addresses. Absent: it is none, or is not in force. */
  farEnd: z.strictObject({ account: z.string(), region: z.string(), blocks: z.array(z.string()) }),
  /** What a filter of web requests does. `watches` counts rules that only count. Absent: it filters no web requests. */
  webRules: z.strictObject({
    blocks: z.number().int(),
    watches: z.number().int(),
    managed: z.boolean(),
    limitsRate: z.boolean(),
    default: z.enum(['allow', 'block']),
  }),
  /** What a firewall for whole networks does with what no rule names. Absent: it is none of these. */
  networkFilter: z.enum(['inspects', 'passes']),
  /** Whether it is the rule set that new machines get when nobody names another. */
  providerDefault: z.boolean(),
  /** The paid defence against floods of traffic: what it is told to defend, and whom it may call. Absent: none is paid for. */
  floodShield: z.strictObject({ protects: z.array(z.string()), contacts: z.number().int() }),
  /** Whether questions for names that leave a network are filtered. */
  nameFilter: z.boolean(),
  /** Whether new machines get a public address without anybody asking. */
  publicByDefault: z.boolean(),
  /** Whether the world can ask this zone, and whether its answers are signed. */
  zone: z.strictObject({ public: z.boolean(), signed: z.boolean().optional() }),
  /** The names of a zone and where they lead. `watched`: a working health check decides; `blind`: a choice that none decides. */
  records: z.array(
    z.strictObject({
      name: z.string(),
      to: z.array(z.string()),
      choice: z.enum(['none', 'watched', 'blind']),
      /** What can only be something of this provider: its kind, where it stands, and the name by which it goes. */
      expects: z.array(
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
  metadataService: z.enum(['token-required', 'open', 'off']),

  /** Log-ins of one identity. `secondFactor` is left out where it has no console password. */
  credentials: z.strictObject({
    console: z.boolean(),
    secondFactor: z.boolean().optional(),
    lastUsed: moment.optional(),
    keys: z.array(z.strictObject({ active: z.boolean(), createdAt: moment.optional(), lastUsed: moment.optional() })),
  }),
  /** The account's top log-in. `keys` counts those that open something. `centrallyManaged`: the organization took its credentials away. */
  rootLogin: z.strictObject({
    secondFactor: z.boolean(),
    keys: z.number().int(),
    centrallyManaged: z.boolean().optional(),
  }),
  /** When the top log-in was used last; left out where the provider says that it never was. */
  rootUse: z.strictObject({ lastUsed: moment.optional() }),
  /** Whether people can log in with the company's own directory instead of names and passwords of the cloud's. */
  federation: z.boolean(),
  /** How much an identity may do: everything; what it takes to get everything; less. */
  powers: z.enum(['administrator', 'can-become-administrator', 'limited']),
  /** How much of what is kept an identity may delete for good: data and copies of every sort, some sorts of them, none. */
  wipes: z.enum(['all', 'some', 'none']),
  /**
   * Who may act in an identity's name. `who`: a person of the directory who has these powers in person, an account, an organization (`o-…`), a place, a service or a directory, `*` or
   * an issuer of log-ins that anybody can have. `guarded`: asks for a secret word or a second factor, or needs no such
   * thing. Absent: it is a person's or a program's own log-in, which nobody else takes.
   */
  takenBy: z.array(
    z.strictObject({
      sort: z.enum(['person', 'account', 'organization', 'place', 'service', 'directory', 'everybody']),
      who: z.string(),
      guarded: z.boolean(),
      /** Something that builds or delivers by itself, somewhere else. */
      pipeline: z.literal(true).optional(),
    }),
  ),
  /** Whether a key opens it that belongs to no person or program in particular, and when the oldest was made. Absent: it knows no such keys. */
  namelessKey: z.strictObject({ works: z.boolean(), made: moment.optional() }),
  passwordPolicy: z.strictObject({ minimumLength: z.number().int(), remembers: z.number().int() }),
  /** Whether the account forbids public storage for all of it. */
  publicStorageBlocked: z.boolean(),
  /** Whether new disks in this region are encrypted without anybody asking. */
  diskEncryptionDefault: z.boolean(),

  lock: z.strictObject({ state: lock, minRetentionDays: z.number().optional() }),
  /** What a backup plan does on each run. */
  schedule: z.array(
    z.strictObject({
      retentionDays: z.number().optional(),
      /** How many hours pass between two runs at most; left out where the plan says it in a way that we cannot read. */
      everyHours: z.number().positive().optional(),
      copiesTo: z.array(z.strictObject({ account: z.string(), region: z.string(), vault: z.string() })),
    }),
  ),
  /** Machine images of the account that everybody may start, by name. */
  publicImages: z.array(z.string()),
  /** What could not be backed up lately, by resource id, and in how many days. */
  failedBackups: z.strictObject({ days: z.number().int().positive(), of: z.array(z.string()) }),
  /** Types of resources that the region's backup service passes over, whatever plans say. */
  backupOptOuts: z.array(z.string()),
  /** Whether the organization sets rules for backups in all its accounts. Absent: it is no account that manages one. */
  backupRules: z.boolean(),
  /** How many selections (lists or tag rules) tell the plan what to back up. */
  selections: z.number().int().nonnegative(),
  /** Where a bucket is copied to as it is written. `account` and `region` are left out where the rule does not say. */
  replicatesTo: z.array(
    z.strictObject({ id: z.string(), account: z.string().optional(), region: z.string().optional() }),
  ),
  trail: z.strictObject({
    allRegions: z.boolean(),
    organization: z.boolean(),
    logging: z.boolean(),
    integrity: z.boolean(),
    managementEvents: z.boolean(),
    bucket: z.string().optional(),
    error: z.string().optional(),
  }),
  /** Whether a key can be used. `deletedOn`: when it goes for good, and with it all that it encrypts. */
  keyState: z.strictObject({
    state: z.enum(['enabled', 'disabled', 'pending-deletion', 'other']),
    deletedOn: moment.optional(),
  }),
  /** Whether a key or secret is renewed by itself. Absent: the service cannot renew one of that sort. */
  rotation: z.strictObject({ automatic: z.boolean(), last: moment.optional() }),
  /** How long a certificate is good for. `used`: something shows it to visitors; left out where nobody says so. */
  validity: z.strictObject({ until: moment, renewsItself: z.boolean(), used: z.boolean().optional() }),
  /** After how many days records are thrown away. Absent: never. */
  retention: z.strictObject({ days: z.number().int().positive() }),
  /** What records are about: who did what and came from where, or how programs fare. */
  content: z.enum(['traces', 'workings']),
  /** Whom an alarm tells. `blind`: it has no measurements to judge by. */
  alarm: z.strictObject({
    enabled: z.boolean(),
    actions: z.number().int().nonnegative(),
    purpose: z.enum(['people', 'scaling']),
    state: z.enum(['quiet', 'ringing', 'blind']),
    /** Since when it is in that state, where the provider says so. */
    since: moment.optional(),
    /** Those of its actions that tell a topic: who listens there is another question. */
    topics: z.array(z.strictObject({ id: z.string(), account: z.string() })).optional(),
    /** What it watches, by the provider's name of the measure; one that watches other alarms has none. */
    measure: z.string().optional(),
  }),
  /** Whether the traffic of a network or subnet is written down by a record of its own. `lost`: it cannot be delivered; `unready`: what would write it down is switched off in that region. */
  trafficRecord: z.enum(['kept', 'lost', 'none', 'unready']),
  /** How changes of settings are written down in a region. Absent: not at all. */
  configurationHistory: z.strictObject({ recording: z.boolean(), everything: z.boolean(), failing: z.boolean() }),
  /** How much of what is in a region or account the provider watches for break-ins. Absent: another place says it. */
  threatDetection: z.enum(['all', 'part', 'none']),
  /** Grave warnings of that watch that nobody has put away. Absent: nothing watches. */
  graveWarnings: z.number().int().nonnegative(),
  /** Whether somebody is told when something in a region is shared with outsiders. */
  sharingWatch: z.boolean(),
  /** Whom the provider may call besides the owner of the account. Absent: nobody. */
  contacts: z.array(
    z.strictObject({ role: z.enum(['security', 'operations', 'billing']), privateMailbox: z.boolean() }),
  ),
  /** About what the provider lets us name somebody to call. */
  contactRoles: z.array(z.enum(['security', 'operations', 'billing'])),
  /** How urgent a case may be under the account's support contract. Absent: no contract that answers emergencies. */
  supportPlan: z.strictObject({ severities: z.array(z.string()) }),
  /** The organization above an account, and the account that manages it. Absent: it stands alone. */
  membership: z.strictObject({ organization: z.string(), manager: z.string() }),
  /** Machines that are kept ready elsewhere in a region, how many of them were started for a test, and when the last time. Absent: none. */
  standbyDrills: z.strictObject({ servers: z.number().int(), drilled: z.number().int(), latest: moment.optional() }),
  /**
   * How something follows that is kept ready elsewhere: as it should, with warnings, or not at all. `lagMinutes`: how far it is
   * behind. `orderedBy`: who decides that it takes over; left out where nothing else than we could.
   */
  standby: z.strictObject({
    health: z.enum(['well', 'warned', 'broken']),
    lagMinutes: z.number().nonnegative().optional(),
    orderedBy: z.enum(['us', 'provider']).optional(),
  }),
  /** Faults made on purpose in a region or account: how many are prepared, and when the last one ran to its end. */
  experiments: z.strictObject({ prepared: z.number().int(), latest: moment.optional() }),
  /** How applications stand against the recovery targets that they were given in a region. */
  recoveryReviews: z.array(z.strictObject({ name: z.string(), verdict: z.enum(['met', 'breached', 'unchecked']) })),
  /** Changes in a region or account lately, those that a person clicked, and who clicked how many. `whole`: there are no more of them. */
  recentChanges: z.strictObject({
    changes: z.number().int(),
    byHand: z.array(z.strictObject({ who: z.string(), changes: z.number().int() })),
    whole: z.boolean(),
  }),
  /** The machines of a region or account that answer an agent of the provider. */
  answeringServers: z.array(z.string()),
  /** How many probes of a region or account visit us as a customer does, and work. */
  outsideProbes: z.number().int(),
  /** How many pipelines of a region or account build or deliver by themselves. */
  pipelines: z.number().int(),
  /**
   * What may happen in a region or account that somebody should hear of at once, as far as the provider has such a thing, and
   * the measures that look for it: use of the top log-in, changes of rights, of records, and of doors.
   */
  eventWatch: z.array(
    z.strictObject({
      event: z.enum(['top log-in', 'rights', 'records', 'doors']),
      measures: z.array(z.string()),
    }),
  ),
  /** How many people, groups and programs may open a case with the provider, besides administrators. */
  supportAccess: z.number().int(),
  /** How many of the provider's own checks of the account are red, and yellow. Absent: the contract does not include them. */
  providerAdvice: z.strictObject({ red: z.number().int(), yellow: z.number().int() }),
  /** Rules that pass on what the provider says about its own outages: how many there are, and how many of them reach somebody. */
  outageNotices: z.strictObject({ rules: z.number().int().nonnegative(), heard: z.number().int().nonnegative() }),
  /**
   * What of the account stands on a tier that is sold for trials, for which the provider promises nothing; what is for tests
   * by its own label is left out. Absent: the provider sells no such tiers.
   */
  unpromised: z.array(z.strictObject({ name: z.string(), tier: z.string() })),
  /** Outages that the provider says concerned us: when each began, as far back as it tells. */
  outages: z.array(z.strictObject({ what: z.string(), at: moment })),
  /** What the provider announced that it will change or end. Absent: the contract does not include the announcements. */
  announcements: z.array(z.strictObject({ what: z.string(), region: z.string(), at: moment.optional() })),
  /** The most that the provider gives us of something. `counts`: the type of resource that uses it up; `used`: how much, where it says so. */
  limit: z.strictObject({
    of: z.enum(['processors', 'databases']),
    most: z.number(),
    counts: z.string(),
    used: z.number().optional(),
  }),
  /** How many processors a machine has, and whether they count against the account's common limit. */
  processors: z.strictObject({ count: z.number().int(), common: z.boolean() }),
  /** How the last change by script ended. `undone`: it failed and was taken back. */
  lastChange: z.enum(['done', 'undone', 'failed', 'running']),
  /** Whether what runs is what its script says, by the last check. */
  drift: z.strictObject({ state: z.enum(['in-sync', 'drifted', 'unchecked']), checkedAt: moment.optional() }),
  /** A restore or another rehearsal that the provider logged. `of`: what was restored. */
  drill: z.strictObject({
    what: z.enum(['restore', 'failover']),
    outcome: z.enum(['completed', 'failed', 'running', 'planned']),
    at: moment.optional(),
    of: z.string().optional(),
  }),
  /**
   * Where messages go that nobody could handle: `kept` names the places that keep them, `lost` counts the ways on which
   * they are thrown away. Absent: nothing is handed on by itself.
   */
  undelivered: z.strictObject({ kept: z.array(z.string()), lost: z.number().int().nonnegative() }),
  /**
   * The steps of a workflow that call something: how many are tried again, caught when they fail, and given up after a
   * time. Absent: it calls nothing.
   */
  steps: z.strictObject({
    total: z.number().int().nonnegative(),
    retried: z.number().int().nonnegative(),
    caught: z.number().int().nonnegative(),
    timed: z.number().int().nonnegative(),
  }),
  /** How a new version of a program is rolled out: whether one that fails is taken back by itself, and whether the old one serves until then. */
  rollout: z.strictObject({ takesBack: z.boolean(), keepsServing: z.boolean() }),
  /** Names of plain settings that look like those of passwords and keys; what they are set to is never kept. */
  plainSecrets: z.array(z.string()),
  /** How much of what a program or cluster does it writes down for those who look for a fault. */
  workings: z.enum(['all', 'part', 'none']),
  /** The role in whose name the programs of a machine act, by a log-in that it hands to them. Absent: none. */
  actsAs: z.string(),
  /**
   * How a group of machines is looked after: which of its duties somebody paused, by the provider's word, and whether it
   * also replaces what the entry point in front of it found dead. Left out where no entry point is in front of it.
   */
  upkeep: z.strictObject({ paused: z.array(z.string()), heedsEntryPoint: z.boolean().optional() }),
  /** What a group may start: machines of one type or several, and whether any of them are more than the provider's spare ones. */
  supply: z.strictObject({ choice: z.enum(['one', 'several']), guaranteed: z.boolean() }),
  /** What a group makes machines from: `frozen` recipes have no versions; `gone`: the image that it names is not there any more. */
  recipe: z.strictObject({ sort: z.enum(['versioned', 'frozen']), image: z.enum(['there', 'gone', 'unnamed']) }),
  /** Whether something of the provider's adds machines to a cluster by load, besides the groups that we see. */
  addsMachines: z.boolean(),
  /**
   * The version that it runs, and until when the provider mends it without asking more for it. Absent: the provider names no
   * end, or there is no version to choose.
   */
  mended: z.strictObject({ version: z.string(), until: moment }),
  /** Whether its disk becomes larger by itself before it is full. */
  growsStorage: z.boolean(),
  /** How many functions of a region may run at the same time, and how many of those nobody reserved for one. Absent: it has no functions. */
  functionsAtOnce: z.strictObject({ most: z.number().int(), free: z.number().int() }),
  /** Whether older objects are moved to where one data centre alone holds them. */
  movesToOneZone: z.boolean(),
  /** How many machines steer a cluster. Absent: the provider steers it. */
  heads: z.number().int().positive(),
  /** In how many zones it could start, by its settings. Absent: the provider chooses among all. */
  room: z.strictObject({ zones: z.number().int() }),
  /** What a person answered. Unread until somebody does. */
  answer: z.strictObject({
    holds: z.enum(['yes', 'partly', 'no']),
    date: moment,
    by: z.string(),
    evidence: z.string().optional(),
  }),
} as const;

export type FacetName = keyof typeof facetSchemas;
export type Facets = { [F in FacetName]: z.infer<(typeof facetSchemas)[F]> };
export type Placement = Facets['placement'];
export type Opening = Facets['openings'][number];
export type Lock = Facets['copy']['lock'];

export const FACETS = Object.keys(facetSchemas) as FacetName[];
