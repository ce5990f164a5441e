import type { Facets } from '../../../../model/facets.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';

const VERDICTS: Readonly<Record<string, Facets['recoveryReviews'][number]['verdict']>> = {
  PolicyMet: 'met',
  PolicyBreached: 'breached',
};

/** Reads how applications stand against the targets that Resilience Hub was given for them. */
export const awsResilienceHub: AwsCollector = {
  id: 'aws-resilience-hub',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['recoveryReviews'] },
  operations: operations('resiliencehub', ['ListApps']),
  collect: async ctx => {
    const hub = await import('@aws-sdk/client-resiliencehub');
    const client = ctx.client(hub.ResiliencehubClient);
    const recoveryReviews = await ctx.read('resiliencehub:ListApps', async () => {
      const found: Facets['recoveryReviews'] = [];
      for await (const page of hub.paginateListApps({ client, pageSize: 100 }, {})) {
        for (const app of present(page.appSummaries, 'appSummaries'))
          found.push({ name: present(app.name, 'name'), verdict: VERDICTS[app.complianceStatus ?? ''] ?? 'unchecked' });
      }
      return found;
    });
    ctx.add(ctx.arn('ec2', 'region'), { recoveryReviews });
  },
};
