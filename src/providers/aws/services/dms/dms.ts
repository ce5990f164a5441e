import type { ReplicationInstance } from '@aws-sdk/client-database-migration-service';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS, placementInZones } from '../../facets/managed-services.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { emitEndpoint } from './endpoints.ts';

/** Reads replication instances of the Database Migration Service, and the endpoints that they connect to. */
export const awsDms: AwsCollector = {
  id: 'aws-dms',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  operations: operations('dms', ['DescribeReplicationInstances', 'DescribeEndpoints']),
  collect: async ctx => {
    const dms = await import('@aws-sdk/client-database-migration-service');
    const client = ctx.client(dms.DatabaseMigrationServiceClient);
    const instances = await ctx.list('managed-service', 'dms:DescribeReplicationInstances', async () => {
      await forEachPage(dms.paginateDescribeReplicationInstances({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.ReplicationInstances, 'ReplicationInstances'), async one => {
          const { AvailabilityZone: zone, SecondaryAvailabilityZone: second, MultiAZ: multiAz } = one;
          emitManagedService(ctx, {
            id: assertField(one.ReplicationInstanceArn, 'ReplicationInstanceArn'),
            type: 'AWS::DMS::ReplicationInstance',
            name: assertField(one.ReplicationInstanceIdentifier, 'ReplicationInstanceIdentifier'),
            createdAt: one.InstanceCreateTime,
            placement:
              multiAz === undefined
                ? requireField<Placement>(undefined, 'MultiAZ')
                : await placementInZones(ctx, multiAz ? [zone, second] : [zone]),
            networkInterfaces: networkInterfacesOf(ctx, one),
            state: mapReading(requireField(one.ReplicationInstanceStatus, 'status'), status =>
              /^(available|modifying|upgrading|storage-full|maintenance)$/.test(status) ? 'running' : 'other',
            ),
          });
        }),
      );
    });
    // Without a replication instance no endpoint is in use; an incomplete list does not say that there is none.
    if (instances.state === 'value' && instances.value === 0) return;
    await ctx.list('managed-service', 'dms:DescribeEndpoints', async () => {
      await forEachPage(dms.paginateDescribeEndpoints({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.Endpoints, 'Endpoints'), endpoint => {
          emitEndpoint(ctx, endpoint);
        }),
      );
    });
  },
};

/** In the subnets of the zones in which it runs, not in all of its subnet group. */
function networkInterfacesOf(ctx: AwsContext, one: ReplicationInstance): Reading<Facets['networkInterfaces']> {
  const { PubliclyAccessible: isPublic, ReplicationSubnetGroup: group, VpcSecurityGroups: groups } = one;
  if (isPublic === undefined) return requireField<Facets['networkInterfaces']>(undefined, 'PubliclyAccessible');
  const zones = [one.AvailabilityZone, one.SecondaryAvailabilityZone];
  return networkInterfacesIn(
    ctx,
    group?.Subnets?.filter(({ SubnetAvailabilityZone: zone }) => zones.includes(zone?.Name)).map(
      ({ SubnetIdentifier: id }) => id,
    ),
    groups?.map(({ VpcSecurityGroupId: id }) => id),
    isPublic ? ['ipv4'] : [],
  );
}
