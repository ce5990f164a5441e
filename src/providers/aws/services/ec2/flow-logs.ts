import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** How the traffic of a network or subnet is written down, by its id; what is not in the map has no record of its own. */
export type FlowLogs = Reading<ReadonlyMap<string, Facets['flowLogs']>>;

export function readFlowLogs(ctx: AwsContext, sdk: typeof Ec2Sdk, client: Ec2Sdk.EC2Client): Promise<FlowLogs> {
  return ctx.read('ec2:DescribeFlowLogs', async () => {
    const records = new Map<string, Facets['flowLogs']>();
    for await (const page of sdk.paginateDescribeFlowLogs({ client, pageSize: 1000 }, {})) {
      for (const log of assertField(page.FlowLogs, 'FlowLogs')) {
        const of = assertField(log.ResourceId, 'ResourceId');
        const record = recordOf(log);
        // One that works is enough, however many beside it do not.
        if (records.get(of) !== 'enabled')
          records.set(of, record === 'disabled' ? (records.get(of) ?? 'disabled') : record);
      }
    }
    return records;
  });
}

/** What was turned away does not tell who came in. */
function recordOf({ FlowLogStatus: status, DeliverLogsStatus: delivery, TrafficType: type }: Ec2Sdk.FlowLog) {
  if (status !== 'ACTIVE' || type === 'REJECT') return 'disabled';
  return delivery === 'FAILED' ? 'delivery-failed' : 'enabled';
}

export const flowLogsOf = (logs: FlowLogs, id: string): Reading<Facets['flowLogs']> =>
  mapReading(logs, records => records.get(id) ?? 'disabled');
