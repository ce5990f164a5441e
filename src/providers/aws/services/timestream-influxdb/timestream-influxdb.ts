import type { Placement } from '../../../../model/facets.ts';
import { mapReading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';

/** Reads InfluxDB instances. The list has the deployment type, not the zones. */
export const awsTimestreamInfluxDb: AwsCollector = {
  id: 'aws-timestream-influxdb',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  operations: operations('timestream-influxdb', ['ListDbInstances']),
  collect: async ctx => {
    const influx = await import('@aws-sdk/client-timestream-influxdb');
    const client = ctx.client(influx.TimestreamInfluxDBClient);
    await ctx.list('managed-service', 'timestream-influxdb:ListDbInstances', async () => {
      await forEachPage(influx.paginateListDbInstances({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.items, 'items'), ({ arn, name, deploymentType, status }) => {
          emitManagedService(ctx, {
            id: assertField(arn, 'arn'),
            type: 'AWS::Timestream::InfluxDBInstance',
            name: assertField(name, 'name'),
            placement: mapReading(requireField(deploymentType, 'deploymentType'), (type): Placement => ({
              spread: type === 'SINGLE_AZ' ? 'single-zone' : 'multi-zone',
              locations: [{ region: ctx.region, role: 'primary' }],
            })),
            state: mapReading(requireField(status, 'status'), known =>
              /^(AVAILABLE|MODIFYING|UPDATING|UPDATING_.*|REBOOTING)$/.test(known) ? 'running' : 'other',
            ),
          });
        }),
      );
    });
  },
};
