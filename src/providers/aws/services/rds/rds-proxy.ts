import { mapReading } from '../../../../model/reading.ts';
import { MANAGED_SERVICE_FACETS, emitManagedService } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { requireField } from '../../client/response-fields.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

/** Reads the machines through which programs reach a database. */
export const awsRdsProxy: AwsCollector = {
  id: 'aws-rds-proxy',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  operations: operations('rds', ['DescribeDBProxies']),
  collect: async ctx => {
    const rds = await import('@aws-sdk/client-rds');
    const client = ctx.client(rds.RDSClient);
    await ctx.list('managed-service', 'rds:DescribeDBProxies', async () => {
      for await (const page of rds.paginateDescribeDBProxies({ client, pageSize: 100 }, {}))
        for (const proxy of assertField(page.DBProxies, 'DBProxies'))
          emitManagedService(ctx, {
            id: assertField(proxy.DBProxyArn, 'DBProxyArn'),
            type: 'AWS::RDS::DBProxy',
            name: assertField(proxy.DBProxyName, 'DBProxyName'),
            createdAt: proxy.CreatedDate,
            interfaces: networkInterfacesIn(ctx, proxy.VpcSubnetIds, proxy.VpcSecurityGroupIds ?? []),
            state: mapReading(requireField(proxy.Status, 'Status'), status =>
              /^(available|modifying)$/.test(status) ? 'running' : 'other',
            ),
          });
    });
  },
};
