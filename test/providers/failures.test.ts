import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsEbsVolumes } from '../../src/providers/aws/services/ec2/ebs-volumes.ts';
import { awsEc2Instances } from '../../src/providers/aws/services/ec2/instances.ts';
import { awsEc2Network } from '../../src/providers/aws/services/ec2/network.ts';
import { awsEc2Region } from '../../src/providers/aws/services/ec2/region.ts';
import { awsEbsSnapshots } from '../../src/providers/aws/services/ec2/ebs-snapshots.ts';
import type { AwsCollector } from '../../src/providers/aws/context.ts';
import { planAws } from '../../src/providers/aws/plan.ts';
import { runUnits } from '../../src/providers/kit/run-units.ts';
import { collectAws, FAST, IMPATIENT, useAwsEnvironment } from '../support/aws-collect.ts';
import { ACCOUNT, cutOff, fault, hang, raw, startAwsServer, throttled, type AwsServer } from '../support/aws-server.ts';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer();
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const volume = (volumeId: string): object => ({
  volumeId,
  size: 8,
  status: 'in-use',
  availabilityZone: 'eu-west-1a',
  encrypted: true,
  volumeType: 'gp3',
  attachmentSet: [],
});
const disks = { regions: ['eu-west-1'], collectors: [awsEbsVolumes] };
const whole = { state: 'value', value: 2 };

describe('a list', () => {
  it('is read to its last page, each page once', async () => {
    server.script({
      'ec2.DescribeVolumes': ({ parameters }) =>
        parameters['NextToken'] === 'more'
          ? { volumeSet: [volume('vol-2')] }
          : { volumeSet: [volume('vol-1')], nextToken: 'more' },
    });
    const collected = await collectAws(disks);
    expect(collected.names('disk')).toEqual(['vol-1', 'vol-2']);
    expect(collected.population('disk').reading).toEqual(whole);
    expect(server.count('ec2.DescribeVolumes')).toBe(2);
    expect(collected.unit('aws-ec2-volumes').calls).toContainEqual({
      operation: 'ec2:DescribeVolumes',
      count: 2,
      refused: 0,
    });
  });

  it('that is throttled and then answers is whole, and its retries are not counted as calls', async () => {
    server.script({ 'ec2.DescribeVolumes': throttled(1, { volumeSet: [volume('vol-1'), volume('vol-2')] }) });
    const collected = await collectAws(disks);
    expect(collected.population('disk').reading).toEqual(whole);
    expect(server.count('ec2.DescribeVolumes')).toBe(2);
    expect(collected.unit('aws-ec2-volumes').calls).toContainEqual({
      operation: 'ec2:DescribeVolumes',
      count: 1,
      refused: 0,
    });
  });

  it('that is throttled for good is unread as throttled', async () => {
    server.script({ 'ec2.DescribeVolumes': throttled(9) });
    const collected = await collectAws(disks);
    expect(collected.population('disk')).toMatchObject({
      reading: { state: 'unread', reason: 'throttled' },
      call: 'ec2:DescribeVolumes',
    });
  });

  it('that is refused is unread, and no empty list', async () => {
    server.script({
      'ec2.DescribeVolumes': fault(
        'UnauthorizedOperation',
        403,
        'You are not authorized to perform this operation. Encoded authorization failure message: ABCDEF',
      ),
    });
    const collected = await collectAws(disks);
    expect(collected.population('disk')).toMatchObject({
      reading: { state: 'unread', reason: 'denied', detail: 'UnauthorizedOperation' },
      call: 'ec2:DescribeVolumes',
    });
    expect(collected.unit('aws-ec2-volumes').calls).toContainEqual({
      operation: 'ec2:DescribeVolumes',
      count: 1,
      refused: 1,
    });
  });

  it.each([
    ['breaks off in the middle of its second page', cutOff('<DescribeVolumesResponse><volumeSet><item>')],
    ['answers its second page with a web page', raw('<!doctype html><html><body><p>Hello</body></html>')],
    [
      'answers its second page with half an XML',
      raw('<DescribeVolumesResponse><volumeSet><item><volumeId>vol-9</volumeId>'),
    ],
    ['answers its second page with nothing', raw('')],
    ['answers its second page without the list', { nextToken: '' }],
  ])('that %s keeps what came first and is unread', async (_, second) => {
    server.script({
      'ec2.DescribeVolumes': ({ parameters }) =>
        parameters['NextToken'] === 'more' ? second : { volumeSet: [volume('vol-1')], nextToken: 'more' },
    });
    const collected = await collectAws(disks);
    expect(collected.names('disk')).toEqual(['vol-1']);
    expect(collected.population('disk').reading).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('of two operations is unread when one of them is', async () => {
    server.script({
      ...EMPTY_NETWORK,
      'ec2.DescribeInternetGateways': { internetGatewaySet: [{ internetGatewayId: 'igw-1', attachmentSet: [] }] },
      'ec2.DescribeNatGateways': fault('UnauthorizedOperation', 403),
    });
    const collected = await collectAws({ ...disks, collectors: [awsEc2Network] });
    expect(collected.names('gateway')).toEqual(['igw-1']);
    expect(collected.population('gateway')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'ec2:DescribeNatGateways',
    });
    expect(collected.population('network').reading).toEqual({ state: 'value', value: 0 });
  });
});

const EMPTY_NETWORK = {
  'ec2.DescribeVpcs': { vpcSet: [] },
  'ec2.DescribeSubnets': { subnetSet: [] },
  'ec2.DescribeRouteTables': { routeTableSet: [] },
  'ec2.DescribeNetworkAcls': { networkAclSet: [] },
  'ec2.DescribeFlowLogs': { flowLogSet: [] },
  'ec2.DescribeInternetGateways': { internetGatewaySet: [] },
  'ec2.DescribeNatGateways': { natGatewaySet: [] },
  'ec2.DescribeAddresses': { addressesSet: [] },
};

describe('a detail', () => {
  const snapshots = {
    'ec2.DescribeSnapshots': {
      snapshotSet: ['snap-1', 'snap-2'].map(snapshotId => ({
        snapshotId,
        volumeId: 'vol-1',
        ownerId: ACCOUNT,
        status: 'completed',
        startTime: '2026-11-01T00:00:00.000Z',
        encrypted: false,
      })),
    },
    'ec2.DescribeLockedSnapshots': { snapshotSet: [] },
  };

  it('that is refused leaves its facet unread, the resource there, and one line with a count', async () => {
    server.script({ ...snapshots, 'ec2.DescribeSnapshotAttribute': fault('UnauthorizedOperation', 403) });
    const collected = await collectAws({ ...disks, collectors: [awsEbsSnapshots] });
    expect(collected.resource('snap-1').facets.sharedWith).toEqual({
      state: 'unread',
      reason: 'denied',
      detail: 'UnauthorizedOperation',
    });
    expect(collected.resource('snap-1').facets.backup).toMatchObject({ state: 'value' });
    expect(collected.population('backup').reading).toEqual(whole);
    expect(collected.refusals).toEqual([
      expect.objectContaining({ call: 'ec2:DescribeSnapshotAttribute', reason: 'denied', count: 2 }),
    ]);
  });

  it('that hangs costs its own facet and not the list', async () => {
    server.script({ ...snapshots, 'ec2.DescribeSnapshotAttribute': hang() });
    const collected = await collectAws({ ...disks, collectors: [awsEbsSnapshots], timeouts: IMPATIENT });
    expect(collected.names('backup').sort()).toEqual(['snap-1', 'snap-2']);
    expect(collected.resource('snap-2').facets.sharedWith).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(collected.population('backup').reading).toEqual(whole);
  });

  it('that is not among the operations of the provider is unsupported', async () => {
    server.script({
      ...snapshots,
      'ec2.DescribeSnapshotAttribute': fault('InvalidAction', 400, 'The action is not valid for this web service'),
    });
    const collected = await collectAws({ ...disks, collectors: [awsEbsSnapshots] });
    expect(collected.resource('snap-1').facets.sharedWith).toMatchObject({ state: 'unread', reason: 'unsupported' });
  });
});

describe('a collector that breaks', () => {
  const broken: AwsCollector = {
    ...awsEbsVolumes,
    id: 'aws-broken',
    lists: ['disk', 'cache'],
    collect: async ctx => {
      await ctx.list('disk', 'ec2:DescribeVolumes', () => Promise.resolve());
      throw new TypeError('cannot read properties of undefined');
    },
  };

  it('leaves unread what it had not settled, and the others alone', async () => {
    server.script({
      'ec2.GetEbsEncryptionByDefault': { ebsEncryptionByDefault: true },
      'ec2.GetSnapshotBlockPublicAccessState': { state: 'unblocked' },
      'ec2.GetImageBlockPublicAccessState': { imageBlockPublicAccessState: 'unblocked' },
      'ec2.GetInstanceMetadataDefaults': { accountLevel: {} },
      'ec2.DescribeImages': { imagesSet: [] },
    });
    const collected = await collectAws({ regions: ['eu-west-1'], collectors: [broken, awsEc2Region] });
    expect(collected.population('disk').reading).toEqual({ state: 'value', value: 0 });
    expect(collected.population('cache').reading).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(collected.refusals).toEqual([expect.objectContaining({ call: 'aws-broken', reason: 'failed' })]);
    expect(collected.resource('eu-west-1:111122223333:region').facets.diskEncryptionByDefault).toEqual({
      state: 'value',
      value: true,
    });
  });

  it('that forgets a list that it promised leaves it unread', async () => {
    const lazy: AwsCollector = { ...broken, collect: () => Promise.resolve() };
    const collected = await collectAws({ regions: ['eu-west-1'], collectors: [lazy] });
    expect(collected.population('disk').reading).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(collected.records.filter(({ record }) => record === 'population')).toHaveLength(2);
  });
});

describe('a region', () => {
  const instances = { 'ec2.DescribeInstances': { reservationSet: [] }, 'ec2.DescribeVolumes': { volumeSet: [] } };
  const SCP =
    'User: arn:aws:iam::1:user/x is not authorized to perform: ec2:DescribeVolumes with an explicit deny in a service control policy';

  it('whose list leads back to a page that was read is unread, and is left', async () => {
    server.script({ 'ec2.DescribeVolumes': { volumeSet: [], nextToken: 'again' } });
    const { population } = await collectAws({ regions: ['eu-west-1'], collectors: [awsEbsVolumes] });
    expect(population('disk').reading).toEqual({
      state: 'unread',
      reason: 'failed',
      detail: 'the list leads back to a page that was read',
    });
  });

  it('that hangs is given up soon, and the others are read meanwhile', async () => {
    server.script({
      ...instances,
      'ec2.DescribeVolumes': ({ region }) => (region === 'eu-west-1' ? hang() : { volumeSet: [] }),
      'ec2.DescribeInstances': ({ region }) => (region === 'eu-west-1' ? hang() : { reservationSet: [] }),
    });
    const began = performance.now();
    const collectors = [awsEbsVolumes, awsEc2Instances];
    const collected = await collectAws({ maxAttempts: 5, collectors, timeouts: IMPATIENT });
    // Three rounds without an answer, a second and a half in all; five attempts of both would take more than twice that.
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(collected.population('disk', 'us-east-1').reading).toEqual({ state: 'value', value: 0 });
    expect(collected.population('disk', 'eu-west-1').reading).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(server.log.filter(({ region }) => region === 'eu-west-1').length).toBeLessThanOrEqual(6);
  });

  it('that refuses connections is unread with the reason', async () => {
    useAwsEnvironment(server.url, { AWS_ENDPOINT_URL_EC2: 'http://127.0.0.1:9' });
    const collected = await collectAws({ regions: ['eu-west-1'], collectors: [awsEbsVolumes] });
    expect(collected.population('disk').reading).toMatchObject({ state: 'unread', reason: 'failed' });
    expect(collected.warnings).toEqual([expect.stringContaining('only eu-west-1 is read')]);
  });

  it('that the organization closed is one line, without a region to judge', async () => {
    const closed = fault('UnauthorizedOperation', 403, SCP);
    server.script({
      'ec2.DescribeAvailabilityZones': ({ region }) => (region === 'eu-west-1' ? closed : { availabilityZoneInfo: [] }),
      'ec2.DescribeVolumes': closed,
      'ec2.GetEbsEncryptionByDefault': closed,
    });
    const collected = await collectAws({ regions: ['eu-west-1'], collectors: [awsEbsVolumes, awsEc2Region] });
    expect(collected.unit('aws-ec2-volumes').closed).toBe(true);
    expect(collected.unit('aws-ec2-region').closed).toBe(true);
    expect(collected.names('region')).toEqual([]);
    expect(collected.refusals).toEqual([]);
  });

  it('of which the organization forbids one operation only is not closed', async () => {
    server.script({ 'ec2.DescribeVolumes': fault('UnauthorizedOperation', 403, SCP) });
    const collected = await collectAws(disks);
    expect(collected.unit('aws-ec2-volumes').closed).toBeUndefined();
    expect(collected.population('disk').reading).toEqual({
      state: 'unread',
      reason: 'denied',
      detail: 'UnauthorizedOperation: an organization policy (SCP) denies it',
    });
  });

  it('whose zones are refused leaves placements unread, and is asked for them once', async () => {
    server.script({
      'ec2.DescribeAvailabilityZones': fault('UnauthorizedOperation', 403),
      'ec2.DescribeVolumes': { volumeSet: [volume('vol-1'), volume('vol-2')] },
    });
    const collected = await collectAws(disks);
    expect(collected.resource('vol-1').facets.placement).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(server.count('ec2.DescribeAvailabilityZones')).toBe(1);
    expect(collected.refusals).toEqual([expect.objectContaining({ call: 'ec2:DescribeAvailabilityZones', count: 1 })]);
  });
});

it('stops at once when it is told to, and leaves what was cut off to the next run', async () => {
  server.script({ 'ec2.DescribeVolumes': hang() });
  const stop = new AbortController();
  const plan = await planAws({ version: '0', ...FAST, ...disks, timeouts: { firstAnswer: 60_000, answer: 60_000 } });
  const records: unknown[] = [];
  const run = runUnits(plan, record => records.push(record), { signal: stop.signal });
  setTimeout(() => {
    stop.abort(new Error('interrupted'));
  }, 50);
  await expect(run).rejects.toThrow('interrupted');
  expect(records).toEqual([]);
  plan.close();
});
