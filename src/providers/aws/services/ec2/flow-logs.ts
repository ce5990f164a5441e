import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

/** The flow log status of networks and subnets, by id; one that is not in the map has no flow log of its own. */
export type FlowLogs = Reading<ReadonlyMap<string, Facets['flowLogs']>>;

export function readFlowLogs(ctx: AwsContext, sdk: typeof Ec2Sdk, client: Ec2Sdk.EC2Client): Promise<FlowLogs> {
  return ctx.read('ec2:DescribeFlowLogs', async () => {
    const statuses = new Map<string, Facets['flowLogs']>();
    for await (const page of sdk.paginateDescribeFlowLogs({ client, pageSize: 1000 }, {})) {
      for (const log of assertField(page.FlowLogs, 'FlowLogs')) {
        const id = assertField(log.ResourceId, 'ResourceId');
        const status = statusOf(log);
        // One flow log that delivers is enough.
        if (statuses.get(id) !== 'enabled')
          statuses.set(id, status === 'disabled' ? (statuses.get(id) ?? 'disabled') : status);
      }
    }
    return statuses;
  });
}

/** A log of rejected traffic only does not show who connected. */
function statusOf({ FlowLogStatus: status, DeliverLogsStatus: delivery, TrafficType: type }: Ec2Sdk.FlowLog) {
  if (status !== 'ACTIVE' || type === 'REJECT') return 'disabled';
  return delivery === 'FAILED' ? 'delivery-failed' : 'enabled';
}

export const flowLogsOf = (logs: FlowLogs, id: string): Reading<Facets['flowLogs']> =>
  mapReading(logs, statuses => statuses.get(id) ?? 'disabled');
