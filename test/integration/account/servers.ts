import {
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  ModifySnapshotAttributeCommand,
  RunInstancesCommand,
  type _InstanceType as InstanceType,
} from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  RegisterTargetsCommand,
  type CreateLoadBalancerCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { UploadServerCertificateCommand } from '@aws-sdk/client-iam';
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

/** Servers that differ in one thing each: the address, the subnet's rules, the class, the door to their log-in. */
export async function buildServers(builder: Builder, network: Network): Promise<void> {
  const { openAdmin, web } = network;
  await runServer(builder, {
    name: 'web-public',
    type: 't3.micro',
    subnet: network.publicA,
    groups: [openAdmin, web],
    address: true,
    tokens: 'optional',
  });
  await runServer(builder, {
    name: 'web-sealed',
    type: 'm6i.large',
    subnet: network.sealed,
    groups: [openAdmin, web],
    address: true,
  });
  await runServer(builder, {
    name: 'worker-private',
    type: 'm6i.large',
    subnet: network.privateA,
    groups: [openAdmin],
  });
}

export async function buildDisks({ ec2, region }: Builder): Promise<void> {
  const disk = async (name: string, Encrypted: boolean): Promise<string> => {
    const asked = { AvailabilityZone: `${region}a`, Size: 20, VolumeType: 'gp3' as const, Encrypted };
    return (
      await ec2.send(
        new CreateVolumeCommand({ ...asked, TagSpecifications: [{ ResourceType: 'volume', Tags: named(name) }] }),
      )
    ).VolumeId!;
  };
  const snapshot = async (VolumeId: string, name: string): Promise<string> =>
    (
      await ec2.send(
        new CreateSnapshotCommand({ VolumeId, TagSpecifications: [{ ResourceType: 'snapshot', Tags: named(name) }] }),
      )
    ).SnapshotId!;
  const plain = await disk('disk-plain', false);
  const sealed = await disk('disk-sealed', true);
  await disk('disk-uncopied', true);
  const shared = await snapshot(plain, 'copy-shared');
  await snapshot(sealed, 'copy-kept');
  await ec2.send(
    new ModifySnapshotAttributeCommand({
      SnapshotId: shared,
      Attribute: 'createVolumePermission',
      OperationType: 'add',
      GroupNames: ['all'],
    }),
  );
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

/** Entry points: in two zones and encrypted, in two zones and plain, in one zone. */
export async function buildBalancers({ elb, iam }: Builder, network: Network): Promise<void> {
  const { publicA, publicB, web, vpc } = network;
  const balancer = async (Name: string, asked: Omit<CreateLoadBalancerCommandInput, 'Name'>): Promise<string> =>
    (await elb.send(new CreateLoadBalancerCommand({ Name, Scheme: 'internet-facing', ...asked }))).LoadBalancers![0]!
      .LoadBalancerArn!;
  const target = (
    await elb.send(
      new CreateTargetGroupCommand({ Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: vpc, TargetType: 'ip' }),
    )
  ).TargetGroups![0]!.TargetGroupArn!;
  await elb.send(
    new RegisterTargetsCommand({
      TargetGroupArn: target,
      Targets: [
        { Id: '10.0.1.10', AvailabilityZone: 'eu-west-1a' },
        { Id: '10.0.2.10', AvailabilityZone: 'eu-west-1b' },
      ],
    }),
  );
  const certificate = { ServerCertificateName: 'shop', CertificateBody: 'not one', PrivateKey: 'not one' };
  const { ServerCertificateMetadata: uploaded } = await iam.send(new UploadServerCertificateCommand(certificate));
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: target }];
  const front = await balancer('front-two-zones', {
    Type: 'application',
    Subnets: [publicA, publicB],
    SecurityGroups: [web],
  });
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: front,
      Protocol: 'HTTPS',
      Port: 443,
      Certificates: [{ CertificateArn: uploaded!.Arn! }],
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      DefaultActions,
    }),
  );
  const plain = await balancer('front-plain', {
    Type: 'application',
    Subnets: [publicA, publicB],
    SecurityGroups: [web],
  });
  await elb.send(new CreateListenerCommand({ LoadBalancerArn: plain, Protocol: 'HTTP', Port: 443, DefaultActions }));
  const single = await balancer('front-one-zone', { Type: 'network', Subnets: [publicA] });
  await elb.send(new CreateListenerCommand({ LoadBalancerArn: single, Protocol: 'TCP', Port: 443, DefaultActions }));
}
