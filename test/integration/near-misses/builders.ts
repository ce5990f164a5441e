import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import { named, type Builder } from '../account/clients.ts';

/** A network with a way to the internet; who needs more than a subnet or two makes them with `subnetIn`. */
export interface Street {
  readonly vpc: string;
  /** Leads to the internet, in zone a. */
  readonly open: string;
  /** Leads nowhere, in zone a. */
  readonly shut: string;
  /** The table of what leads to the internet. */
  readonly routes: string;
}

export async function buildStreet(builder: Builder): Promise<Street> {
  const { ec2 } = builder;
  const vpc = (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true })))
    .Vpc!.VpcId!;
  await nameIt(builder, vpc, 'street');
  const InternetGatewayId = (await ec2.send(new CreateInternetGatewayCommand({}))).InternetGateway!.InternetGatewayId!;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId: vpc }));
  const routes = (await ec2.send(new CreateRouteTableCommand({ VpcId: vpc }))).RouteTable!.RouteTableId!;
  await ec2.send(
    new CreateRouteCommand({ RouteTableId: routes, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId }),
  );
  await ec2.send(
    new CreateRouteCommand({ RouteTableId: routes, DestinationIpv6CidrBlock: '::/0', GatewayId: InternetGatewayId }),
  );
  const street = { vpc, routes };
  return {
    ...street,
    open: await subnetIn(builder, street, { third: 1, leadsOut: true }),
    shut: await subnetIn(builder, street, { third: 2 }),
  };
}

export async function subnetIn(
  { ec2, region }: Builder,
  { vpc, routes }: Pick<Street, 'vpc' | 'routes'>,
  {
    third,
    zone = 'a',
    leadsOut = false,
  }: { readonly third: number; readonly zone?: string; readonly leadsOut?: boolean },
): Promise<string> {
  const SubnetId = (
    await ec2.send(
      new CreateSubnetCommand({
        VpcId: vpc,
        CidrBlock: `10.0.${third}.0/24`,
        AvailabilityZone: `${region}${zone}`,
        TagSpecifications: [{ ResourceType: 'subnet', Tags: named(`subnet-${third}`) }],
      }),
    )
  ).Subnet!.SubnetId!;
  if (leadsOut) await ec2.send(new AssociateRouteTableCommand({ RouteTableId: routes, SubnetId }));
  return SubnetId;
}

/** A security group with one rule. */
export async function groupFor(
  { ec2 }: Builder,
  vpc: string,
  name: string,
  rule: Omit<IpPermission, 'FromPort' | 'ToPort' | 'IpProtocol'>,
  port = 22,
): Promise<string> {
  const GroupId = (await ec2.send(new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: vpc })))
    .GroupId!;
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...rule }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  return GroupId;
}

export const ANYBODY: Pick<IpPermission, 'IpRanges'> = { IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

export async function nameIt({ ec2 }: Builder, id: string, name: string): Promise<void> {
  await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: named(name) }));
}
