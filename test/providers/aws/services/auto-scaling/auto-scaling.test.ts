import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsAutoScaling } from '../../../../../src/providers/aws/services/auto-scaling/auto-scaling.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arnOf = (name: string): string =>
  `arn:aws:autoscaling:${REGION}:${ACCOUNT}:autoScalingGroup:1:autoScalingGroupName/${name}`;
const instance = (InstanceId: string, zone: string, LifecycleState = 'InService'): object => ({
  InstanceId,
  AvailabilityZone: `${REGION}${zone}`,
  LifecycleState,
  HealthStatus: 'Healthy',
});
const group = (name: string, more: object = {}): object => ({
  AutoScalingGroupName: name,
  AutoScalingGroupARN: arnOf(name),
  MinSize: 2,
  MaxSize: 6,
  DesiredCapacity: 2,
  AvailabilityZones: [`${REGION}a`, `${REGION}b`],
  CreatedTime: '2026-01-02T03:04:05Z',
  Instances: [instance('i-1', 'a'), instance('i-2', 'a')],
  TargetGroupARNs: ['arn:tg'],
  ...more,
});
const groups = (...found: object[]) => ({ AutoScalingGroups: found });
const policies = (...found: object[]) => ({ ScalingPolicies: found });
const policy = (more: object = {}): object => ({
  AutoScalingGroupName: 'web',
  PolicyType: 'TargetTrackingScaling',
  Enabled: true,
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'autoscaling.DescribeAutoScalingGroups': groups(group('web')),
    'autoscaling.DescribePolicies': policies(policy()),
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsAutoScaling] });
const web = async () => (await collect()).resource('/web');

describe('a group', () => {
  it('is where its instances serve, and spread as it is set up', async () => {
    const found = await web();
    expect(found).toMatchObject({
      kind: 'server-group',
      type: 'AWS::AutoScaling::AutoScalingGroup',
      name: 'web',
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(found.facets).toEqual({
      placement: {
        state: 'value',
        value: { spread: 'multi-zone', locations: [{ region: REGION, zone: 'euw1-az3', role: 'primary' }] },
      },
      scaling: { state: 'value', value: { min: 2, max: 6, desired: 2, automatic: true } },
      relationships: {
        state: 'value',
        value: [
          ...['i-1', 'i-2'].map(id => ({ to: `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/${id}`, role: 'member' })),
          { to: 'arn:tg', role: 'target-group' },
        ],
      },
      state: { state: 'value', value: 'running' },
      infrastructureAsCode: { state: 'absent' },
      autohealing: { state: 'value', value: { suspendedProcesses: [], usesLoadBalancerHealth: false } },
      instanceMix: { state: 'absent' },
      launchTemplate: { state: 'absent' },
    });
    expect(Object.keys(found.facets).sort()).toEqual([...(awsAutoScaling.fills['server-group'] ?? [])].sort());
  });

  it('counts only what serves, and takes a zone’s physical name from the answer where it is there', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(
        group('web', {
          AvailabilityZones: [`${REGION}a`],
          Instances: [
            instance('i-1', 'a', 'Pending'),
            { ...instance('i-2', 'b'), AvailabilityZoneId: 'euw1-az9' },
            instance('i-3', 'c', 'Terminating'),
          ],
        }),
      ),
    });
    expect(facet(await web(), 'placement')).toEqual({
      state: 'value',
      value: { spread: 'single-zone', locations: [{ region: REGION, zone: 'euw1-az9', role: 'primary' }] },
    });
  });

  it.each<[string, object, string]>([
    ['with nothing in it and nothing wanted', { DesiredCapacity: 0, MinSize: 0, Instances: [] }, 'stopped'],
    ['whose instances do not come up', { Instances: [instance('i-1', 'a', 'Pending')] }, 'other'],
    ['that is being deleted', { Status: 'Delete in progress' }, 'other'],
  ])('%s', async (_, more, state) => {
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', more)) });
    expect(facet(await web(), 'state')).toEqual({ state: 'value', value: state });
  });

  it('carries its tags, its slot and what made it', async () => {
    const tags = {
      'aws:cloudformation:stack-id': 'arn:stack',
      'aws:cloudformation:stack-name': 'shop',
      'aws:cloudformation:logical-id': 'Web',
      env: 'prod',
    };
    const Tags = Object.entries(tags).map(([Key, Value]) => ({
      Key,
      Value,
      ResourceId: 'web',
      ResourceType: 'auto-scaling-group',
    }));
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', { Tags })) });
    expect(await web()).toMatchObject({
      tags: { env: 'prod' },
      slot: 'shop/Web',
      facets: { infrastructureAsCode: { value: { tool: 'CloudFormation' } } },
    });
  });

  it.each(['eks:nodegroup-name', 'elasticbeanstalk:environment-name'])(
    'with the tag %s goes by the name that people gave it',
    async Key => {
      server.script({
        'autoscaling.DescribeAutoScalingGroups': groups(group('web', { Tags: [{ Key, Value: 'shop-nodes' }] })),
      });
      expect((await collect()).names('server-group')).toEqual(['shop-nodes']);
    },
  );

  it('of a cluster does not tell what inside the cluster changes its size, unless it is fixed', async () => {
    const Tags = [{ Key: 'eks:nodegroup-name', Value: 'nodes' }];
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', { Tags })) });
    expect(facet(await web(), 'scaling')).toMatchObject({ state: 'unread', reason: 'unsupported' });
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', { Tags, MaxSize: 2 })) });
    expect(facet(await web(), 'scaling')).toMatchObject({ value: { min: 2, max: 2 } });
  });
});

describe('what changes the size of a group', () => {
  it.each<[string, object[], object, boolean]>([
    ['no policy', [], {}, false],
    ['a policy of another group', [policy({ AutoScalingGroupName: 'other' })], {}, false],
    ['a policy that is switched off', [policy({ Enabled: false })], {}, false],
    ['a policy of an older answer', [policy({ Enabled: undefined })], {}, true],
    [
      'a forecast that is only looked at',
      [policy({ PolicyType: 'PredictiveScaling', PredictiveScalingConfiguration: { Mode: 'ForecastOnly' } })],
      {},
      false,
    ],
    [
      'a forecast that acts',
      [policy({ PolicyType: 'PredictiveScaling', PredictiveScalingConfiguration: { Mode: 'ForecastAndScale' } })],
      {},
      true,
    ],
    ['a policy of a group that may not launch', [policy()], { SuspendedProcesses: [{ ProcessName: 'Launch' }] }, false],
    [
      'a policy of a group that may not rebalance',
      [policy()],
      { SuspendedProcesses: [{ ProcessName: 'AZRebalance' }] },
      true,
    ],
  ])('%s', async (_, found, more, automatic) => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(group('web', more)),
      'autoscaling.DescribePolicies': policies(...found),
    });
    expect(facet(await web(), 'scaling')).toMatchObject({ value: { automatic } });
  });

  it('is read to the last page, once for all groups', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(group('web'), group('api')),
      'autoscaling.DescribePolicies': ({ parameters }) =>
        parameters['NextToken'] === 'more'
          ? policies(policy())
          : { ...policies(policy({ AutoScalingGroupName: 'other' })), NextToken: 'more' },
    });
    expect(facet(await web(), 'scaling')).toMatchObject({ value: { automatic: true } });
    expect(server.count('autoscaling.DescribePolicies')).toBe(2);
  });

  it('is unread where the policies are refused, and the rest is not', async () => {
    server.script({ 'autoscaling.DescribePolicies': fault('AccessDenied', 403) });
    const found = await web();
    expect(facet(found, 'scaling')).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(facet(found, 'placement').state).toBe('value');
  });
});

describe('how a group is looked after', () => {
  it.each<[string, object, object]>([
    [
      'by the verdict of its entry point too',
      { HealthCheckType: 'EC2,ELB' },
      { suspendedProcesses: [], usesLoadBalancerHealth: true },
    ],
    [
      'by the verdict of the newer sort of entry point',
      { HealthCheckType: 'VPC_LATTICE' },
      { suspendedProcesses: [], usesLoadBalancerHealth: true },
    ],
    ['with nothing in front of it', { TargetGroupARNs: [] }, { suspendedProcesses: [] }],
    [
      'with duties paused that matter',
      { TargetGroupARNs: [], SuspendedProcesses: [{ ProcessName: 'AZRebalance' }, { ProcessName: 'Launch' }] },
      { suspendedProcesses: ['Launch'] },
    ],
  ])('%s', async (_, more, expected) => {
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', more)) });
    expect(facet(await web(), 'autohealing')).toEqual({ state: 'value', value: expected });
  });
});

describe('what a group makes machines from', () => {
  const LaunchTemplate = { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version: '3' };
  const template = (data: object) => ({
    launchTemplateVersionSet: [{ launchTemplateId: 'lt-1', launchTemplateData: data }],
  });
  const images = (...ids: string[]) => ({ imagesSet: ids.map(imageId => ({ imageId })) });

  it('is a recipe with versions, whose image is there; groups that share it ask once', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(
        group('web', { LaunchTemplate }),
        group('api', { LaunchTemplate }),
      ),
      'ec2.DescribeLaunchTemplateVersions': template({ imageId: 'ami-1', userData: 'c2VjcmV0' }),
      'ec2.DescribeImages': images('ami-1'),
    });
    const { resource, records } = await collect();
    for (const name of ['/web', '/api'])
      expect(resource(name).facets).toMatchObject({
        launchTemplate: { value: { type: 'launch-template', image: 'available' } },
        instanceMix: { value: { instanceTypes: 'single', onDemandBase: true } },
      });
    expect(server.count('ec2.DescribeLaunchTemplateVersions')).toBe(1);
    expect(server.count('ec2.DescribeImages')).toBe(1);
    expect(JSON.stringify(records)).not.toContain('c2VjcmV0');
  });

  it('is the default version of a recipe where the group names none; one out of use may still be there', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(group('web', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } })),
      'ec2.DescribeLaunchTemplateVersions': template({ imageId: 'ami-1' }),
      'ec2.DescribeImages': images('ami-1'),
    });
    await web();
    const asked = (call: string) => server.log.find(one => one.call === call)?.parameters;
    expect(asked('ec2.DescribeLaunchTemplateVersions')).toMatchObject({ 'LaunchTemplateVersion.1': '$Default' });
    expect(asked('ec2.DescribeImages')).toMatchObject({ IncludeDeprecated: 'true' });
  });

  it('is a recipe whose image is gone', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(group('web', { LaunchTemplate })),
      'ec2.DescribeLaunchTemplateVersions': template({
        imageId: 'ami-1',
        instanceMarketOptions: { marketType: 'spot' },
      }),
      'ec2.DescribeImages': images(),
    });
    const { facets } = await web();
    expect(facets).toMatchObject({
      launchTemplate: { value: { type: 'launch-template', image: 'missing' } },
      instanceMix: { value: { instanceTypes: 'single', onDemandBase: false } },
    });
  });

  it('is a recipe without versions', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(group('web', { LaunchConfigurationName: 'old' })),
      'autoscaling.DescribeLaunchConfigurations': {
        LaunchConfigurations: [{ LaunchConfigurationName: 'old', ImageId: 'resolve:ssm:/image', SpotPrice: '0.1' }],
      },
    });
    expect((await web()).facets).toMatchObject({
      launchTemplate: { value: { type: 'launch-configuration', image: 'unspecified' } },
      instanceMix: { value: { instanceTypes: 'single', onDemandBase: false } },
    });
  });

  it.each<[string, object, object, object]>([
    [
      'several types, spare ones only',
      { OnDemandPercentageAboveBaseCapacity: 0 },
      {},
      { instanceTypes: 'multiple', onDemandBase: false },
    ],
    [
      'several types, one that stays',
      { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 0 },
      {},
      { instanceTypes: 'multiple', onDemandBase: true },
    ],
    ['one type', {}, { Overrides: [{ InstanceType: 'm7g.large' }] }, { instanceTypes: 'single', onDemandBase: true }],
    [
      'whatever fits',
      {},
      { Overrides: [{ InstanceRequirements: { VCpuCount: { Min: 2 } } }] },
      { instanceTypes: 'multiple', onDemandBase: true },
    ],
  ])('and starts %s', async (_, InstancesDistribution, more, supply) => {
    const mixed = {
      InstancesDistribution,
      LaunchTemplate: {
        LaunchTemplateSpecification: LaunchTemplate,
        Overrides: [{ InstanceType: 'm7g.large' }, { InstanceType: 'm6g.large' }],
        ...more,
      },
    };
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(group('web', { MixedInstancesPolicy: mixed })),
      'ec2.DescribeLaunchTemplateVersions': template({ imageId: 'ami-1' }),
      'ec2.DescribeImages': images('ami-1'),
    });
    expect(facet(await web(), 'instanceMix')).toEqual({ state: 'value', value: supply });
  });

  it('is unread where it is refused, and the rest is not', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(group('web', { LaunchTemplate })),
      'ec2.DescribeLaunchTemplateVersions': fault('UnauthorizedOperation', 403),
    });
    const { facets } = await web();
    expect(facets).toMatchObject({
      launchTemplate: { state: 'unread', reason: 'denied' },
      instanceMix: { state: 'unread', reason: 'denied' },
      placement: { state: 'value' },
    });
  });
});

it('a group of a cluster says of which', async () => {
  const Tags = [{ Key: 'kubernetes.io/cluster/shop', Value: 'owned' }];
  server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', { Tags })) });
  expect(facet(await web(), 'relationships')).toMatchObject({
    value: expect.arrayContaining([
      { to: `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/shop`, role: 'cluster' },
    ]) as unknown,
  });
});

describe('the list of groups', () => {
  it('is read to its last page', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': ({ parameters }) =>
        parameters['NextToken'] === 'more' ? groups(group('b')) : { ...groups(group('a')), NextToken: 'more' },
    });
    expect((await collect()).names('server-group')).toEqual(['a', 'b']);
  });

  it('that is refused is not an empty one', async () => {
    server.script({ 'autoscaling.DescribeAutoScalingGroups': fault('AccessDenied', 403) });
    expect((await collect()).population('server-group')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'autoscaling:DescribeAutoScalingGroups',
    });
  });
});
