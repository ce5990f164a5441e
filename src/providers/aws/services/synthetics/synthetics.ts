import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** Reads how many canaries visit us from outside. */
export const awsSynthetics: AwsCollector = {
  id: 'aws-synthetics',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['syntheticMonitors'] },
  operations: operations('synthetics', ['DescribeCanaries']),
  collect: async ctx => {
    const synthetics = await import('@aws-sdk/client-synthetics');
    const client = ctx.client(synthetics.SyntheticsClient);
    const syntheticMonitors = await ctx.read('synthetics:DescribeCanaries', async () => {
      let running = 0;
      for await (const page of synthetics.paginateDescribeCanaries({ client, pageSize: 20 }, {}))
        running += assertField(page.Canaries, 'Canaries').filter(({ Status }) => Status?.State === 'RUNNING').length;
      return running;
    });
    ctx.add(ctx.arn('ec2', 'region'), { syntheticMonitors });
  },
};
