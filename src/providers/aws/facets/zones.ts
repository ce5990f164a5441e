import { unread, value, type Reading } from '../../../model/reading.ts';
import type { AwsContext } from '../context.ts';
import { assertField } from '../client/failure.ts';

/** Physical zone ids by the names that this account has for them. */
export async function readZones(client: AwsContext['client']): Promise<ReadonlyMap<string, string>> {
  const { DescribeAvailabilityZonesCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  const answer = await client(EC2Client).send(new DescribeAvailabilityZonesCommand({ AllAvailabilityZones: true }));
  const zones = assertField(answer.AvailabilityZones, 'AvailabilityZones');
  return new Map(zones.map(zone => [assertField(zone.ZoneName, 'ZoneName'), assertField(zone.ZoneId, 'ZoneId')]));
}

/** The physical zone of an answer that names it, or only this account's name for it. */
export async function dnsZoneOf(
  ctx: AwsContext,
  id: string | undefined,
  name: string | undefined,
): Promise<Reading<string>> {
  if (id !== undefined) return value(id);
  return name === undefined ? unread('failed', 'the answer has no AvailabilityZone') : ctx.zoneId(name);
}
