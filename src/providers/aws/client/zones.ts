import { assertField } from '../../kit/response-fields.ts';
import type { AwsContext } from '../context.ts';

/** Physical zone ids by the zone names of this account. */
export async function readZones(client: AwsContext['client']): Promise<ReadonlyMap<string, string>> {
  const { DescribeAvailabilityZonesCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  const answer = await client(EC2Client).send(new DescribeAvailabilityZonesCommand({ AllAvailabilityZones: true }));
  const zones = assertField(answer.AvailabilityZones, 'AvailabilityZones');
  return new Map(zones.map(zone => [assertField(zone.ZoneName, 'ZoneName'), assertField(zone.ZoneId, 'ZoneId')]));
}
