import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInventoryFile } from '../../src/inventory/read.ts';
import type { Unit } from '../../src/model/inventory.ts';
import { CLOUD_PROVIDERS, type TargetsRequest } from '../../src/providers/index.ts';
import { signIns } from './aws-organization.ts';
import { fault, named, startAwsServer, type AwsServer, type Script } from './aws-server.ts';

export const TOOL = 'cloudbrief 0.0.0-test';
export const VERSION = '0.0.0-test';
export const ACCOUNTS = ['222222222222', '333333333333'] as const;

/** A volume and a bucket of their own in each account, two regions; all else is refused. */
export const fleetWorld = (more: Readonly<Record<string, Script>> = {}): Promise<AwsServer> =>
  startAwsServer({
    ...signIns({}),
    'ec2.DescribeRegions': {
      regionInfo: ['eu-west-1', 'eu-central-1'].map(regionName => ({ regionName, optInStatus: 'opt-in-not-required' })),
    },
    'ec2.DescribeVolumes': ({ accessKeyId, region }) => ({
      volumeSet: ['1', '2'].map(number => ({
        volumeId: `vol-${accessKeyId}-${region}-${number}`, size: 30, status: 'available', availabilityZone: `${region}a`, encrypted: true,
        volumeType: 'gp3', createTime: '2026-01-02T03:04:05.000Z', attachmentSet: [], tagSet: [],
      })),
    }),
    's3.ListBuckets': ({ accessKeyId }) => ({
      ListAllMyBucketsResult: { Buckets: named('Bucket', [{ Name: `files-${accessKeyId.toLowerCase()}`, CreationDate: '2026-01-02T03:04:05.000Z', BucketRegion: 'eu-west-1' }]) },
    }),
    's3.GetBucketTagging': fault('NoSuchTagSet', 404),
    ...more,
  }); // prettier-ignore

/** Both accounts, by a role each. */
export const fleetTargets = (accounts: readonly string[] = ACCOUNTS): TargetsRequest => ({
  clouds: [
    {
      provider: CLOUD_PROVIDERS[0],
      settings: { roles: accounts.map(account => `arn:aws:iam::${account}:role/reader`) },
    },
  ],
  metrics: false,
  version: VERSION,
});

export const fleetFolder = (): string => mkdtempSync(join(tmpdir(), 'cloudbrief-fleet-'));

/** Asked once for an account and region, by whichever unit needs it first. */
const ZONES = 'ec2:DescribeAvailabilityZones';

/** Everything that a file says, but when it was read and which unit asked for the zones first; in one order. */
export async function contentOf(path: string): Promise<string> {
  const { header, records } = await readInventoryFile(path);
  const zones = records.flatMap(record => (record.record === 'unit' ? zonesAsked(record) : []));
  const lines = records.map(record =>
    JSON.stringify(record.record === 'unit' ? withoutZones(record) : record, withoutMoments),
  );
  return [JSON.stringify(header, withoutMoments), ...[...zones, ...lines].sort()].join('\n');
}

const zonesAsked = ({ account, region, calls }: Unit): string[] =>
  calls.flatMap(({ operation, count }) =>
    operation === ZONES ? [`${account} ${region} ${ZONES} ${String(count)}`] : [],
  );

const withoutZones = (unit: Unit): Unit => ({
  ...unit,
  calls: unit.calls.filter(({ operation }) => operation !== ZONES),
});

const withoutMoments = (key: string, value: unknown): unknown =>
  key === 'started' || key === 'ended' ? undefined : value;
