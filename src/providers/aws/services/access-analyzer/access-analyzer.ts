import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** Reads whether IAM Access Analyzer tells when something in this region is shared with outsiders. */
export const awsAccessAnalyzer: AwsCollector = {
  id: 'aws-access-analyzer',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['externalAccessAnalyzer'] },
  operations: operations('access-analyzer', ['ListAnalyzers']),
  collect: async ctx => {
    const analyzer = await import('@aws-sdk/client-accessanalyzer');
    const client = ctx.client(analyzer.AccessAnalyzerClient);
    const externalAccessAnalyzer = await ctx.read('access-analyzer:ListAnalyzers', async () => {
      let watching = false;
      for await (const page of analyzer.paginateListAnalyzers({ client, pageSize: 100 }, {})) {
        // The other types look for access that nobody uses, not for strangers.
        watching ||= assertField(page.analyzers, 'analyzers').some(
          ({ type, status }) => status === 'ACTIVE' && (type === 'ACCOUNT' || type === 'ORGANIZATION'),
        );
      }
      return watching;
    });
    ctx.add(ctx.arn('ec2', 'region'), { externalAccessAnalyzer });
  },
};
