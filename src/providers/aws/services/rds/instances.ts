import type { DBInstance } from '@aws-sdk/client-rds';
import type { Placement } from '../../../../model/facets.ts';
import { absent, mapReading, unread, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { parseArn, requireField } from '../../client/response-fields.ts';
import { placesIn, type NamedPlace } from '../../facets/zone-placement.ts';
import {
  commonFacets,
  replicaFacets,
  networkInterfacesOf,
  isRunning,
  listenersOf,
  performanceOf,
  subnetZonesOf,
  sizeOf,
  stateOf,
  storageGrowth,
  tagged,
} from './facets.ts';
import type { createVersionSupport } from './version-support.ts';
import type { TransitEncryption } from './encryption-in-transit.ts';

/** Where a read replica gets its data from. */
export interface Source {
  readonly kind: 'db' | 'cluster';
  readonly name: string;
  /** Its full name where it is in another region or account; undefined: it is here. */
  readonly elsewhere?: string;
}

/** The source of a replica: a name where it is in the same region, an ARN where it may not be. */
export function sourceOf(ctx: AwsContext, instance: DBInstance): Source | undefined {
  const [kind, source] =
    instance.ReadReplicaSourceDBInstanceIdentifier !== undefined
      ? (['db', instance.ReadReplicaSourceDBInstanceIdentifier] as const)
      : (['cluster', instance.ReadReplicaSourceDBClusterIdentifier] as const);
  return source === undefined || source === '' ? undefined : locate(ctx, kind, source);
}

/** Tells a database of this region and account from one elsewhere. */
export function locate(ctx: AwsContext, kind: Source['kind'], source: string): Source {
  const arn = parseArn(source);
  if (arn === undefined) return { kind, name: source };
  const [type, name = ''] = arn.resource.split(':');
  const actual = type === 'cluster' ? 'cluster' : 'db';
  return arn.region === ctx.region && arn.account === ctx.account
    ? { kind: actual, name }
    : { kind: actual, name, elsewhere: source };
}

/** The places that replicas of this region add to their source. */
export function replicaPlaces(replicas: readonly DBInstance[]): NamedPlace[] {
  return replicas
    .filter(({ DBInstanceStatus: status }) => isRunning(status))
    .map(({ AvailabilityZone: zoneName }) => ({ zoneName, role: 'replica' }));
}

/** What is asked once for many databases. */
export interface ServiceContext {
  readonly transits: TransitEncryption;
  readonly mended: ReturnType<typeof createVersionSupport>;
}

/** Hands over a database of one instance, its standby and its replicas in this region. A stray member has no replicas. */
export async function emitInstance(
  ctx: AwsContext,
  instance: DBInstance,
  { transits, mended }: ServiceContext,
  replicas?: readonly DBInstance[],
): Promise<void> {
  const name = assertField(instance.DBInstanceIdentifier, 'DBInstanceIdentifier');
  const { tags, slot, management } = tagged(instance.TagList);
  ctx.emit({
    ...identity(ctx, instance, name),
    slot,
    kind: 'database',
    tags,
    facets: {
      localAuthentication: absent,
      ...commonFacets(ctx, instance),
      placement:
        replicas === undefined
          ? unread('failed', 'its cluster is not among the clusters')
          : await placement(ctx, instance, replicas),
      performance: performanceOf([instance.DBInstanceClass], instance),
      size: sizeOf(instance.AllocatedStorage, instance.Engine),
      networkInterfaces: networkInterfacesOf(ctx, [instance], instance.VpcSecurityGroups),
      encryptionInTransit: await transits.ofInstance(instance),
      versionSupport: await mended(instance),
      listeners: listenersOf(instance.Endpoint?.Port),
      state: stateOf(instance.DBInstanceStatus),
      infrastructureAsCode: management,
      subnetZones: subnetZonesOf([instance]),
      storageAutoscaling: storageGrowth(instance),
      // One machine writes; a person makes it larger.
      scaling: absent,
    },
  });
}

/** A replica of a database in another region: a copy of it, and no database of its own until somebody promotes it. */
export function emitCrossRegionReplica(ctx: AwsContext, instance: DBInstance, of: string): void {
  const name = assertField(instance.DBInstanceIdentifier, 'DBInstanceIdentifier');
  const { tags, slot, management } = tagged(instance.TagList);
  const follows =
    instance.StatusInfos?.some(({ StatusType, Normal }) => StatusType === 'read replication' && Normal === true) ===
    true;
  ctx.emit({
    ...identity(ctx, instance, name),
    slot,
    kind: 'backup',
    tags,
    // What is in a replica that does not follow, nobody can rely on.
    facets: { ...replicaFacets(ctx, instance, of, follows), infrastructureAsCode: management },
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

async function placement(
  ctx: AwsContext,
  instance: DBInstance,
  replicas: readonly DBInstance[],
): Promise<Reading<Placement>> {
  const { AvailabilityZone: zoneName, MultiAZ: doubled, SecondaryAvailabilityZone: standby } = instance;
  if (doubled === undefined) return requireField<Placement>(undefined, 'MultiAZ');
  const places = await placesIn(ctx, [
    { zoneName, role: 'primary' },
    ...(doubled ? [{ zoneName: standby, role: 'standby' as const }] : []),
    ...replicaPlaces(replicas),
  ]);
  // A replica takes over only when somebody promotes it, so it does not spread the database.
  return mapReading(places, at => ({ spread: doubled ? 'multi-zone' : 'single-zone', locations: at }));
}
