import { mapReading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads RDS proxies. */
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
      await forEachPage(rds.paginateDescribeDBProxies({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.DBProxies, 'DBProxies'), proxy => {
          emitManagedService(ctx, {
            id: assertField(proxy.DBProxyArn, 'DBProxyArn'),
            type: 'AWS::RDS::DBProxy',
            name: assertField(proxy.DBProxyName, 'DBProxyName'),
            createdAt: proxy.CreatedDate,
            networkInterfaces: networkInterfacesIn(ctx, proxy.VpcSubnetIds, proxy.VpcSecurityGroupIds ?? []),
            encryptionInTransit: mapReading(requireField(proxy.RequireTLS, 'RequireTLS'), required =>
              required ? ('required' as const) : ('optional' as const),
            ),
            state: mapReading(requireField(proxy.Status, 'Status'), status =>
              /^(available|modifying)$/.test(status) ? 'running' : 'other',
            ),
          });
        }),
      );
    });
  },
};
