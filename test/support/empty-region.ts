import { VALUED_KINDS, type Kind } from '../../src/model/kinds.ts';
import type { Inventory, Population, Unit } from '../../src/model/inventory.ts';
import { absent, unread, value, type UnreadReason } from '../../src/model/reading.ts';
import type { FacetReadings, Resource } from '../../src/model/resource.ts';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';

export interface EmptyRegion {
  readonly account: string;
  readonly region: string;
  /** Ids of the collectors that are refused there. */
  readonly refused: readonly string[];
  readonly reason: Exclude<UnreadReason, 'not-collected'>;
  /** Whether the default network is still there. */
  readonly defaultNetwork: boolean;
  readonly addressesInUse?: number;
}

type Part = Pick<Inventory, 'resources' | 'units' | 'populations' | 'refusals'> &
  Pick<EmptyRegion, 'account' | 'region'>;

const REGIONAL = AWS_COLLECTORS.filter(({ scope }) => scope === 'regional');
const EVIDENCE_KINDS: readonly Kind[] = [
  ...VALUED_KINDS,
  'network',
  'subnet',
  'backup',
  'backup-vault',
  'replication',
  'audit-log',
];
const STARTED = '2026-11-22T12:00:00.000Z';

/** Collectors whose answers show whether a region is empty, and those of the changes, which may be of the whole account. */
export const EVIDENCE: ReadonlySet<string> = new Set([
  ...REGIONAL.filter(({ lists, inNetwork = [] }) =>
    lists.some(kind => EVIDENCE_KINDS.includes(kind) && !inNetwork.includes(kind)),
  ).map(({ id }) => id),
  'aws-cloudtrail-events',
]);

/** A region as every collector finds it where the account has nothing: default network, quotas, and settings of the region. */
export function emptyRegion(given: EmptyRegion): Part {
  const { account, region, refused, reason } = given;
  const unitOf = (collector: string): string => `aws:${account}:${region}:${collector}`;
  const units = REGIONAL.map(({ id }): Unit => ({ id: unitOf(id), provider: 'aws', account, region, collector: id, started: STARTED, ended: STARTED, calls: [] }));
  const populations = REGIONAL.flatMap(collector =>
    collector.lists.map((kind): Population => populationOf(collector, kind, unitOf(collector.id), given)),
  );
  const refusals = refused.map(id => ({ unit: unitOf(id), call: `${id}:Details`, reason, count: 1 }));
  return { account, region, units, populations, refusals, resources: resourcesOf(given, unitOf) };
} // prettier-ignore

function populationOf(
  { id, operations, inNetwork = [] }: (typeof REGIONAL)[number],
  kind: Kind,
  unit: string,
  { refused, reason }: EmptyRegion,
): Population {
  if (!refused.includes(id)) return { kind, unit, reading: value(0) };
  const call = operations.find(one => one.call.includes(':List'))?.call ?? operations[0]?.call ?? id;
  return { kind, unit, call, reading: unread(reason), ...(inNetwork.includes(kind) ? { inNetwork: true } : {}) };
}

function resourcesOf(given: EmptyRegion, unitOf: (collector: string) => string): Resource[] {
  const { account, region, defaultNetwork, addressesInUse = 0 } = given;
  const id = (path: string): string => `arn:aws:ec2:${region}:${account}:${path}`;
  const make = (kind: Kind, path: string, facets: FacetReadings): Resource => ({
    ...{ id: id(path), kind, type: 'AWS::Test', name: path, tags: {}, facets, unit: unitOf('aws-ec2-network') },
    ...{ provider: 'aws', account, region },
  });
  const relationships = value([{ to: id('vpc/v'), role: 'network' }]);
  const open = [{ protocol: 'all', fromPort: 0, toPort: 65_535, sources: [id('security-group/d')] }];
  const network = [
    make('network', 'vpc/v', { defaultNetwork: value(true), flowLogs: value('disabled') }),
    make('subnet', 'subnet/s', {
      relationships,
      defaultNetwork: value(true),
      addressesInUse: value(addressesInUse),
      autoAssignPublicIp: value(true),
      flowLogs: value('disabled'),
    }),
    make('firewall', 'security-group/d', {
      defaultSecurityGroup: value(true),
      allowedIngress: value(open),
      relationships,
    }),
    make('gateway', 'internet-gateway/i', { relationships }),
  ];
  return [
    make('region', 'region', settingsOf(given)),
    make('quota', 'quota', { quota: unread('failed') }),
    ...(defaultNetwork ? network : []),
  ];
}

function settingsOf({ refused, reason }: EmptyRegion): FacetReadings {
  const unless = <T>(collector: string, reading: T) => (refused.includes(collector) ? unread(reason) : reading);
  return {
    diskEncryptionByDefault: unless('aws-ec2-region', value(false)),
    snapshotPublicAccessBlock: unless('aws-ec2-region', value(false)),
    imagePublicAccessBlock: unless('aws-ec2-region', value(true)),
    defaultMetadataService: unless('aws-ec2-region', value('imdsv1-allowed')),
    publicImages: unless('aws-ec2-region', value([])),
    threatDetection: unless('aws-guardduty', value('none')),
    clusterPublicAccessBlock: unless('aws-emr', value({ blocked: false, exceptions: [] })),
    threatDetectionPlans: unless('aws-guardduty', absent),
    unresolvedThreatFindings: absent,
    plaintextSecrets: unless('aws-ssm', value([])),
    pipelines: unless('aws-codepipeline', value(0)),
    syntheticMonitors: unless('aws-synthetics', value(0)),
    chaosExperiments: unless('aws-fis', value({ prepared: 0 })),
    failoverTests: unless('aws-drs', absent),
    externalAccessAnalyzer: unless('aws-access-analyzer', value(false)),
    configurationRecorder: unless('aws-config', absent),
    failedBackupJobs: unless('aws-backup-jobs', absent),
    backupOptOuts: unless('aws-backup-jobs', value([])),
    recentChanges: unless('aws-cloudtrail-events', value({ changes: 0, console: [], complete: true })),
    functionConcurrency: absent,
  };
}

/** The inventory with a region more. */
export function withRegion(world: Inventory, part: Part): Inventory {
  const { account, region, ...records } = part;
  return {
    ...world,
    header: {
      ...world.header,
      targets: world.header.targets.map(one =>
        one.account === account ? { ...one, regions: [...one.regions, region] } : one,
      ),
    },
    resources: [...world.resources, ...records.resources],
    units: [...world.units, ...records.units],
    populations: [...world.populations, ...records.populations],
    refusals: [...world.refusals, ...records.refusals],
  };
}
