import type { ClientPool, CredentialSet, CallObserver } from './clients.ts';
import { assertField } from './failure.ts';

/** Where the services live that have one home in a partition. */
const MAIN_REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-eusc': 'eusc-de-east-1',
};

const PARTITION_PREFIXES: readonly (readonly [string, string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eusc-', 'aws-eusc'],
];

export function mainRegionOf(partition: string): string {
  return MAIN_REGIONS[partition] ?? 'us-east-1';
}

/** The partition that a region's name speaks for, before anybody was asked. */
export function partitionOf(region: string | undefined): string {
  return PARTITION_PREFIXES.find(([prefix]) => region?.startsWith(prefix) === true)?.[1] ?? 'aws';
}

/** The region that the user's environment or profile names, as the SDK finds it. */
export async function configuredRegion(profile: string | undefined): Promise<string | undefined> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

/** All regions by name, and whether this account has switched them on. */
export async function readRegions(
  pool: ClientPool,
  caller: CredentialSet,
  at: string,
  watch: CallObserver,
): Promise<ReadonlyMap<string, boolean>> {
  const { DescribeRegionsCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  const answer = await pool.client(EC2Client, caller, at, watch).send(new DescribeRegionsCommand({ AllRegions: true }));
  const regions = assertField(answer.Regions, 'Regions');
  return new Map(
    regions.map(region => [assertField(region.RegionName, 'RegionName'), region.OptInStatus !== 'not-opted-in']),
  );
}
