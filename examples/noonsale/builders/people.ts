import type { Facets } from '../../../src/model/facets.ts';
import { absent, value } from '../../../src/model/reading.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { REGIONS } from '../company.ts';
import { arn, made, unitId, type Made, type Place } from './place.ts';

const everywhere = (place: Place): Place => ({ ...place, region: 'global' });
export const rootArn = (place: Place): string => arn(everywhere(place), 'iam', 'root');

/** What the account should hear of at once. */
const EVENTS = [
  'root-usage',
  'sign-in-without-mfa',
  'sign-in-failure',
  'iam-changes',
  'audit-log-changes',
  'network-changes',
  'key-deletion',
] as const;

/** The company has a contract that answers within the hour. */
const SEVERITIES = ['low', 'normal', 'high', 'urgent'];

export interface AccountOptions {
  readonly rootCredentials: Facets['rootCredentials'];
  /** When the top log-in was used last. */
  readonly rootUsed?: string;
  readonly passwordPolicy?: Facets['passwordPolicy'];
  readonly accountPublicAccessBlock: boolean;
  /** Whom the provider may call; nobody where it is left out. */
  readonly contacts?: Facets['contacts'];
  readonly membership: Facets['organizationMembership'];
  /** Resources of types that no collector reads, in the region of the account. */
  readonly unreadTypes?: Readonly<Record<string, number>>;
}

const censusOf = ({ region }: Place, types: AccountOptions['unreadTypes'] = {}): Facets['resourceCensus'] => ({
  sources: [{ name: 'AWS Resource Explorer', covers: 'indexed', regions: [...REGIONS] }],
  uncounted: [],
  types: Object.entries(types).map(([type, count]) => ({ type, count, regions: [region] })),
});

/** The account, and what several services say about it as a whole. */
export function account(place: Place, options: AccountOptions): Made[] {
  const { rootCredentials, rootUsed, passwordPolicy, accountPublicAccessBlock, contacts, membership } = options;
  const at = everywhere(place);
  const id = rootArn(place);
  return [
    made(
      at,
      'aws-account',
      { id, kind: 'account', type: 'AWS::Account', name: place.account },
      { threatDetection: absent, tiersWithoutSla: absent },
    ),
    {
      id,
      facets: {
        rootCredentials: value(rootCredentials),
        rootVirtualMfaDevices: value(0),
        rootUsage: value(rootUsed === undefined ? {} : { lastUsed: rootUsed }),
        federation: value(false),
        passwordPolicy: passwordPolicy === undefined ? absent : value(passwordPolicy),
      },
      unit: unitId(at, 'aws-iam'),
    },
    { id, facets: { accountPublicAccessBlock: value(accountPublicAccessBlock) }, unit: unitId(at, 'aws-s3') },
    {
      id,
      facets: {
        organizationMembership: value(membership),
        organizationBackupPolicy: membership.managementAccount === place.account ? value(false) : absent,
        accessAnalyzerAdministrators: membership.managementAccount === place.account ? value([]) : absent,
      },
      unit: unitId(at, 'aws-organizations'),
    },
    {
      id,
      facets: {
        contacts: contacts === undefined ? absent : value(contacts),
        supportedContactTypes: value(['security', 'operations', 'billing']),
      },
      unit: unitId(at, 'aws-alternate-contacts'),
    },
    {
      id,
      facets: { resourceCensus: value(censusOf(place, options.unreadTypes)) },
      unit: unitId(at, 'aws-resource-explorer'),
    },
    { id, facets: { ddosProtection: absent }, unit: unitId(at, 'aws-shield') },
    {
      id,
      facets: {
        supportPlan: value({ severities: SEVERITIES }),
        supportAccess: value(1),
        openRecommendations: value({ errors: 2, warnings: 5 }),
      },
      unit: unitId(at, 'aws-support'),
    },
    { id, facets: { scheduledChanges: value([]) }, unit: unitId(at, 'aws-health') },
  ];
}

/** Who may do little deletes nothing for good. */
const mightOf = (privilegeLevel: Facets['privilegeLevel']) => ({
  privilegeLevel: value(privilegeLevel),
  deletePermissions: value<Facets['deletePermissions']>(privilegeLevel === 'limited' ? 'none' : 'all'),
  unscopedActions: absent,
  codeExecution: value<Facets['codeExecution']>([]),
  instanceProfiles: absent,
});

/** A person or a program with log-ins of its own, and what it may do. */
export function identity(
  place: Place,
  name: string,
  createdAt: string,
  credentials: Facets['credentials'],
  privilegeLevel: Facets['privilegeLevel'] = 'limited',
): Made[] {
  const at = everywhere(place);
  const id = arn(at, 'iam', `user/${name}`);
  const head = { id, kind: 'identity', type: 'AWS::IAM::User', name, createdAt } as const;
  return [
    made(at, 'aws-iam', head, { credentials: value(credentials) }),
    {
      id,
      facets: { ...mightOf(privilegeLevel), trustedPrincipals: absent, infrastructureAsCode: absent },
      unit: unitId(at, 'aws-iam-authorization-details'),
    },
  ];
}

/** What a service may do in the name of the company. */
export function role(
  place: Place,
  name: string,
  createdAt: string,
  service: string,
  privilegeLevel: Facets['privilegeLevel'],
): Resource {
  const at = everywhere(place);
  return made(
    at,
    'aws-iam-authorization-details',
    { id: arn(at, 'iam', `role/${name}`), kind: 'identity', type: 'AWS::IAM::Role', name, createdAt },
    {
      credentials: value({ consoleAccess: false, accessKeys: [] }),
      ...mightOf(privilegeLevel),
      trustedPrincipals: value([{ type: 'service', principal: service, requiresExternalIdOrMfa: true }]),
      infrastructureAsCode: absent,
    },
  );
}

const ALL_PLANS: Facets['threatDetectionPlans'] = [
  { plan: 'buckets', enabled: true, types: ['AWS::S3::Bucket'] },
  { plan: 'servers', enabled: true, types: ['AWS::EC2::Instance'] },
  { plan: 'functions', enabled: true, types: ['AWS::Lambda::Function'] },
];

/** Who watches a region, and who writes down what changes in it. */
export interface Watch {
  readonly diskEncryptionByDefault: boolean;
  readonly threatDetection: boolean;
  readonly externalAccessAnalyzer: boolean;
  readonly configurationRecorder: boolean;
  readonly serversWithAgent?: readonly string[];
  readonly pipelines?: number;
  readonly recentChanges?: Facets['recentChanges'];
}

/** The region, and what several services say about it as a whole. */
export function region(place: Place, watch: Watch): Made[] {
  const id = arn(place, 'ec2', 'region');
  const history = value({ recording: true, allResourceTypes: true, deliveryFailing: false });
  const adds = (facets: Made['facets'], collector: string): Made => ({ id, facets, unit: unitId(place, collector) });
  return [
    made(
      place,
      'aws-ec2-region',
      { id, kind: 'region', type: 'AWS::Region', name: place.region },
      {
        diskEncryptionByDefault: value(watch.diskEncryptionByDefault),
        snapshotPublicAccessBlock: value(watch.diskEncryptionByDefault),
        imagePublicAccessBlock: value(true),
        defaultMetadataService: value(watch.diskEncryptionByDefault ? 'imdsv2-required' : 'imdsv1-allowed'),
        publicImages: value([]),
      },
    ),
    adds({ failoverTests: absent }, 'aws-drs'),
    adds({ chaosExperiments: value({ prepared: 0 }) }, 'aws-fis'),
    adds({ resilienceAssessments: value([]) }, 'aws-resilience-hub'),
    adds({ serversWithAgent: value([...(watch.serversWithAgent ?? [])]), plaintextSecrets: value([]) }, 'aws-ssm'),
    // As AWS sets it.
    adds({ clusterPublicAccessBlock: value({ blocked: true, exceptions: [{ fromPort: 22, toPort: 22 }] }) }, 'aws-emr'),
    adds({ guestRoles: value([]) }, 'aws-cognito-identity'),
    adds({ functionConcurrency: absent }, 'aws-lambda'),
    adds({ syntheticMonitors: value(0) }, 'aws-synthetics'),
    adds({ pipelines: value(watch.pipelines ?? 0) }, 'aws-codepipeline'),
    adds({ securityEventRules: value([]) }, 'aws-eventbridge'),
    adds({ securityAlertRules: value(EVENTS.map(event => ({ event, metrics: [] }))) }, 'aws-cloudwatch-logs'),
    adds(
      { recentChanges: value(watch.recentChanges ?? { changes: 0, console: [], complete: true }) },
      'aws-cloudtrail-events',
    ),
    ...limits(place),
    adds({ failedBackupJobs: value({ days: 30, resources: [] }), backupOptOuts: value([]) }, 'aws-backup-jobs'),
    adds(
      {
        threatDetection: value(watch.threatDetection ? 'all' : 'none'),
        threatDetectionPlans: watch.threatDetection ? value(ALL_PLANS) : absent,
        unresolvedThreatFindings: watch.threatDetection ? value(0) : absent,
      },
      'aws-guardduty',
    ),
    adds(
      { externalAccessAnalyzer: value(watch.externalAccessAnalyzer), organizationAccessAnalyzer: value(false) },
      'aws-access-analyzer',
    ),
    adds({ configurationRecorder: watch.configurationRecorder ? history : absent }, 'aws-config'),
  ];
}

/** What AWS gives an account of that age without anybody asking. */
const limits = (place: Place): Made[] =>
  (
    [
      [
        'ec2/L-1216C47A',
        'Processors of running machines',
        { resource: 'vcpus', limit: 64, countedType: 'AWS::EC2::Instance' },
      ],
      ['rds/L-7B6409FD', 'Databases', { resource: 'databases', limit: 40, countedType: 'AWS::RDS::DBInstance' }],
    ] as const
  ).map(([code, name, limit]) =>
    made(
      place,
      'aws-service-quotas',
      { id: arn(place, 'servicequotas', code), kind: 'quota', type: 'AWS::ServiceQuotas::Quota', name },
      { quota: value(limit) },
    ),
  );

/** An alarm that tells so many. */
export function alarm(place: Place, name: string, actions: number): Resource {
  return made(
    place,
    'aws-cloudwatch',
    { id: arn(place, 'cloudwatch', `alarm:${name}`), kind: 'alarm', type: 'AWS::CloudWatch::Alarm', name },
    { alarm: value({ enabled: true, actions, purpose: 'notification', state: 'ok' }) },
  );
}

export function trail(place: Place, name: string, facet: Facets['auditLog']): Resource {
  return made(
    place,
    'aws-cloudtrail',
    { id: arn(place, 'cloudtrail', `trail/${name}`), kind: 'audit-log', type: 'AWS::CloudTrail::Trail', name },
    { auditLog: value(facet) },
  );
}
