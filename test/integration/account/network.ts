import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeNetworkAclsCommand,
  ReplaceNetworkAclAssociationCommand,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import { named, type Builder } from './clients.ts';

export interface Network {
  readonly vpc: string;
  /** Leads to the internet, in zone a and in zone b. */
  readonly publicA: string;
  readonly publicB: string;
  /** Leaves through the one NAT gateway, which stands in zone a. */
  readonly privateA: string;
  readonly privateB: string;
  /** Leads to the internet as well, but its network ACL lets port 22 in from nowhere. */
  readonly sealed: string;
  /** Port 22 from everywhere; attached by whoever builds servers. */
  readonly openAdmin: string;
  /** Port 443 from everywhere. */
  readonly web: string;
  /** Port 3306 from the network itself. */
  readonly data: string;
}

const tagsOf = (ResourceType: ResourceType, name: string) => ({
  TagSpecifications: [{ ResourceType, Tags: named(name) }],
});

/** The network of a shop: two zones, a way in, a way out, and doors of every sort. `prefix` tells two of them apart. */
export async function buildNetwork({ ec2, region }: Builder, prefix = ''): Promise<Network> {
  const tagged = (type: ResourceType, name: string) => tagsOf(type, `${prefix}${name}`);
  const vpc = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', ...tagged('vpc', 'shop') }))).Vpc!
    .VpcId!;
  const subnet = async (name: string, zone: string, third: number): Promise<string> => {
    const asked = { VpcId: vpc, CidrBlock: `10.0.${third}.0/24`, AvailabilityZone: `${region}${zone}` };
    return (await ec2.send(new CreateSubnetCommand({ ...asked, ...tagged('subnet', name) }))).Subnet!.SubnetId!;
  };
  const publicA = await subnet('public-a', 'a', 1);
  const publicB = await subnet('public-b', 'b', 2);
  const privateA = await subnet('private-a', 'a', 3);
  const privateB = await subnet('private-b', 'b', 4);
  const sealed = await subnet('sealed-b', 'b', 5);
  const gateway = (await ec2.send(new CreateInternetGatewayCommand(tagged('internet-gateway', 'way-in'))))
    .InternetGateway!.InternetGatewayId!;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: gateway, VpcId: vpc }));
  const address = (await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))).AllocationId!;
  const nat = (
    await ec2.send(
      new CreateNatGatewayCommand({ SubnetId: publicA, AllocationId: address, ...tagged('natgateway', 'way-out') }),
    )
  ).NatGateway!.NatGatewayId!;
  const routed = async (
    name: string,
    subnets: string[],
    target: { GatewayId: string } | { NatGatewayId: string },
  ): Promise<void> => {
    const RouteTableId = (await ec2.send(new CreateRouteTableCommand({ VpcId: vpc, ...tagged('route-table', name) })))
      .RouteTable!.RouteTableId!;
    await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', ...target }));
    for (const SubnetId of subnets) await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
  };
  await routed('to-internet', [publicA, publicB, sealed], { GatewayId: gateway });
  await routed('to-nat', [privateA, privateB], { NatGatewayId: nat });
  await sealSubnet(ec2, vpc, sealed);
  return {
    ...{ vpc, publicA, publicB, privateA, privateB, sealed },
    openAdmin: await openGroup(ec2, vpc, `${prefix}open-admin`, 22, '0.0.0.0/0'),
    web: await openGroup(ec2, vpc, `${prefix}web`, 443, '0.0.0.0/0'),
    data: await openGroup(ec2, vpc, `${prefix}data`, 3306, '10.0.0.0/16'),
  };
}

/** A security group that lets one port in from somewhere. */
export async function openGroup(
  ec2: Builder['ec2'],
  vpc: string,
  name: string,
  port: number,
  from: string,
): Promise<string> {
  const GroupId = (await ec2.send(new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: vpc })))
    .GroupId!;
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: from }] }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  return GroupId;
}

async function sealSubnet(ec2: Builder['ec2'], VpcId: string, subnet: string): Promise<void> {
  const list = (await ec2.send(new CreateNetworkAclCommand({ VpcId, ...tagsOf('network-acl', 'web-only') })))
    .NetworkAcl!.NetworkAclId!;
  const entry = {
    NetworkAclId: list,
    Protocol: '6',
    RuleAction: 'allow' as const,
    CidrBlock: '0.0.0.0/0',
    Egress: false,
  };
  await ec2.send(new CreateNetworkAclEntryCommand({ ...entry, RuleNumber: 100, PortRange: { From: 443, To: 443 } }));
  const before = await ec2.send(
    new DescribeNetworkAclsCommand({ Filters: [{ Name: 'association.subnet-id', Values: [subnet] }] }),
  );
  const AssociationId = before
    .NetworkAcls!.flatMap(acl => acl.Associations ?? [])
    .find(one => one.SubnetId === subnet)!.NetworkAclAssociationId!;
  await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId: list }));
}
