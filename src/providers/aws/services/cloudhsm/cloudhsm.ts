import { mapReading } from '../../../../model/reading.ts';
import { TAGGED_COMPANION_FACETS, emitCompanion, inZones } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { tagsOf, told } from '../../client/response-fields.ts';

/** Reads the machines that keep keys in hardware of one's own. */
export const awsCloudHsm: AwsCollector = {
  id: 'aws-cloudhsm',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': TAGGED_COMPANION_FACETS },
  operations: operations('cloudhsm', ['DescribeClusters']),
  collect: async ctx => {
    const hsm = await import('@aws-sdk/client-cloudhsm-v2');
    const client = ctx.client(hsm.CloudHSMV2Client);
    await ctx.list('compute-service', 'cloudhsm:DescribeClusters', async () => {
      for await (const page of hsm.paginateDescribeClusters({ client, pageSize: 100 }, {}))
        for (const cluster of present(page.Clusters, 'Clusters')) {
          const id = present(cluster.ClusterId, 'ClusterId');
          if (cluster.State === 'DELETED') continue;
          const working = cluster.Hsms?.filter(({ State }) => State === 'ACTIVE');
          emitCompanion(ctx, {
            id: ctx.arn('cloudhsm', `cluster/${id}`),
            type: 'AWS::CloudHSM::Cluster',
            name: id,
            createdAt: cluster.CreateTimestamp,
            tags: mapReading(told(cluster.TagList, 'TagList'), tagsOf),
            placement: await inZones(
              ctx,
              working?.map(({ AvailabilityZone: zone }) => zone),
            ),
            state: mapReading(told(cluster.State, 'State'), state =>
              state === 'ACTIVE' || state === 'DEGRADED' ? 'running' : 'other',
            ),
          });
        }
    });
  },
};
