import {
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  AttachVolumeCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  ModifySnapshotAttributeCommand,
  RunInstancesCommand,
  type _InstanceType as InstanceType,
} from '@aws-sdk/client-ec2';
import { named, type Builder } from './clients.ts';
import type { Network } from './network.ts';

const IMAGE = 'ami-12c6146b';

interface ServerPlan {
  readonly name: string;
  readonly type: InstanceType;
  readonly subnet: string;
  readonly groups: readonly string[];
  readonly address?: boolean;
  readonly tokens?: 'required' | 'optional';
}

export async function runServer({ ec2 }: Builder, plan: ServerPlan): Promise<string> {
  const answer = await ec2.send(
    new RunInstancesCommand({
      ImageId: IMAGE,
      InstanceType: plan.type,
      MinCount: 1,
      MaxCount: 1,
      MetadataOptions: { HttpTokens: plan.tokens ?? 'required', HttpEndpoint: 'enabled' },
      NetworkInterfaces: [
        {
          DeviceIndex: 0,
          SubnetId: plan.subnet,
          Groups: [...plan.groups],
          AssociatePublicIpAddress: plan.address === true,
        },
      ],
      TagSpecifications: [{ ResourceType: 'instance', Tags: named(plan.name) }],
    }),
  );
  return answer.Instances![0]!.InstanceId!;
}

export interface Servers {
  /** In zone a and in zone b, each with an address. */
  readonly publicOne: string;
  readonly sealed: string;
  readonly worker: string;
}

/** Servers that differ in one thing each: the address, the subnet's rules, the class, the door to their log-in. */
export async function buildServers(builder: Builder, network: Network): Promise<Servers> {
  const groups = [network.openAdmin, network.web];
  const open = { subnet: network.publicA, groups, address: true, tokens: 'optional' } as const;
  const closed = { subnet: network.sealed, groups, address: true };
  const inside = { subnet: network.privateA, groups: [network.openAdmin] };
  return {
    publicOne: await runServer(builder, { name: 'web-public', type: 't3.micro', ...open }),
    sealed: await runServer(builder, { name: 'web-sealed', type: 'm6i.large', ...closed }),
    worker: await runServer(builder, { name: 'worker-private', type: 'm6i.large', ...inside }),
  };
}

/** Disks of the worker with and without encryption and copies, and one that nobody uses. */
export async function buildDisks({ ec2, region }: Builder, { worker }: Servers): Promise<void> {
  const tagged = <T extends 'volume' | 'snapshot'>(ResourceType: T, name: string) => ({
    TagSpecifications: [{ ResourceType, Tags: named(name) }],
  });
  const disk = async (name: string, Encrypted: boolean, Device?: string): Promise<string> => {
    const asked = { AvailabilityZone: `${region}a`, Size: 20, VolumeType: 'gp3' as const, Encrypted };
    const VolumeId = (await ec2.send(new CreateVolumeCommand({ ...asked, ...tagged('volume', name) }))).VolumeId!;
    if (Device !== undefined) await ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId: worker, Device }));
    return VolumeId;
  };
  const snapshot = async (VolumeId: string, name: string): Promise<string> =>
    (await ec2.send(new CreateSnapshotCommand({ VolumeId, ...tagged('snapshot', name) }))).SnapshotId!;
  const shared = await snapshot(await disk('disk-plain', false, '/dev/sdf'), 'copy-shared');
  await snapshot(await disk('disk-sealed', true, '/dev/sdg'), 'copy-kept');
  await disk('disk-uncopied', true, '/dev/sdh');
  await disk('disk-unused', true);
  const share = { Attribute: 'createVolumePermission' as const, OperationType: 'add' as const, GroupNames: ['all'] };
  await ec2.send(new ModifySnapshotAttributeCommand({ SnapshotId: shared, ...share }));
}

/** Groups over two zones with and without something that changes their size, and one in a single zone. */
export async function buildGroups({ autoscaling, region }: Builder, { publicA, publicB }: Network): Promise<void> {
  await autoscaling.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName: 'shop',
      ImageId: IMAGE,
      InstanceType: 'm6i.large',
    }),
  );
  const group = (AutoScalingGroupName: string, subnets: string[], zones: string[]) =>
    autoscaling.send(
      new CreateAutoScalingGroupCommand({
        ...{ AutoScalingGroupName, LaunchConfigurationName: 'shop', MinSize: 2, MaxSize: 6, DesiredCapacity: 2 },
        AvailabilityZones: zones.map(zone => `${region}${zone}`),
        VPCZoneIdentifier: subnets.join(','),
      }),
    );
  await group('group-fixed', [publicA, publicB], ['a', 'b']);
  await group('group-elastic', [publicA, publicB], ['a', 'b']);
  await group('group-one-zone', [publicA], ['a']);
  await autoscaling.send(
    new PutScalingPolicyCommand({
      ...{ AutoScalingGroupName: 'group-elastic', PolicyName: 'follow-load', PolicyType: 'TargetTrackingScaling' },
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 50,
      },
    }),
  );
}
