import type { SourceServer } from '@aws-sdk/client-drs';
import type { Facets } from '../../../../model/facets.ts';
import { assertRows } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';

/** Reads the source servers of Elastic Disaster Recovery, and their recovery drills. */
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
          servers.push(...assertRows(page.items, 'items'));
        return servers.length === 0 ? undefined : failoverTestsOf(servers);
      },
      // The service was never initialized in this region.
      { absentOn: ['UninitializedAccountException'] },
    );
    ctx.add(regionId(ctx), { failoverTests });
  },
};

/** Only a drill whose instance was launched counts as a test. */
function failoverTestsOf(servers: readonly SourceServer[]): Facets['failoverTests'] {
  const dates = servers.flatMap(({ lifeCycle }) => {
    const launch = lifeCycle?.lastLaunch;
    const at = launch?.initiated?.apiCallDateTime;
    return launch?.initiated?.type === 'DRILL' && launch.status === 'LAUNCHED' && at !== undefined ? [at] : [];
  });
  const latest = [...dates].sort().at(-1);
  return { servers: servers.length, tested: dates.length, ...(latest === undefined ? {} : { latest }) };
}
