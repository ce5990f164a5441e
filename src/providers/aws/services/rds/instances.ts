import type { DBInstance } from '@aws-sdk/client-rds';
import type { Placement } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { parseArn } from '../../arn.ts';
import type { AwsContext } from '../../context.ts';
import { tcpListener } from '../../facets/listeners.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { locationsIn, type NamedLocation } from '../../facets/zone-placement.ts';
import type { TransitEncryption } from './encryption-in-transit.ts';
import {
  commonFacets,
  isRunning,
  networkInterfacesOf,
  performanceOf,
  replicaFacets,
  sizeOf,
  stateOf,
  storageAutoscalingOf,
  subnetZonesOf,
} from './facets.ts';
import type { createVersionSupport } from './version-support.ts';

/** The source of a read replica. */
export interface Source {
  readonly kind: 'db' | 'cluster';
  readonly name: string;
  /** Its ARN where it is in another region or account. */
  readonly remoteArn?: string;
}

/** The source of a replica: a name within the region, otherwise an ARN. */
export function sourceOf(ctx: AwsContext, instance: DBInstance): Source | undefined {
  const [kind, source] =
    instance.ReadReplicaSourceDBInstanceIdentifier !== undefined
      ? (['db', instance.ReadReplicaSourceDBInstanceIdentifier] as const)
      : (['cluster', instance.ReadReplicaSourceDBClusterIdentifier] as const);
  return source === undefined || source === '' ? undefined : locate(ctx, kind, source);
}

/** Distinguishes a database of this region and account from a remote one. */
export function locate(ctx: AwsContext, kind: Source['kind'], source: string): Source {
  const arn = parseArn(source);
  if (arn === undefined) return { kind, name: source };
  const [type, name = ''] = arn.resource.split(':');
  const actual = type === 'cluster' ? 'cluster' : 'db';
  return arn.region === ctx.region && arn.account === ctx.account
    ? { kind: actual, name }
    : { kind: actual, name, remoteArn: source };
}

/** The locations of running replicas in this region. */
export function replicaLocations(replicas: readonly DBInstance[]): NamedLocation[] {
  return replicas
    .filter(({ DBInstanceStatus: status }) => isRunning(status))
    .map(({ AvailabilityZone: zoneName }) => ({ zoneName, role: 'replica' }));
}

/** What is read once for many databases. */
export interface SharedReads {
  readonly encryptionInTransit: TransitEncryption;
  readonly versionSupport: ReturnType<typeof createVersionSupport>;
}

/** Emits a database instance with its standby and its replicas in this region. Without `replicas` it is a member of an unlisted cluster. */
export async function emitInstance(
  ctx: AwsContext,
  instance: DBInstance,
  shared: SharedReads,
  replicas?: readonly DBInstance[],
): Promise<void> {
  const name = assertField(instance.DBInstanceIdentifier, 'DBInstanceIdentifier');
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(instance.TagList)));
  ctx.emit({
    ...identity(ctx, instance, name),
    slot,
    kind: 'database',
    tags,
    facets: {
      localAuthentication: absent,
      // It has no resource policy.
      sharedWith: absent,
      ...commonFacets(ctx, instance),
      placement:
        replicas === undefined
          ? unread('failed', 'its cluster is not in the list of clusters')
          : await placementOf(ctx, instance, replicas),
      performance: performanceOf([instance.DBInstanceClass], instance),
      size: sizeOf(instance.AllocatedStorage, instance.Engine),
      networkInterfaces: networkInterfacesOf(ctx, [instance], instance.VpcSecurityGroups),
      encryptionInTransit: await shared.encryptionInTransit.ofInstance(instance),
      versionSupport: await shared.versionSupport(instance),
      listeners: tcpListener(instance.Endpoint?.Port),
      state: stateOf(instance.DBInstanceStatus),
      infrastructureAsCode,
      subnetZones: subnetZonesOf([instance]),
      storageAutoscaling: storageAutoscalingOf(instance),
      // The instance class of an RDS instance changes manually only.
      scaling: absent,
    },
  });
}

/** Emits a replica of a database in another region: a backup of it until it is promoted. */
export function emitCrossRegionReplica(ctx: AwsContext, instance: DBInstance, source: string): void {
  const name = assertField(instance.DBInstanceIdentifier, 'DBInstanceIdentifier');
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(instance.TagList)));
  const replicates =
    instance.StatusInfos?.some(({ StatusType, Normal }) => StatusType === 'read replication' && Normal === true) ===
    true;
  ctx.emit({
    ...identity(ctx, instance, name),
    slot,
    kind: 'backup',
    tags,
    // A replica that does not replicate is no backup.
    facets: { ...replicaFacets(ctx, instance, source, replicates), infrastructureAsCode },
  });
}

function identity(ctx: AwsContext, instance: DBInstance, name: string) {
  return {
    id: instance.DBInstanceArn ?? ctx.arn('rds', `db:${name}`),
    stableId: instance.DbiResourceId,
    type: 'AWS::RDS::DBInstance',
    name,
    createdAt: instance.InstanceCreateTime?.toISOString(),
  };
}

async function placementOf(
  ctx: AwsContext,
  instance: DBInstance,
  replicas: readonly DBInstance[],
): Promise<Reading<Placement>> {
  const { AvailabilityZone: zoneName, MultiAZ: multiAz, SecondaryAvailabilityZone: standby } = instance;
  if (multiAz === undefined) return requireField<Placement>(undefined, 'MultiAZ');
  const locations = await locationsIn(ctx, [
    { zoneName, role: 'primary' },
    ...(multiAz ? [{ zoneName: standby, role: 'standby' as const }] : []),
    ...replicaLocations(replicas),
  ]);
  // A read replica takes over by manual promotion only, so it does not make the database multi-zone.
  return mapReading(locations, all => ({ spread: multiAz ? 'multi-zone' : 'single-zone', locations: all }));
}
