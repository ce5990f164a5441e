import { assertField } from '../../kit/response-fields.ts';
import type { ClientPool, CredentialSet } from './clients.ts';
import type { CallObserver } from '../../kit/call-observer.ts';

/** The region of a partition in which its global services answer. */
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

/** The partition by the name of a region, before any call. */
export function partitionOf(region: string | undefined): string {
  return PARTITION_PREFIXES.find(([prefix]) => region?.startsWith(prefix) === true)?.[1] ?? 'aws';
}

/** The region of the user's environment or profile, as the SDK resolves it. */
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

/** All regions by name, and whether this account has them enabled. */
export async function readRegions(
  pool: ClientPool,
  credentialSet: CredentialSet,
  region: string,
  observer: CallObserver,
): Promise<ReadonlyMap<string, boolean>> {
  const { DescribeRegionsCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  const client = pool.client(EC2Client, credentialSet, region, observer);
  const answer = await client.send(new DescribeRegionsCommand({ AllRegions: true }));
  const regions = assertField(answer.Regions, 'Regions');
  return new Map(
    regions.map(({ RegionName, OptInStatus }) => [
      assertField(RegionName, 'RegionName'),
      OptInStatus !== 'not-opted-in',
    ]),
  );
}
