import type { Instance } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { createDiskLines, type DiskLines } from './ebs-optimization.ts';
import { facetOf, present } from '../../client/failure.ts';
import { managementOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { clusterOf } from '../../facets/cluster-tags.ts';
import { tagsOf, told } from '../../client/response-fields.ts';
import { isOutdated } from './instance-types.ts';
import { zoneOf } from '../../facets/zones.ts';

const CALL = 'ec2:DescribeInstances';

export const instancesCollector: AwsCollector = {
  id: 'aws-ec2-instances',
  provider: 'aws',
  scope: 'regional',
  lists: ['server'],
  fills: {
    server: [
      'state', 'placement', 'performance', 'interfaces', 'metadataService', 'management', 'links', 'processors', 'actsAs',
      'standing', 'diskLine',
    ],
  },
  operations: operations('ec2', ['DescribeInstances', 'DescribeInstanceTypes']),
  collect: async ctx => {
    const sdk = await import('@aws-sdk/client-ec2');
    const client = ctx.client(sdk.EC2Client);
    const lines = createDiskLines(ctx, sdk, client);
    await ctx.list('server', CALL, async () => {
      for await (const page of sdk.paginateDescribeInstances({ client, pageSize: 1000 }, {})) {
        const found = present(page.Reservations, 'Reservations').flatMap(({ Instances: all }) => present(all, 'Instances'));
        // AWS shows what was deleted for another hour.
        const there = found.filter(({ State: state }) => state?.Name !== 'terminated');
        await lines.learn(there);
        for (const instance of there) await emitInstance(ctx, instance, lines);
      }
    });
  },
}; // prettier-ignore

async function emitInstance(ctx: AwsContext, instance: Instance, lines: DiskLines): Promise<void> {
  const id = present(instance.InstanceId, 'InstanceId');
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
      state: mapReading(told(instance.State?.Name, 'State'), stateOf),
      placement: await placementOf(ctx, instance),
      performance: mapReading(told(instance.InstanceType, 'InstanceType'), type => performanceOf(type, instance)),
      standing: value(standingOf(instance)),
      processors: processorsOf(instance),
      diskLine: lines.of(instance),
      interfaces: facetOf(() =>
        present(instance.NetworkInterfaces, 'NetworkInterfaces').map(card => interfaceOf(ctx, card)),
      ),
      metadataService: metadataServiceOf(instance),
      management: managementOf(tags),
      actsAs:
        instance.IamInstanceProfile?.Arn === undefined ? absent : value(profileName(instance.IamInstanceProfile.Arn)),
      links: mapReading(told(instance.BlockDeviceMappings, 'BlockDeviceMappings'), mappings =>
        linksOf(ctx, mappings, tags),
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
  const zone = await zoneOf(ctx, Placement?.AvailabilityZoneId, Placement?.AvailabilityZone);
  return mapReading(zone, id => ({
    spread: 'zone' as const,
    places: [{ region: ctx.region, zone: id, role: 'primary' as const }],
  }));
}

/** A Spot machine is spare; a machine without a disk of its own to start from loses all when it stops. */
function standingOf({ InstanceLifecycle: lifecycle, RootDeviceType: root }: Instance): Facets['standing'] {
  if (lifecycle === 'spot') return 'spare';
  return root === 'instance-store' ? 'scratch' : 'lasting';
}

function performanceOf(type: string, { VirtualizationType: sort }: Instance): Facets['performance'] {
  const [family = type] = type.split('.');
  // `t2`, `t4g`, but not `trn1`; `u-6tb1` and `mac2` have the generation at the end of their letters too.
  const generation = /^[a-z]+(?:-\d+tb)?(\d+)/.exec(family)?.[1];
  return {
    class: type,
    burstable: /^t\d/.test(family),
    // Paravirtual machines run on nothing newer.
    outdated: isOutdated(type) || sort === 'paravirtual',
    ...(generation === undefined ? {} : { generation }),
  };
}

/** Machines on demand of the common families share one limit; Spot and the families for special work have their own. */
function processorsOf({
  CpuOptions: cpu,
  InstanceType: type,
  InstanceLifecycle,
}: Instance): Reading<Facets['processors']> {
  const lifecycle: string | undefined = InstanceLifecycle;
  return facetOf(() => ({
    count: present(cpu?.CoreCount, 'CpuOptions.CoreCount') * present(cpu?.ThreadsPerCore, 'CpuOptions.ThreadsPerCore'),
    common: lifecycle === undefined && /^[acdhimrtz]\d/.test(present(type, 'InstanceType')),
  }));
}

type Card = NonNullable<Instance['NetworkInterfaces']>[number];

function interfaceOf(ctx: AwsContext, card: Card): Facets['interfaces'][number] {
  const subnet = present(card.SubnetId, 'SubnetId');
  const groups = present(card.Groups, 'Groups').map(group => present(group.GroupId, 'GroupId'));
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
    families: [
      ...(addresses.some(address => address !== undefined) ? (['v4'] as const) : []),
      ...(v6 ? (['v6'] as const) : []),
    ],
  };
}

function metadataServiceOf({ MetadataOptions }: Instance): Reading<Facets['metadataService']> {
  if (MetadataOptions?.HttpEndpoint === 'disabled') return value('off');
  return mapReading(told(MetadataOptions?.HttpTokens, 'MetadataOptions.HttpTokens'), tokens =>
    tokens === 'required' ? 'token-required' : 'open',
  );
}

type Mappings = NonNullable<Instance['BlockDeviceMappings']>;

function linksOf(ctx: AwsContext, mappings: Mappings, tags: Readonly<Record<string, string>>): Facets['links'] {
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
    ...(cluster === undefined ? [] : [{ to: ctx.arn('eks', `cluster/${cluster}`), role: 'grown-for' }]),
  ];
}
