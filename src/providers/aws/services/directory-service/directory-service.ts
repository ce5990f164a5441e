import { mapReading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS, placementInZones } from '../../facets/managed-services.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads directories. One that another account shares is listed in that account. */
export const awsDirectoryService: AwsCollector = {
  id: 'aws-directory-service',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  operations: operations('ds', ['DescribeDirectories']),
  collect: async ctx => {
    const ds = await import('@aws-sdk/client-directory-service');
    const client = ctx.client(ds.DirectoryServiceClient);
    await ctx.list('managed-service', 'ds:DescribeDirectories', async () => {
      await forEachPage(ds.paginateDescribeDirectories({ client }, {}), async page => {
        await forEachItem(assertField(page.DirectoryDescriptions, 'DirectoryDescriptions'), async one => {
          if (one.Type === 'SharedMicrosoftAD') return;
          const id = assertField(one.DirectoryId, 'DirectoryId');
          const zones = (one.VpcSettings ?? one.ConnectSettings)?.AvailabilityZones;
          const single = (one.DesiredNumberOfDomainControllers ?? 2) < 2;
          emitManagedService(ctx, {
            id: ctx.arn('ds', `directory/${id}`),
            type: 'AWS::DirectoryService::Directory',
            name: one.Name ?? id,
            createdAt: one.LaunchTime,
            placement: await placementInZones(ctx, single ? zones?.slice(0, 1) : zones),
            state: mapReading(requireField(one.Stage, 'Stage'), stage =>
              /^(Active|Impaired)$/.test(stage) ? 'running' : 'other',
            ),
          });
        });
      });
    });
  },
};
