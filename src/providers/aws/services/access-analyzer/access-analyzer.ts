import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

/** Reads whether IAM Access Analyzer reports access of external principals in this region. */
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
      let enabled = false;
      for await (const page of analyzer.paginateListAnalyzers({ client, pageSize: 100 }, {})) {
        // The other analyzer types report unused access, not external access.
        enabled ||= assertField(page.analyzers, 'analyzers').some(
          ({ type, status }) => status === 'ACTIVE' && (type === 'ACCOUNT' || type === 'ORGANIZATION'),
        );
      }
      return enabled;
    });
    ctx.add(regionId(ctx), { externalAccessAnalyzer });
  },
};
