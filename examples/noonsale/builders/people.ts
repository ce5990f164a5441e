import type { Facets } from '../../../src/model/facets.ts';
import { absent, value } from '../../../src/model/reading.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { arn, made, unitId, type Made, type Place } from './place.ts';

const everywhere = (place: Place): Place => ({ ...place, region: 'global' });
export const rootArn = (place: Place): string => arn(everywhere(place), 'iam', 'root');

/** What the account should hear of at once. */
const EVENTS = ['top log-in', 'rights', 'records', 'doors'] as const;

/** The company has a contract that answers within the hour. */
const SEVERITIES = ['low', 'normal', 'high', 'urgent'];

export interface AccountOptions {
  readonly rootLogin: Facets['rootLogin'];
  /** When the top log-in was used last. */
  readonly rootUsed?: string;
  readonly passwordPolicy?: Facets['passwordPolicy'];
  readonly publicStorageBlocked: boolean;
  /** Whom the provider may call; nobody where it is left out. */
  readonly contacts?: Facets['contacts'];
  readonly membership: Facets['membership'];
}

/** The account, and what several services say about it as a whole. */
export function account(place: Place, options: AccountOptions): Made[] {
  const { rootLogin, rootUsed, passwordPolicy, publicStorageBlocked, contacts, membership } = options;
  const at = everywhere(place);
  const id = rootArn(place);
  return [
    made(
      at,
      'aws-account',
      { id, kind: 'account', type: 'AWS::Account', name: place.account },
      { threatDetection: absent, unpromised: absent },
    ),
    {
      id,
      facets: {
        rootLogin: value(rootLogin),
        rootUse: value(rootUsed === undefined ? {} : { lastUsed: rootUsed }),
        federation: value(false),
        passwordPolicy: passwordPolicy === undefined ? absent : value(passwordPolicy),
      },
      unit: unitId(at, 'aws-iam'),
    },
    { id, facets: { publicStorageBlocked: value(publicStorageBlocked) }, unit: unitId(at, 'aws-s3') },
    {
      id,
      facets: {
        membership: value(membership),
        backupRules: membership.manager === place.account ? value(false) : absent,
      },
      unit: unitId(at, 'aws-organizations'),
    },
    {
      id,
      facets: {
        contacts: contacts === undefined ? absent : value(contacts),
        contactRoles: value(['security', 'operations', 'billing']),
      },
      unit: unitId(at, 'aws-contacts'),
    },
    { id, facets: { floodShield: absent }, unit: unitId(at, 'aws-shield') },
    {
      id,
      facets: {
        supportPlan: value({ severities: SEVERITIES }),
        supportAccess: value(1),
        providerAdvice: value({ red: 2, yellow: 5 }),
      },
      unit: unitId(at, 'aws-support'),
    },
    { id, facets: { announcements: value([]) }, unit: unitId(at, 'aws-health') },
  ];
}

/** Who may do little deletes nothing for good. */
const mightOf = (powers: Facets['powers']) => ({
  powers: value(powers),
  wipes: value<Facets['wipes']>(powers === 'limited' ? 'none' : 'all'),
});

/** A person or a program with log-ins of its own, and what it may do. */
export function identity(
  place: Place,
  name: string,
  createdAt: string,
  credentials: Facets['credentials'],
  powers: Facets['powers'] = 'limited',
): Made[] {
  const at = everywhere(place);
  const id = arn(at, 'iam', `user/${name}`);
  const head = { id, kind: 'identity', type: 'AWS::IAM::User', name, createdAt } as const;
  return [
    made(at, 'aws-iam', head, { credentials: value(credentials) }),
    { id, facets: { ...mightOf(powers), takenBy: absent, management: absent }, unit: unitId(at, 'aws-iam-rights') },
  ];
}

/** What a service may do in the name of the company. */
export function role(
  place: Place,
  name: string,
  createdAt: string,
  service: string,
  powers: Facets['powers'],
): Resource {
  const at = everywhere(place);
  return made(
    at,
    'aws-iam-rights',
    { id: arn(at, 'iam', `role/${name}`), kind: 'identity', type: 'AWS::IAM::Role', name, createdAt },
    {
      credentials: value({ console: false, keys: [] }),
      ...mightOf(powers),
      takenBy: value([{ sort: 'service', who: service, guarded: true }]),
      management: absent,
    },
  );
}

/** Who watches a region, and who writes down what changes in it. */
export interface Watch {
  readonly diskEncryptionDefault: boolean;
  readonly threatDetection: boolean;
  readonly sharingWatch: boolean;
  readonly configurationHistory: boolean;
  readonly answeringServers?: readonly string[];
  readonly pipelines?: number;
  readonly recentChanges?: Facets['recentChanges'];
}

/** The region, and what several services say about it as a whole. */
export function region(place: Place, watch: Watch): Made[] {
  const id = arn(place, 'ec2', 'region');
  const history = value({ recording: true, everything: true, failing: false });
  const adds = (facets: Made['facets'], collector: string): Made => ({ id, facets, unit: unitId(place, collector) });
  return [
    made(
      place,
      'aws-ec2-region',
      { id, kind: 'region', type: 'AWS::Region', name: place.region },
      { diskEncryptionDefault: value(watch.diskEncryptionDefault), publicImages: value([]) },
    ),
    adds({ standbyDrills: absent }, 'aws-drs'),
    adds({ experiments: value({ prepared: 0 }) }, 'aws-fis'),
    adds({ recoveryReviews: value([]) }, 'aws-resilience-hub'),
    adds({ answeringServers: value([...(watch.answeringServers ?? [])]), plainSecrets: value([]) }, 'aws-ssm'),
    adds({ functionsAtOnce: absent }, 'aws-lambda'),
    adds({ outsideProbes: value(0) }, 'aws-synthetics'),
    adds({ pipelines: value(watch.pipelines ?? 0) }, 'aws-codepipeline'),
    adds({ eventWatch: value(EVENTS.map(event => ({ event, measures: [] }))) }, 'aws-cloudwatch-logs'),
    adds(
      { recentChanges: value(watch.recentChanges ?? { changes: 0, byHand: [], whole: true }) },
      'aws-cloudtrail-changes',
    ),
    ...limits(place),
    adds({ failedBackups: value({ days: 30, of: [] }), backupOptOuts: value([]) }, 'aws-backup-operations'),
    adds(
      {
        threatDetection: value(watch.threatDetection ? 'all' : 'none'),
        graveWarnings: watch.threatDetection ? value(0) : absent,
      },
      'aws-guardduty',
    ),
    adds({ sharingWatch: value(watch.sharingWatch) }, 'aws-access-analyzer'),
    adds({ configurationHistory: watch.configurationHistory ? history : absent }, 'aws-config'),
  ];
}

/** What AWS gives an account of that age without anybody asking. */
const limits = (place: Place): Made[] =>
  (
    [
      [
        'ec2/L-1216C47A',
        'Processors of running machines',
        { of: 'processors', most: 64, counts: 'AWS::EC2::Instance' },
      ],
      ['rds/L-7B6409FD', 'Databases', { of: 'databases', most: 40, counts: 'AWS::RDS::DBInstance' }],
    ] as const
  ).map(([code, name, limit]) =>
    made(
      place,
      'aws-service-quotas',
      { id: arn(place, 'servicequotas', code), kind: 'quota', type: 'AWS::ServiceQuotas::Quota', name },
      { limit: value(limit) },
    ),
  );

/** An alarm that tells so many. */
export function alarm(place: Place, name: string, actions: number): Resource {
  return made(
    place,
    'aws-cloudwatch',
    { id: arn(place, 'cloudwatch', `alarm:${name}`), kind: 'alarm', type: 'AWS::CloudWatch::Alarm', name },
    { alarm: value({ enabled: true, actions, purpose: 'people', state: 'quiet' }) },
  );
}

export function trail(place: Place, name: string, facet: Facets['trail']): Resource {
  return made(
    place,
    'aws-cloudtrail',
    { id: arn(place, 'cloudtrail', `trail/${name}`), kind: 'trail', type: 'AWS::CloudTrail::Trail', name },
    { trail: value(facet) },
  );
}
