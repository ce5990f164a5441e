import { assertRows } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

/** Reads the number of running canaries. */
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
        running += assertRows(page.Canaries, 'Canaries').filter(({ Status }) => Status?.State === 'RUNNING').length;
      return running;
    });
    ctx.add(regionId(ctx), { syntheticMonitors });
  },
};
