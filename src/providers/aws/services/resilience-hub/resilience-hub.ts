import type { Facets } from '../../../../model/facets.ts';
import { assertField, assertRows } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

const VERDICTS: Readonly<Record<string, Facets['resilienceAssessments'][number]['verdict']>> = {
  PolicyMet: 'met',
  PolicyBreached: 'breached',
};

/** Reads the compliance of applications with their resiliency policies. */
export const awsResilienceHub: AwsCollector = {
  id: 'aws-resilience-hub',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['resilienceAssessments'] },
  operations: operations('resiliencehub', ['ListApps']),
  collect: async ctx => {
    const hub = await import('@aws-sdk/client-resiliencehub');
    const client = ctx.client(hub.ResiliencehubClient);
    const resilienceAssessments = await ctx.read('resiliencehub:ListApps', async () => {
      const found: Facets['resilienceAssessments'] = [];
      for await (const page of hub.paginateListApps({ client, pageSize: 100 }, {})) {
        for (const app of assertRows(page.appSummaries, 'appSummaries'))
          found.push({
            name: assertField(app.name, 'name'),
            verdict: VERDICTS[app.complianceStatus ?? ''] ?? 'not-assessed',
          });
      }
      return found;
    });
    ctx.add(regionId(ctx), { resilienceAssessments });
  },
};
