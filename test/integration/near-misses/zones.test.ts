import {
  type AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  PutScalingPolicyCommand,
  SuspendProcessesCommand,
} from '@aws-sdk/client-auto-scaling';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateFileSystemCommand, CreateMountTargetCommand, EFSClient } from '@aws-sdk/client-efs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  type CreateDBInstanceCommandInput,
} from '@aws-sdk/client-rds';
import { named, type Builder } from '../account/clients.ts';
import { runServer } from '../account/servers.ts';
import { describeNearMisses, HOME, type NearMiss } from './accounts.ts';
import { ANYBODY, buildStreet, groupFor, subnetIn } from './builders.ts';

const ZONES = [`${HOME}a`, `${HOME}b`, `${HOME}c`];
const OWNER = { MasterUsername: 'owner', MasterUserPassword: 'not-a-secret-1' };

async function database({ rds }: Builder, name: string, asked: Partial<CreateDBInstanceCommandInput>): Promise<void> {
  await rds.send(
    new CreateDBInstanceCommand({
      ...{
        ...OWNER,
        DBInstanceIdentifier: name,
        DBInstanceClass: 'db.m6g.large',
        Engine: 'mysql',
        AllocatedStorage: 20,
      },
      ...{ AvailabilityZone: `${HOME}a`, ...asked },
    }),
  );
}

/** An Aurora cluster: its storage lies in three zones, whatever runs on it. */
async function cluster({ rds }: Builder, name: string, instances: readonly string[]): Promise<void> {
  const what = { DBClusterIdentifier: name, Engine: 'aurora-mysql' };
  await rds.send(new CreateDBClusterCommand({ ...what, ...OWNER, AvailabilityZones: ZONES }));
  for (const [index, zone] of instances.entries()) {
    const member = { DBInstanceIdentifier: `${name}-${index}`, DBInstanceClass: 'db.r6g.large' };
    await rds.send(new CreateDBInstanceCommand({ ...what, ...member, AvailabilityZone: `${HOME}${zone}` }));
  }
}

interface GroupPlan {
  readonly subnets: readonly string[];
  readonly zones: readonly string[];
  readonly min: number;
  readonly max: number;
}

async function groups({ autoscaling }: Builder, plans: Readonly<Record<string, GroupPlan>>): Promise<void> {
  const LaunchConfigurationName = 'shop';
  await autoscaling.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName,
      ImageId: 'ami-12c6146b',
      InstanceType: 'm6i.large',
    }),
  );
  for (const [AutoScalingGroupName, { subnets, zones, min, max }] of Object.entries(plans)) {
    await autoscaling.send(
      new CreateAutoScalingGroupCommand({
        ...{ AutoScalingGroupName, LaunchConfigurationName, MinSize: min, MaxSize: max, DesiredCapacity: min },
        AvailabilityZones: zones.map(zone => `${HOME}${zone}`),
        VPCZoneIdentifier: subnets.join(','),
      }),
    );
  }
}

const followLoad = (autoscaling: AutoScalingClient, AutoScalingGroupName: string) =>
  autoscaling.send(
    new PutScalingPolicyCommand({
      ...{ AutoScalingGroupName, PolicyName: 'follow-load', PolicyType: 'TargetTrackingScaling' },
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 50,
      },
    }),
  );

async function natIn({ ec2 }: Builder, SubnetId: string, name: string): Promise<string> {
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const TagSpecifications = [{ ResourceType: 'natgateway' as const, Tags: named(name) }];
  const made = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId, TagSpecifications }));
  return made.NatGateway!.NatGatewayId!;
}

async function leaveThrough({ ec2 }: Builder, VpcId: string, subnet: string, NatGatewayId: string): Promise<void> {
  const { RouteTable: table } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const { RouteTableId } = table!;
  await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId }));
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: subnet }));
}

/** This account's zone a is that physical zone, and so on. */
const zonesAre = (physical: readonly number[]) => ({
  availabilityZoneInfo: physical.map((number, index) => ({
    ...{ zoneName: ZONES[index], zoneId: `euw1-az${number}`, regionName: HOME, zoneState: 'available' },
  })),
});

const CASES: readonly NearMiss[] = [
  {
    name: 'a database with a standby, one without, and one with a read copy next door',
    build: async ({ home }) => {
      await database(home, 'doubled', { MultiAZ: true });
      await database(home, 'alone', { MultiAZ: false });
      await database(home, 'read-elsewhere', { MultiAZ: false });
      await home.rds.send(
        new CreateDBInstanceReadReplicaCommand({
          ...{ DBInstanceIdentifier: 'read-copy', SourceDBInstanceIdentifier: 'read-elsewhere' },
          AvailabilityZone: `${HOME}b`,
        }),
      );
    },
    must: [
      ['single-zone-database', 'alone'],
      ['single-zone-database', 'read-elsewhere'],
    ],
    mustNot: [['single-zone-database', 'doubled']],
  },
  {
    name: 'a cluster over three zones with one instance, with two in one zone, and with two in two',
    build: async ({ home }) => {
      await cluster(home, 'one-instance', ['a']);
      await cluster(home, 'two-together', ['b', 'b']);
      await cluster(home, 'two-apart', ['a', 'b']);
    },
    must: [
      ['single-zone-database', 'one-instance'],
      ['single-zone-database', 'two-together'],
    ],
    mustNot: [['single-zone-database', 'two-apart']],
  },
  {
    name: 'a table that stands in no zone',
    build: async ({ home, client }) => {
      await database(home, 'alone', {});
      await client(DynamoDBClient).send(
        new CreateTableCommand({
          ...{ TableName: 'baskets', BillingMode: 'PAY_PER_REQUEST' },
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        }),
      );
    },
    must: [['single-zone-database', 'alone']],
    mustNot: [['single-zone-database', 'baskets']],
  },
  {
    name: 'groups of at least two in one zone, of one in two zones, and switched off',
    build: async ({ home }) => {
      const street = await buildStreet(home);
      const { open } = street;
      const sameZone = await subnetIn(home, street, { third: 3 });
      const nextZone = await subnetIn(home, street, { third: 4, zone: 'b' });
      await groups(home, {
        'two-subnets-one-zone': { subnets: [open, sameZone], zones: ['a'], min: 2, max: 4 },
        'one-in-two-zones': { subnets: [open, nextZone], zones: ['a', 'b'], min: 1, max: 4 },
        'two-in-two-zones': { subnets: [open, nextZone], zones: ['a', 'b'], min: 2, max: 4 },
        'switched-off': { subnets: [open], zones: ['a'], min: 0, max: 0 },
      });
    },
    must: [
      ['single-zone-server-group', 'two-subnets-one-zone'],
      ['single-instance-app', 'one-in-two-zones'],
    ],
    mustNot: [
      ['single-zone-server-group', 'one-in-two-zones'],
      ['single-zone-server-group', 'two-in-two-zones'],
      ['single-zone-server-group', 'switched-off'],
      ['single-instance-app', 'two-in-two-zones'],
      ['single-instance-app', 'switched-off'],
    ],
  },
  {
    name: 'groups that may grow but do not, that were told to stop growing, that grow, and that are full',
    build: async ({ home }) => {
      const { open } = await buildStreet(home);
      const plan = { subnets: [open], zones: ['a'], min: 2, max: 4 };
      await groups(home, {
        'never-told': plan,
        'told-to-stop': plan,
        grows: plan,
        'fixed-size': { ...plan, max: 2 },
      });
      for (const name of ['told-to-stop', 'grows']) await followLoad(home.autoscaling, name);
      await home.autoscaling.send(
        new SuspendProcessesCommand({ AutoScalingGroupName: 'told-to-stop', ScalingProcesses: ['AlarmNotification'] }),
      );
    },
    must: [
      ['server-group-without-autoscaling', 'never-told'],
      ['server-group-without-autoscaling', 'told-to-stop'],
      ['server-group-without-autoscaling', 'fixed-size'],
    ],
    mustNot: [
      ['server-group-without-autoscaling', 'grows'],
      ['server-group-at-maximum-size', 'grows'],
      ['server-group-at-maximum-size', 'fixed-size'],
    ],
  },
  {
    name: 'a balancer in two zones before machines in one',
    build: async ({ home }) => {
      const street = await buildStreet(home);
      const { vpc, open } = street;
      const next = await subnetIn(home, street, { third: 3, zone: 'b', leadsOut: true });
      const group = await groupFor(home, vpc, 'web', ANYBODY, 80);
      const machine = (name: string, subnet: string) =>
        runServer(home, { name, type: 'm6i.large', subnet, groups: [group] });
      const [one, two, three] = [await machine('one', open), await machine('two', open), await machine('three', next)];
      const front = async (Name: string, ids: readonly string[]): Promise<void> => {
        const { LoadBalancers } = await home.elb.send(
          new CreateLoadBalancerCommand({ Name, Subnets: [open, next], SecurityGroups: [group] }),
        );
        const { TargetGroups } = await home.elb.send(
          new CreateTargetGroupCommand({ Name, Protocol: 'HTTP', Port: 80, VpcId: vpc }),
        );
        const { TargetGroupArn } = TargetGroups![0]!;
        await home.elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: ids.map(Id => ({ Id })) }));
        const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
        const { LoadBalancerArn } = LoadBalancers![0]!;
        await home.elb.send(new CreateListenerCommand({ LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions }));
      };
      await front('before-one-zone', [one, two]);
      await front('before-two-zones', [two, three]);
      await front('before-nothing', []);
    },
    must: [['single-zone-load-balancer-targets', 'before-one-zone']],
    mustNot: [
      ['single-zone-load-balancer-targets', 'before-two-zones'],
      ['single-zone-load-balancer-targets', 'before-nothing'],
      ['single-zone-load-balancer', 'before-one-zone'],
    ],
  },
  {
    name: 'a way out in one zone for that zone only, and one for two zones',
    build: async ({ home }) => {
      const street = await buildStreet(home);
      const { vpc, open, shut } = street;
      const openNext = await subnetIn(home, street, { third: 3, zone: 'b', leadsOut: true });
      const shutNext = await subnetIn(home, street, { third: 4, zone: 'b' });
      const shutLast = await subnetIn(home, street, { third: 5, zone: 'c' });
      const own = await natIn(home, open, 'for-its-own-zone');
      const shared = await natIn(home, openNext, 'for-two-zones');
      await leaveThrough(home, vpc, shut, own);
      await leaveThrough(home, vpc, shutNext, shared);
      await leaveThrough(home, vpc, shutLast, shared);
    },
    must: [['nat-gateway-shared-across-zones', 'for-two-zones']],
    mustNot: [['nat-gateway-shared-across-zones', 'for-its-own-zone']],
  },
  {
    name: 'a lone machine that runs, that is stopped, and of which a group makes another',
    build: async ({ home }) => {
      const { vpc, open } = await buildStreet(home);
      const plan = {
        type: 't3.micro',
        subnet: open,
        groups: [await groupFor(home, vpc, 'web', ANYBODY, 443)],
      } as const;
      await runServer(home, { ...plan, name: 'running' });
      const asleep = await runServer(home, { ...plan, name: 'asleep' });
      await home.ec2.send(new StopInstancesCommand({ InstanceIds: [asleep] }));
    },
    must: [
      ['server-without-autohealing', 'running'],
      ['burstable-server', 'running'],
    ],
    mustNot: [
      ['server-without-autohealing', 'asleep'],
      ['burstable-server', 'asleep'],
    ],
  },
  {
    name: 'shared files in one zone, and in all with a door in one',
    build: async ({ home, client }) => {
      const street = await buildStreet(home);
      const next = await subnetIn(home, street, { third: 3, zone: 'b' });
      const efs = client(EFSClient);
      const files = async (name: string, zone: string | undefined, doors: readonly string[]): Promise<void> => {
        const where = zone === undefined ? {} : { AvailabilityZoneName: zone };
        const { FileSystemId } = await efs.send(
          new CreateFileSystemCommand({ CreationToken: name, Tags: named(name), ...where }),
        );
        for (const SubnetId of doors) await efs.send(new CreateMountTargetCommand({ FileSystemId, SubnetId }));
      };
      await files('kept-in-one-zone', `${HOME}a`, [street.open]);
      await files('one-door', undefined, [street.open]);
      await files('two-doors', undefined, [street.open, next]);
    },
    must: [
      ['single-zone-data-store', 'kept-in-one-zone'],
      ['single-zone-data-store', 'one-door'],
    ],
    mustNot: [['single-zone-data-store', 'two-doors']],
  },
  {
    name: 'a zone of one name that is another data centre in the next account',
    twoAccounts: true,
    build: async (own, other) => {
      own.tell({ 'ec2.DescribeAvailabilityZones': zonesAre([3, 1, 2]) });
      other.tell({ 'ec2.DescribeAvailabilityZones': zonesAre([2, 3, 1]) });
      await database(own.home, 'here', { AvailabilityZone: `${HOME}a` });
      await database(other.home, 'there', { AvailabilityZone: `${HOME}a` });
      await database(other.home, 'beside', { AvailabilityZone: `${HOME}b` });
    },
    must: [
      ['single-zone-database', 'here', 'euw1-az3'],
      ['single-zone-database', 'there', 'euw1-az2'],
      ['single-zone-database', 'beside', 'euw1-az3'],
    ],
    mustNot: [],
  },
];

await describeNearMisses('one data centre less, and a rush of customers', CASES);
