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
        const [status = 'disabled'] = [statuses.get(id), statusOf(log)].sort(byWorth);
        statuses.set(id, status);
      }
    }
    return statuses;
  });
}

const BEST_FIRST: readonly (Facets['flowLogs'] | undefined)[] = [
  'enabled',
  'rejected-only',
  'delivery-failed',
  'disabled',
];

/** One flow log that delivers is enough. */
const byWorth = (a: Facets['flowLogs'] | undefined, b: Facets['flowLogs'] | undefined): number =>
  BEST_FIRST.indexOf(a) - BEST_FIRST.indexOf(b);

function statusOf({
  FlowLogStatus: status,
  DeliverLogsStatus: delivery,
  TrafficType: type,
}: Ec2Sdk.FlowLog): Facets['flowLogs'] {
  if (status !== 'ACTIVE') return 'disabled';
  if (delivery === 'FAILED') return 'delivery-failed';
  return type === 'REJECT' ? 'rejected-only' : 'enabled';
}

export const flowLogsOf = (logs: FlowLogs, id: string): Reading<Facets['flowLogs']> =>
  mapReading(logs, statuses => statuses.get(id) ?? 'disabled');
