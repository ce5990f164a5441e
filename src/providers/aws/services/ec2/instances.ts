import type { Instance } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { clusterOf } from '../../facets/cluster-tags.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { singleZonePlacement } from '../../facets/zone-placement.ts';
import { ec2Relationship } from '../../resource-ids.ts';
import { createEbsOptimization, type EbsOptimization } from './ebs-optimization.ts';
import { isPreviousGeneration } from './instance-types.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

const CALL = 'ec2:DescribeInstances';

/** Reads EC2 instances. */
export const awsEc2Instances: AwsCollector = {
  id: 'aws-ec2-instances',
  provider: 'aws',
  scope: 'regional',
  lists: ['server'],
  inNetwork: ['server'],
  fills: {
    server: [
      'state', 'placement', 'performance', 'networkInterfaces', 'metadataService', 'infrastructureAsCode', 'relationships', 'vcpus', 'workloadIdentity',
      'instanceLifecycle', 'ebsOptimization',
    ],
  },
  operations: operations('ec2', ['DescribeInstances', 'DescribeInstanceTypes']),
  collect: async ctx => {
    const sdk = await import('@aws-sdk/client-ec2');
    const client = ctx.client(sdk.EC2Client);
    const ebsOptimization = createEbsOptimization(ctx, sdk, client);
    await ctx.list('server', CALL, async () => {
      await forEachPage(sdk.paginateDescribeInstances({ client, pageSize: 1000 }, {}), async (page) => {
        const found = assertField(page.Reservations, 'Reservations').flatMap(({ Instances: all }) => assertField(all, 'Instances'));
        // AWS lists terminated instances for another hour.
        const existing = found.filter(({ State: state }) => state?.Name !== 'terminated');
        await ebsOptimization.load(existing);
        await forEachItem(existing, instance => emitInstance(ctx, instance, ebsOptimization));
      });
    });
  },
}; // prettier-ignore

async function emitInstance(ctx: AwsContext, instance: Instance, ebsOptimization: EbsOptimization): Promise<void> {
  const id = assertField(instance.InstanceId, 'InstanceId');
  const tags = tagsOf(instance.Tags);
  ctx.emit({
    id: ctx.arn('ec2', `instance/${id}`),
    stableId: id,
    slot: slotOf(tags),
    kind: 'server',
    type: 'AWS::EC2::Instance',
    name: tags['Name'] ?? id,
    tags,
    createdAt: instance.LaunchTime?.toISOString(),
    facets: {
      state: mapReading(requireField(instance.State?.Name, 'State'), stateOf),
      placement: await singleZonePlacement(
        ctx,
        instance.Placement?.AvailabilityZoneId,
        instance.Placement?.AvailabilityZone,
      ),
      performance: mapReading(requireField(instance.InstanceType, 'InstanceType'), type =>
        performanceOf(type, instance),
      ),
      instanceLifecycle: value(instanceLifecycleOf(instance)),
      vcpus: vcpusOf(instance),
      ebsOptimization: ebsOptimization.of(instance),
      networkInterfaces: facetFrom(() =>
        assertField(instance.NetworkInterfaces, 'NetworkInterfaces').map(one => interfaceOf(ctx, one)),
      ),
      metadataService: metadataServiceOf(instance),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      workloadIdentity:
        instance.IamInstanceProfile?.Arn === undefined ? absent : value(profileName(instance.IamInstanceProfile.Arn)),
      relationships: mapReading(requireField(instance.BlockDeviceMappings, 'BlockDeviceMappings'), mappings => [
        ...disksOf(ctx, mappings, instance.RootDeviceName),
        ...poolsOf(ctx, tags),
      ]),
    },
  });
}

/** An instance profile usually has the name of its role. */
const profileName = (arn: string): string => arn.split('/').at(-1) ?? arn;

function stateOf(state: string): Facets['state'] {
  if (state === 'running') return 'running';
  return state === 'stopped' || state === 'stopping' ? 'stopped' : 'other';
}

/** An instance with an instance-store root volume loses it when it stops. */
function instanceLifecycleOf({
  InstanceLifecycle: lifecycle,
  RootDeviceType: root,
}: Instance): Facets['instanceLifecycle'] {
  if (lifecycle === 'spot') return 'spot';
  return root === 'instance-store' ? 'ephemeral-disk' : 'on-demand';
}

function performanceOf(type: string, { VirtualizationType: virtualization }: Instance): Facets['performance'] {
  const [family = type] = type.split('.');
  // `t2`, `t4g`, but not `trn1`; in `u-6tb1` and `mac2` the generation follows the letters as well.
  const generation = /^[a-z]+(?:-\d+tb)?(\d+)/.exec(family)?.[1];
  return {
    type,
    burstable: /^t\d/.test(family),
    // Paravirtual instances run on older instance types only.
    previousGeneration: isPreviousGeneration(type) || virtualization === 'paravirtual',
    ...(generation === undefined ? {} : { generation }),
  };
}

/** On-demand instances of the standard families share one quota; Spot and special families have their own. */
function vcpusOf({ CpuOptions: cpu, InstanceType: type, InstanceLifecycle }: Instance): Reading<Facets['vcpus']> {
  const lifecycle: string | undefined = InstanceLifecycle;
  return facetFrom(() => ({
    count:
      assertField(cpu?.CoreCount, 'CpuOptions.CoreCount') *
      assertField(cpu?.ThreadsPerCore, 'CpuOptions.ThreadsPerCore'),
    sharedQuota: lifecycle === undefined && /^[acdhimrtz]\d/.test(assertField(type, 'InstanceType')),
  }));
}

type NetworkInterface = NonNullable<Instance['NetworkInterfaces']>[number];

function interfaceOf(
  ctx: AwsContext,
  { SubnetId, VpcId, Groups, Association, PrivateIpAddresses = [], Ipv6Addresses = [] }: NetworkInterface,
): Facets['networkInterfaces'][number] {
  const subnet = assertField(SubnetId, 'SubnetId');
  const groups = assertField(Groups, 'Groups').map(group => assertField(group.GroupId, 'GroupId'));
  const publicIpv4 = [Association, ...PrivateIpAddresses.map(one => one.Association)].flatMap(
    association => association?.PublicIp ?? [],
  );
  // Unique local addresses are private, whatever the subnet routes.
  const publicIpv6 = Ipv6Addresses.some(({ Ipv6Address }) => Ipv6Address !== undefined && !/^f[cd]/i.test(Ipv6Address));
  const addresses = [
    ...PrivateIpAddresses.map(one => one.PrivateIpAddress),
    ...Ipv6Addresses.map(one => one.Ipv6Address),
  ].flatMap(address => address ?? []);
  return {
    subnet: ctx.arn('ec2', `subnet/${subnet}`),
    firewalls: groups.map(group => ctx.arn('ec2', `security-group/${group}`)),
    addressFamilies: [
      ...(publicIpv4.length > 0 ? (['ipv4'] as const) : []),
      ...(publicIpv6 ? (['ipv6'] as const) : []),
    ],
    ...(VpcId === undefined || addresses.length === 0
      ? {}
      : { privateAddresses: { network: ctx.arn('ec2', `vpc/${VpcId}`), addresses } }),
    ...(publicIpv4.length === 0 ? {} : { publicAddresses: [...new Set(publicIpv4)] }),
  };
}

function metadataServiceOf({ MetadataOptions }: Instance): Reading<Facets['metadataService']> {
  if (MetadataOptions?.HttpEndpoint === 'disabled') return value('disabled');
  return mapReading(requireField(MetadataOptions?.HttpTokens, 'MetadataOptions.HttpTokens'), tokens =>
    tokens === 'required' ? 'imdsv2-required' : 'imdsv1-allowed',
  );
}

type Mappings = NonNullable<Instance['BlockDeviceMappings']>;

/** Its disks, and once more the one that it starts from. */
function disksOf(ctx: AwsContext, mappings: Mappings, root: string | undefined): Facets['relationships'] {
  const disk = (role: string) => (mapping: Mappings[number]) =>
    ec2Relationship(ctx, role, 'volume', mapping.Ebs?.VolumeId);
  const boot = mappings.filter(({ DeviceName }) => DeviceName !== undefined && DeviceName === root);
  return [...mappings.flatMap(disk('disk')), ...boot.flatMap(disk('boot-disk'))];
}

/** The group or pool that starts it again. */
function poolsOf(ctx: AwsContext, tags: Readonly<Record<string, string>>): Facets['relationships'] {
  // The tag has the name of the group; only Auto Scaling knows the rest of its ARN.
  const group = tags['aws:autoscaling:groupName'];
  if (group !== undefined) return [{ to: group, role: 'group' }];
  // Karpenter starts instances outside of any Auto Scaling group, and replaces them itself.
  const pool = tags['karpenter.sh/nodepool'] ?? tags['karpenter.sh/provisioner-name'];
  if (pool === undefined) return [];
  const cluster = clusterOf(tags);
  return [
    { to: pool, role: 'group' },
    ...(cluster === undefined ? [] : [{ to: ctx.arn('eks', `cluster/${cluster}`), role: 'autoscaled-cluster' }]),
  ];
}
