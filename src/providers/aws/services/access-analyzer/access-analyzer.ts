import { mapReading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

/** Reads whether IAM Access Analyzer reports access of external principals in this region. */
export const awsAccessAnalyzer: AwsCollector = {
  id: 'aws-access-analyzer',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['externalAccessAnalyzer', 'organizationAccessAnalyzer'] },
  operations: operations('access-analyzer', ['ListAnalyzers']),
  collect: async ctx => {
    const analyzer = await import('@aws-sdk/client-accessanalyzer');
    const client = ctx.client(analyzer.AccessAnalyzerClient);
    const found = await ctx.read('access-analyzer:ListAnalyzers', async () => {
      const types = new Set<string | undefined>();
      for await (const page of analyzer.paginateListAnalyzers({ client, pageSize: 100 }, {}))
        for (const { type, status } of assertField(page.analyzers, 'analyzers'))
          if (status === 'ACTIVE') types.add(type);
      return types;
    });
    // The other analyzer types report unused access, not external access.
    ctx.add(regionId(ctx), {
      externalAccessAnalyzer: mapReading(found, types => types.has('ACCOUNT') || types.has('ORGANIZATION')),
      organizationAccessAnalyzer: mapReading(found, types => types.has('ORGANIZATION')),
    });
  },
};
