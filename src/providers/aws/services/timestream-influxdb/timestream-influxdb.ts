import type { Placement } from '../../../../model/facets.ts';
import { mapReading } from '../../../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { told } from '../../client/response-fields.ts';

/** Reads the stores of measurements that AWS runs for us. Which zones they are in the list does not say, only how many. */
export const awsTimestreamInfluxDb: AwsCollector = {
  id: 'aws-timestream-influxdb',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('timestream-influxdb', ['ListDbInstances']),
  collect: async ctx => {
    const influx = await import('@aws-sdk/client-timestream-influxdb');
    const client = ctx.client(influx.TimestreamInfluxDBClient);
    await ctx.list('compute-service', 'timestream-influxdb:ListDbInstances', async () => {
      for await (const page of influx.paginateListDbInstances({ client, pageSize: 100 }, {}))
        for (const { arn, name, deploymentType, status } of present(page.items, 'items'))
          emitCompanion(ctx, {
            id: present(arn, 'arn'),
            type: 'AWS::Timestream::InfluxDBInstance',
            name: present(name, 'name'),
            placement: mapReading(told(deploymentType, 'deploymentType'), (type): Placement => ({
              spread: type === 'SINGLE_AZ' ? 'zone' : 'zones',
              places: [{ region: ctx.region, role: 'primary' }],
            })),
            state: mapReading(told(status, 'status'), known =>
              /^(AVAILABLE|MODIFYING|UPDATING|UPDATING_.*|REBOOTING)$/.test(known) ? 'running' : 'other',
            ),
          });
    });
  },
};
