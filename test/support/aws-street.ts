import type { AwsAnswers } from './aws-verdicts.ts';
import { INVENTED_ACCOUNT as ACCOUNT } from './aws-invented.ts';

/** A rule of a group for these ranges. */
export const rule = (port: number | undefined, ranges: readonly string[], protocol = 'tcp') => ({
  IpProtocol: protocol,
  FromPort: port,
  ToPort: port,
  IpRanges: ranges.map(CidrIp => ({ CidrIp })),
});

/** A network that the internet routes to, with one server behind this group. */
export const street = (permissions: readonly object[], server: object = {}): AwsAnswers => ({
  'ec2:DescribeAvailabilityZones': { AvailabilityZones: ['a', 'b'].map((zone, index) => ({ ZoneName: `us-east-1${zone}`, ZoneId: `use1-az${String(index + 1)}`, ZoneType: 'availability-zone', State: 'available', RegionName: 'us-east-1' })) },
  'ec2:DescribeVpcs': { Vpcs: [{ VpcId: 'vpc-1', OwnerId: ACCOUNT, CidrBlock: '10.0.0.0/16' }] },
  'ec2:DescribeSubnets': { Subnets: ['a', 'b'].map((zone, index) => ({ SubnetId: `subnet-${zone}`, VpcId: 'vpc-1', OwnerId: ACCOUNT, CidrBlock: `10.0.${String(index)}.0/24`, AvailabilityZone: `us-east-1${zone}`, AvailabilityZoneId: `use1-az${String(index + 1)}` })) },
  'ec2:DescribeRouteTables': { RouteTables: [{ RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }] }] },
  'ec2:DescribeInternetGateways': { InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] }] },
  'ec2:DescribeNetworkAcls': { NetworkAcls: [{ NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true, Associations: [{ SubnetId: 'subnet-a' }, { SubnetId: 'subnet-b' }], Entries: [{ RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', Egress: false, CidrBlock: '0.0.0.0/0' }] }] },
  'ec2:DescribeSecurityGroups': { SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'web', VpcId: 'vpc-1', OwnerId: ACCOUNT, IpPermissions: permissions, IpPermissionsEgress: [] }] },
  'ec2:DescribeInstances': {
    Reservations: [{ OwnerId: ACCOUNT, Instances: [{ InstanceId: 'i-1', InstanceType: 'm6i.large', State: { Name: 'running' }, Placement: { AvailabilityZone: 'us-east-1a' }, Tags: [{ Key: 'Name', Value: 'web-1' }], BlockDeviceMappings: [], NetworkInterfaces: [{ SubnetId: 'subnet-a', VpcId: 'vpc-1', Association: { PublicIp: '198.51.100.7' }, Groups: [{ GroupId: 'sg-1' }] }], ...server }] }],
  },
}); // prettier-ignore
