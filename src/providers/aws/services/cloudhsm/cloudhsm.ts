import { mapReading } from '../../../../model/reading.ts';
import { assertField, assertRows, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { emitManagedService, placementInZones, TAGGED_MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads CloudHSM clusters: the zones of their active HSMs. */
export const awsCloudHsm: AwsCollector = {
  id: 'aws-cloudhsm',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': TAGGED_MANAGED_SERVICE_FACETS },
  operations: operations('cloudhsm', ['DescribeClusters']),
  collect: async ctx => {
    const hsm = await import('@aws-sdk/client-cloudhsm-v2');
    const client = ctx.client(hsm.CloudHSMV2Client);
    await ctx.list('managed-service', 'cloudhsm:DescribeClusters', async () => {
      await forEachPage(hsm.paginateDescribeClusters({ client, pageSize: 100 }, {}), async page => {
        await forEachItem(assertRows(page.Clusters, 'Clusters'), async cluster => {
          const id = assertField(cluster.ClusterId, 'ClusterId');
          if (cluster.State === 'DELETED') return;
          const active = cluster.Hsms?.filter(({ State }) => State === 'ACTIVE');
          emitManagedService(ctx, {
            id: ctx.arn('cloudhsm', `cluster/${id}`),
            type: 'AWS::CloudHSM::Cluster',
            name: id,
            createdAt: cluster.CreateTimestamp,
            tags: mapReading(requireField(cluster.TagList, 'TagList'), tagsOf),
            placement: await placementInZones(
              ctx,
              active?.map(({ AvailabilityZone: zone }) => zone),
            ),
            state: mapReading(requireField(cluster.State, 'State'), state =>
              state === 'ACTIVE' || state === 'DEGRADED' ? 'running' : 'other',
            ),
          });
        });
      });
    });
  },
};
