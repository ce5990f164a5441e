import type { SourceServer } from '@aws-sdk/client-drs';
import type { Facets } from '../../../../model/facets.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** Reads which machines Elastic Disaster Recovery keeps ready, and which of them were ever started for a drill. */
export const awsDrs: AwsCollector = {
  id: 'aws-drs',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { region: ['failoverTests'] },
  operations: operations('drs', ['DescribeSourceServers']),
  collect: async ctx => {
    const drs = await import('@aws-sdk/client-drs');
    const client = ctx.client(drs.DrsClient);
    const failoverTests = await ctx.read(
      'drs:DescribeSourceServers',
      async () => {
        const servers: SourceServer[] = [];
        for await (const page of drs.paginateDescribeSourceServers({ client, pageSize: 200 }, { filters: {} }))
          servers.push(...assertField(page.items, 'items'));
        return servers.length === 0 ? undefined : drillsOf(servers);
      },
      // Nobody ever switched it on in that region.
      { absentOn: ['UninitializedAccountException'] },
    );
    ctx.add(ctx.arn('ec2', 'region'), { failoverTests });
  },
};

/** A job proves nothing by itself: only a drill whose machine came up does. */
function drillsOf(servers: readonly SourceServer[]): Facets['failoverTests'] {
  const dates = servers.flatMap(({ lifeCycle }) => {
    const launch = lifeCycle?.lastLaunch;
    const at = launch?.initiated?.apiCallDateTime;
    return launch?.initiated?.type === 'DRILL' && launch.status === 'LAUNCHED' && at !== undefined ? [at] : [];
  });
  const latest = [...dates].sort().at(-1);
  return { servers: servers.length, tested: dates.length, ...(latest === undefined ? {} : { latest }) };
}
