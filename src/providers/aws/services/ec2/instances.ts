import type { Instance } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { createEbsOptimization, type EbsOptimization } from './ebs-optimization.ts';
import { facetFrom, assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { clusterOf } from '../../facets/cluster-tags.ts';
import { tagsOf, requireField } from '../../client/response-fields.ts';
import { isPreviousGeneration } from './instance-types.ts';
import { dnsZoneOf } from '../../facets/zones.ts';

const CALL = 'ec2:DescribeInstances';

export const awsEc2Instances: AwsCollector = {
  id: 'aws-ec2-instances',
  provider: 'aws',
  scope: 'regional',
  lists: ['server'],
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
    const lines = createEbsOptimization(ctx, sdk, client);
    await ctx.list('server', CALL, async () => {
      for await (const page of sdk.paginateDescribeInstances({ client, pageSize: 1000 }, {})) {
        const found = assertField(page.Reservations, 'Reservations').flatMap(({ Instances: all }) => assertField(all, 'Instances'));
        // AWS shows what was deleted for another hour.
        const there = found.filter(({ State: state }) => state?.Name !== 'terminated');
        await lines.learn(there);
        for (const instance of there) await emitInstance(ctx, instance, lines);
      }
    });
  },
}; // prettier-ignore

async function emitInstance(ctx: AwsContext, instance: Instance, lines: EbsOptimization): Promise<void> {
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
      placement: await placementOf(ctx, instance),
      performance: mapReading(requireField(instance.InstanceType, 'InstanceType'), type =>
        performanceOf(type, instance),
      ),
      instanceLifecycle: value(instanceLifecycleOf(instance)),
      vcpus: vcpusOf(instance),
      ebsOptimization: lines.of(instance),
      networkInterfaces: facetFrom(() =>
        assertField(instance.NetworkInterfaces, 'NetworkInterfaces').map(card => interfaceOf(ctx, card)),
      ),
      metadataService: metadataServiceOf(instance),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      workloadIdentity:
        instance.IamInstanceProfile?.Arn === undefined ? absent : value(profileName(instance.IamInstanceProfile.Arn)),
      relationships: mapReading(requireField(instance.BlockDeviceMappings, 'BlockDeviceMappings'), mappings =>
        relationshipsOf(ctx, mappings, tags),
      ),
    },
  });
}

/** A profile goes by the name of the role in it, unless somebody named it otherwise. */
const profileName = (arn: string): string => arn.split('/').at(-1) ?? arn;

function stateOf(state: string): Facets['state'] {
  if (state === 'running') return 'running';
  return state === 'stopped' || state === 'stopping' ? 'stopped' : 'other';
}

async function placementOf(ctx: AwsContext, { Placement }: Instance): Promise<Reading<Facets['placement']>> {
  const zone = await dnsZoneOf(ctx, Placement?.AvailabilityZoneId, Placement?.AvailabilityZone);
  return mapReading(zone, id => ({
    spread: 'single-zone' as const,
    locations: [{ region: ctx.region, zone: id, role: 'primary' as const }],
  }));
}

/** A Spot machine is spare; a machine without a disk of its own to start from loses all when it stops. */
function instanceLifecycleOf({
  InstanceLifecycle: lifecycle,
  RootDeviceType: root,
}: Instance): Facets['instanceLifecycle'] {
  if (lifecycle === 'spot') return 'spot';
  return root === 'instance-store' ? 'ephemeral-disk' : 'on-demand';
}

function performanceOf(type: string, { VirtualizationType: sort }: Instance): Facets['performance'] {
  const [family = type] = type.split('.');
  // `t2`, `t4g`, but not `trn1`; `u-6tb1` and `mac2` have the generation at the end of their letters too.
  const generation = /^[a-z]+(?:-\d+tb)?(\d+)/.exec(family)?.[1];
  return {
    type: type,
    burstable: /^t\d/.test(family),
    // Paravirtual machines run on nothing newer.
    previousGeneration: isPreviousGeneration(type) || sort === 'paravirtual',
    ...(generation === undefined ? {} : { generation }),
  };
}

/** Machines on demand of the common families share one limit; Spot and the families for special work have their own. */
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

function interfaceOf(ctx: AwsContext, card: NetworkInterface): Facets['networkInterfaces'][number] {
  const subnet = assertField(card.SubnetId, 'SubnetId');
  const groups = assertField(card.Groups, 'Groups').map(group => assertField(group.GroupId, 'GroupId'));
  const addresses = [
    card.Association?.PublicIp,
    ...(card.PrivateIpAddresses ?? []).map(({ Association }) => Association?.PublicIp),
  ];
  // Unique local addresses are private, whatever the subnet does.
  const v6 = (card.Ipv6Addresses ?? []).some(
    ({ Ipv6Address }) => Ipv6Address !== undefined && !/^f[cd]/i.test(Ipv6Address),
  );
  return {
    subnet: ctx.arn('ec2', `subnet/${subnet}`),
    firewalls: groups.map(group => ctx.arn('ec2', `security-group/${group}`)),
    addressFamilies: [
      ...(addresses.some(address => address !== undefined) ? (['ipv4'] as const) : []),
      ...(v6 ? (['ipv6'] as const) : []),
    ],
  };
}

function metadataServiceOf({ MetadataOptions }: Instance): Reading<Facets['metadataService']> {
  if (MetadataOptions?.HttpEndpoint === 'disabled') return value('disabled');
  return mapReading(requireField(MetadataOptions?.HttpTokens, 'MetadataOptions.HttpTokens'), tokens =>
    tokens === 'required' ? 'imdsv2-required' : 'imdsv1-allowed',
  );
}

type Mappings = NonNullable<Instance['BlockDeviceMappings']>;

function relationshipsOf(
  ctx: AwsContext,
  mappings: Mappings,
  tags: Readonly<Record<string, string>>,
): Facets['relationships'] {
  const disks = mappings.flatMap(({ Ebs }) =>
    Ebs?.VolumeId === undefined ? [] : [{ to: ctx.arn('ec2', `volume/${Ebs.VolumeId}`), role: 'disk' }],
  );
  // The tag names the group; the rest of its ARN is known to Auto Scaling alone.
  const group = tags['aws:autoscaling:groupName'];
  if (group !== undefined) return [...disks, { to: group, role: 'group' }];
  // What grows a cluster from inside starts machines in no group of the cloud, and replaces them itself.
  const pool = tags['karpenter.sh/nodepool'] ?? tags['karpenter.sh/provisioner-name'];
  if (pool === undefined) return disks;
  const cluster = clusterOf(tags);
  return [
    ...disks,
    { to: pool, role: 'group' },
    ...(cluster === undefined ? [] : [{ to: ctx.arn('eks', `cluster/${cluster}`), role: 'autoscaled-cluster' }]),
  ];
}
