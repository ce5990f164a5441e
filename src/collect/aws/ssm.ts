import { operations, type AwsCollector } from './context.ts';
import { present } from './failure.ts';

/** Reads which machines answer the agent of Systems Manager. */
export const awsSsm: AwsCollector = {
  id: 'aws-ssm',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['answeringServers'] },
  operations: operations('ssm', ['DescribeInstanceInformation']),
  collect: async ctx => {
    const ssm = await import('@aws-sdk/client-ssm');
    const client = ctx.client(ssm.SSMClient);
    const answeringServers = await ctx.read('ssm:DescribeInstanceInformation', async () => {
      const found: string[] = [];
      for await (const page of ssm.paginateDescribeInstanceInformation({ client, pageSize: 50 }, {})) {
        for (const { InstanceId: id, PingStatus } of present(page.InstanceInformationList, 'InstanceInformationList'))
          // Machines outside of EC2 are listed too, as `mi-…`.
          if (PingStatus === 'Online' && id?.startsWith('i-') === true) found.push(ctx.arn('ec2', `instance/${id}`));
      }
      return found;
    });
    ctx.add(ctx.arn('ec2', 'region'), { answeringServers });
  },
};
