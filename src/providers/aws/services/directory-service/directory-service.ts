import { mapReading } from '../../../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion, inZones } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { told } from '../../client/response-fields.ts';

/** Reads the directories of people and machines that AWS runs. One that another account shares is judged there. */
export const awsDirectoryService: AwsCollector = {
  id: 'aws-directory-service',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('ds', ['DescribeDirectories']),
  collect: async ctx => {
    const ds = await import('@aws-sdk/client-directory-service');
    const client = ctx.client(ds.DirectoryServiceClient);
    await ctx.list('compute-service', 'ds:DescribeDirectories', async () => {
      for await (const page of ds.paginateDescribeDirectories({ client }, {}))
        for (const one of present(page.DirectoryDescriptions, 'DirectoryDescriptions')) {
          if (one.Type === 'SharedMicrosoftAD') continue;
          const id = present(one.DirectoryId, 'DirectoryId');
          const zones = (one.VpcSettings ?? one.ConnectSettings)?.AvailabilityZones;
          const single = (one.DesiredNumberOfDomainControllers ?? 2) < 2;
          emitCompanion(ctx, {
            id: ctx.arn('ds', `directory/${id}`),
            type: 'AWS::DirectoryService::Directory',
            name: one.Name ?? id,
            createdAt: one.LaunchTime,
            placement: await inZones(ctx, single ? zones?.slice(0, 1) : zones),
            state: mapReading(told(one.Stage, 'Stage'), stage =>
              /^(Active|Impaired)$/.test(stage) ? 'running' : 'other',
            ),
          });
        }
    });
  },
};
