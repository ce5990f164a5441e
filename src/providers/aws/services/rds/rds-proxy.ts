import { mapReading } from '../../../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { told } from '../../client/response-fields.ts';
import { cardsIn } from '../../facets/network-interfaces.ts';

/** Reads the machines through which programs reach a database. */
export const awsRdsProxy: AwsCollector = {
  id: 'aws-rds-proxy',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('rds', ['DescribeDBProxies']),
  collect: async ctx => {
    const rds = await import('@aws-sdk/client-rds');
    const client = ctx.client(rds.RDSClient);
    await ctx.list('compute-service', 'rds:DescribeDBProxies', async () => {
      for await (const page of rds.paginateDescribeDBProxies({ client, pageSize: 100 }, {}))
        for (const proxy of present(page.DBProxies, 'DBProxies'))
          emitCompanion(ctx, {
            id: present(proxy.DBProxyArn, 'DBProxyArn'),
            type: 'AWS::RDS::DBProxy',
            name: present(proxy.DBProxyName, 'DBProxyName'),
            createdAt: proxy.CreatedDate,
            interfaces: cardsIn(ctx, proxy.VpcSubnetIds, proxy.VpcSecurityGroupIds ?? []),
            state: mapReading(told(proxy.Status, 'Status'), status =>
              /^(available|modifying)$/.test(status) ? 'running' : 'other',
            ),
          });
    });
  },
};
