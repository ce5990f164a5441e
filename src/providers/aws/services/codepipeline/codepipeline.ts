import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

/** Reads the number of pipelines. */
export const awsCodePipeline: AwsCollector = {
  id: 'aws-codepipeline',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['pipelines'] },
  operations: operations('codepipeline', ['ListPipelines']),
  collect: async ctx => {
    const codepipeline = await import('@aws-sdk/client-codepipeline');
    const client = ctx.client(codepipeline.CodePipelineClient);
    const pipelines = await ctx.read('codepipeline:ListPipelines', async () => {
      let count = 0;
      for await (const page of codepipeline.paginateListPipelines({ client, pageSize: 1000 }, {}))
        count += assertField(page.pipelines, 'pipelines').length;
      return count;
    });
    ctx.add(regionId(ctx), { pipelines });
  },
};
