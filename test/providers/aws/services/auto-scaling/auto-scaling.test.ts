import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsAutoScaling } from '../../../../../src/providers/aws/services/auto-scaling/auto-scaling.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';

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
  it('is in the zones of its instances, and spread as configured', async () => {
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
      launchSettings: { state: 'absent' },
      launchTemplate: { state: 'absent' },
    });
    expect(Object.keys(found.facets).sort()).toEqual([...(awsAutoScaling.fills['server-group'] ?? [])].sort());
  });

  it('counts only instances in service, and prefers the zone id of the response', async () => {
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
    ['empty with desired capacity 0', { DesiredCapacity: 0, MinSize: 0, Instances: [] }, 'stopped'],
    ['without instances in service', { Instances: [instance('i-1', 'a', 'Pending')] }, 'other'],
    ['that is being deleted', { Status: 'Delete in progress' }, 'other'],
  ])('%s', async (_, more, state) => {
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', more)) });
    expect(facet(await web(), 'state')).toEqual({ state: 'value', value: state });
  });

  it('has its tags, its slot and its infrastructure as code', async () => {
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
    'with the tag %s has the name that users gave it',
    async Key => {
      server.script({
        'autoscaling.DescribeAutoScalingGroups': groups(group('web', { Tags: [{ Key, Value: 'shop-nodes' }] })),
      });
      expect((await collect()).names('server-group')).toEqual(['shop-nodes']);
    },
  );

  it('of a Kubernetes cluster has unread scaling, unless its size is fixed', async () => {
    const Tags = [{ Key: 'eks:nodegroup-name', Value: 'nodes' }];
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', { Tags })) });
    expect(facet(await web(), 'scaling')).toMatchObject({ state: 'unread', reason: 'unsupported' });
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', { Tags, MaxSize: 2 })) });
    expect(facet(await web(), 'scaling')).toMatchObject({ value: { min: 2, max: 2 } });
  });
});

describe('scaling of a group', () => {
  it.each<[string, object[], object, boolean]>([
    ['no policy', [], {}, false],
    ['a policy of another group', [policy({ AutoScalingGroupName: 'other' })], {}, false],
    ['a disabled policy', [policy({ Enabled: false })], {}, false],
    ['a policy without the Enabled field', [policy({ Enabled: undefined })], {}, true],
    [
      'a predictive policy in forecast-only mode',
      [policy({ PolicyType: 'PredictiveScaling', PredictiveScalingConfiguration: { Mode: 'ForecastOnly' } })],
      {},
      false,
    ],
    [
      'a predictive policy that scales',
      [policy({ PolicyType: 'PredictiveScaling', PredictiveScalingConfiguration: { Mode: 'ForecastAndScale' } })],
      {},
      true,
    ],
    [
      'a policy of a group with Launch suspended',
      [policy()],
      { SuspendedProcesses: [{ ProcessName: 'Launch' }] },
      false,
    ],
    [
      'a policy of a group with AZRebalance suspended',
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

  it('is unread where the policies are refused, and the rest is kept', async () => {
    server.script({ 'autoscaling.DescribePolicies': fault('AccessDenied', 403) });
    const found = await web();
    expect(facet(found, 'scaling')).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(facet(found, 'placement').state).toBe('value');
  });
});

describe('health checks of a group', () => {
  it.each<[string, object, object]>([
    [
      'by load balancer target groups',
      { HealthCheckType: 'EC2,ELB' },
      { suspendedProcesses: [], usesLoadBalancerHealth: true },
    ],
    [
      'by traffic sources',
      { HealthCheckType: 'VPC_LATTICE' },
      { suspendedProcesses: [], usesLoadBalancerHealth: true },
    ],
    ['without a load balancer', { TargetGroupARNs: [] }, { suspendedProcesses: [] }],
    [
      'with relevant processes suspended',
      { TargetGroupARNs: [], SuspendedProcesses: [{ ProcessName: 'AZRebalance' }, { ProcessName: 'Launch' }] },
      { suspendedProcesses: ['Launch'] },
    ],
  ])('%s', async (_, more, expected) => {
    server.script({ 'autoscaling.DescribeAutoScalingGroups': groups(group('web', more)) });
    expect(facet(await web(), 'autohealing')).toEqual({ state: 'value', value: expected });
  });
});

describe('the launch source of a group', () => {
  const LaunchTemplate = { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version: '3' };
  const template = (data: object) => ({
    launchTemplateVersionSet: [{ launchTemplateId: 'lt-1', launchTemplateData: data }],
  });
  const images = (...ids: string[]) => ({ imagesSet: ids.map(imageId => ({ imageId })) });

  it('is a versioned launch template with an existing image, requested once for all groups', async () => {
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

  it('is the default version of a template where the group names none; a disabled image may still exist', async () => {
    server.script({
      'autoscaling.DescribeAutoScalingGroups': groups(group('web', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } })),
      'ec2.DescribeLaunchTemplateVersions': template({ imageId: 'ami-1' }),
      'ec2.DescribeImages': images('ami-1'),
    });
    await web();
    const requested = (call: string) => server.log.find(one => one.call === call)?.parameters;
    expect(requested('ec2.DescribeLaunchTemplateVersions')).toMatchObject({ 'LaunchTemplateVersion.1': '$Default' });
    expect(requested('ec2.DescribeImages')).toMatchObject({ IncludeDeprecated: 'true' });
  });

  it('is a template without its image', async () => {
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

  it('is an unversioned launch configuration', async () => {
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
      'several types, spot instances only',
      { OnDemandPercentageAboveBaseCapacity: 0 },
      {},
      { instanceTypes: 'multiple', onDemandBase: false },
    ],
    [
      'several types, one on demand',
      { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 0 },
      {},
      { instanceTypes: 'multiple', onDemandBase: true },
    ],
    ['one type', {}, { Overrides: [{ InstanceType: 'm7g.large' }] }, { instanceTypes: 'single', onDemandBase: true }],
    [
      'types by attributes',
      {},
      { Overrides: [{ InstanceRequirements: { VCpuCount: { Min: 2 } } }] },
      { instanceTypes: 'multiple', onDemandBase: true },
    ],
  ])('launches %s', async (_, InstancesDistribution, more, instanceMix) => {
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
    expect(facet(await web(), 'instanceMix')).toEqual({ state: 'value', value: instanceMix });
  });

  describe('its settings', () => {
    const image = (more: object = {}) => ({ imagesSet: [{ imageId: 'ami-1', ...more }] });
    const root = (ebs: object) => ({ blockDeviceMapping: [{ deviceName: '/dev/xvda', ebs }] });
    const settings = async (data: object, ami: Script = image()) => {
      server.script({
        'autoscaling.DescribeAutoScalingGroups': groups(group('web', { LaunchTemplate })),
        'ec2.DescribeLaunchTemplateVersions': template({ imageId: 'ami-1', ...data }),
        'ec2.DescribeImages': ami,
      });
      return facet(await web(), 'launchSettings');
    };
    const nothing = { imageRequiresImdsV2: false, assignsPublicIp: false, encryptsDisks: true };

    it.each<[string, object, Script, object]>([
      ['none of its own', {}, image(), nothing],
      ['a session token', { metadataOptions: { httpTokens: 'required' } }, image(), { metadataService: 'imdsv2-required', assignsPublicIp: false, encryptsDisks: true }],
      ['no session token', { metadataOptions: { httpTokens: 'optional' } }, image(), { metadataService: 'imdsv1-allowed', assignsPublicIp: false, encryptsDisks: true }],
      ['no metadata at all', { metadataOptions: { httpEndpoint: 'disabled' } }, image(), { metadataService: 'disabled', assignsPublicIp: false, encryptsDisks: true }],
      ['an image that asks for a token', {}, image({ imdsSupport: 'v2.0' }), { ...nothing, imageRequiresImdsV2: true }],
      ['a public address', { networkInterfaceSet: [{ deviceIndex: 0, associatePublicIpAddress: true }] }, image(), { ...nothing, assignsPublicIp: true }],
      ['a private address', { networkInterfaceSet: [{ deviceIndex: 0, associatePublicIpAddress: false }] }, image(), nothing],
      ['a plain disk of the image', {}, image(root({ encrypted: false })), { ...nothing, encryptsDisks: false }],
      ['a disk that the template makes larger only', root({ volumeSize: 50 }), image(root({ encrypted: false })), { ...nothing, encryptsDisks: false }],
      ['a disk that the template encrypts', root({ encrypted: true }), image(root({ encrypted: false })), nothing],
      ['an encrypted image', root({ volumeSize: 50 }), image(root({ encrypted: true })), nothing],
      ['a second disk, new and plain', { blockDeviceMappingSet: [{ deviceName: '/dev/sdb', ebs: { volumeSize: 50 } }] }, image(root({ encrypted: true })), { ...nothing, encryptsDisks: false }],
      ['a second disk from a snapshot that is not read', { blockDeviceMappingSet: [{ deviceName: '/dev/sdb', ebs: { snapshotId: 'snap-1' } }] }, image(root({ encrypted: true })), { imageRequiresImdsV2: false, assignsPublicIp: false }],
      ['an image that is gone', {}, { imagesSet: [] }, { assignsPublicIp: false }],
      ['an image by parameter', { imageId: 'resolve:ssm:/image' }, image(), { assignsPublicIp: false }],
    ])('%s', async (_, data, ami, expected) => {
      const { blockDeviceMapping, ...rest } = data as { blockDeviceMapping?: unknown };
      const asked = blockDeviceMapping === undefined ? rest : { ...rest, blockDeviceMappingSet: blockDeviceMapping };
      expect(await settings(asked, ami)).toEqual({ state: 'value', value: expected });
    }); // prettier-ignore

    it('are the weakest of all templates of a mixed group', async () => {
      const own = { LaunchTemplateId: 'lt-2', Version: '1' };
      server.script({
        'autoscaling.DescribeAutoScalingGroups': groups(
          group('web', {
            MixedInstancesPolicy: {
              LaunchTemplate: {
                LaunchTemplateSpecification: LaunchTemplate,
                Overrides: [
                  { InstanceType: 'm7g.large' },
                  { InstanceType: 'm7i.large', LaunchTemplateSpecification: own },
                ],
              },
            },
          }),
        ),
        'ec2.DescribeLaunchTemplateVersions': ({ parameters }) =>
          template({
            imageId: 'ami-1',
            metadataOptions: { httpTokens: parameters['LaunchTemplateId'] === 'lt-2' ? 'optional' : 'required' },
          }),
        'ec2.DescribeImages': image(),
      });
      expect(facet(await web(), 'launchSettings')).toMatchObject({ value: { metadataService: 'imdsv1-allowed' } });
      expect(server.count('ec2.DescribeImages')).toBe(1);
    });

    it('of a launch configuration', async () => {
      server.script({
        'autoscaling.DescribeAutoScalingGroups': groups(group('web', { LaunchConfigurationName: 'old' })),
        'autoscaling.DescribeLaunchConfigurations': {
          LaunchConfigurations: [
            {
              LaunchConfigurationName: 'old',
              ImageId: 'ami-1',
              UserData: 'c2VjcmV0',
              AssociatePublicIpAddress: true,
              MetadataOptions: { HttpTokens: 'optional' },
              BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: false } }],
            },
          ],
        },
        'ec2.DescribeImages': image(),
      });
      const { resource, records } = await collect();
      expect(facet(resource('/web'), 'launchSettings')).toEqual({
        state: 'value',
        value: { metadataService: 'imdsv1-allowed', assignsPublicIp: true, encryptsDisks: false },
      });
      expect(JSON.stringify(records)).not.toContain('c2VjcmV0');
    });

    it('are unread where the image is refused', async () => {
      expect(await settings({}, fault('UnauthorizedOperation', 403))).toMatchObject({
        state: 'unread',
        reason: 'denied',
      });
    });
  });

  it('is unread where the call is refused, and the rest is kept', async () => {
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

it('a group of a Kubernetes cluster is related to it', async () => {
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

  it('that is refused is unread, not empty', async () => {
    server.script({ 'autoscaling.DescribeAutoScalingGroups': fault('AccessDenied', 403) });
    expect((await collect()).population('server-group')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'autoscaling:DescribeAutoScalingGroups',
    });
  });
});
