import type { Placement } from '../../../../model/facets.ts';
import { mapReading } from '../../../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion, inZones } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { told } from '../../client/response-fields.ts';

/** Reads the machines that copy databases into others. */
export const awsDms: AwsCollector = {
  id: 'aws-dms',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('dms', ['DescribeReplicationInstances']),
  collect: async ctx => {
    const dms = await import('@aws-sdk/client-database-migration-service');
    const client = ctx.client(dms.DatabaseMigrationServiceClient);
    await ctx.list('compute-service', 'dms:DescribeReplicationInstances', async () => {
      for await (const page of dms.paginateDescribeReplicationInstances({ client, pageSize: 100 }, {}))
        for (const one of present(page.ReplicationInstances, 'ReplicationInstances')) {
          const { AvailabilityZone: zone, SecondaryAvailabilityZone: second, MultiAZ: doubled } = one;
          emitCompanion(ctx, {
            id: present(one.ReplicationInstanceArn, 'ReplicationInstanceArn'),
            type: 'AWS::DMS::ReplicationInstance',
            name: present(one.ReplicationInstanceIdentifier, 'ReplicationInstanceIdentifier'),
            createdAt: one.InstanceCreateTime,
            placement:
              doubled === undefined
                ? told<Placement>(undefined, 'MultiAZ')
                : await inZones(ctx, doubled ? [zone, second] : [zone]),
            state: mapReading(told(one.ReplicationInstanceStatus, 'status'), status =>
              /^(available|modifying|upgrading|storage-full|maintenance)$/.test(status) ? 'running' : 'other',
            ),
          });
        }
    });
  },
};
