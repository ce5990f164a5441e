import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { AllowedIngress } from '../../../../model/facets.ts';
import { absent, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { ec2Relationship } from '../../resource-ids.ts';

/** Reads security groups. */
export const awsEc2SecurityGroups: AwsCollector = {
  id: 'aws-ec2-security-groups',
  provider: 'aws',
  scope: 'regional',
  lists: ['firewall'],
  fills: {
    firewall: [
      'allowedIngress',
      'placement',
      'accessLogging',
      'firewallDefaultAction',
      'wafRules',
      'defaultSecurityGroup',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  operations: operations('ec2', ['DescribeSecurityGroups']),
  collect: async ctx => {
    const { EC2Client, paginateDescribeSecurityGroups } = await import('@aws-sdk/client-ec2');
    await ctx.list('firewall', 'ec2:DescribeSecurityGroups', async () => {
      for await (const page of paginateDescribeSecurityGroups({ client: ctx.client(EC2Client), pageSize: 1000 }, {})) {
        for (const group of assertField(page.SecurityGroups, 'SecurityGroups')) emitGroup(ctx, group);
      }
    });
  },
};

function emitGroup(ctx: AwsContext, group: SecurityGroup): void {
  const id = assertField(group.GroupId, 'GroupId');
  const tags = tagsOf(group.Tags);
  ctx.emit({
    id: ctx.arn('ec2', `security-group/${id}`),
    stableId: id,
    slot: slotOf(tags),
    kind: 'firewall',
    type: 'AWS::EC2::SecurityGroup',
    name: tags['Name'] ?? group.GroupName ?? id,
    tags,
    facets: {
      allowedIngress: facetFrom(() => assertField(group.IpPermissions, 'IpPermissions').map(allowedIngressOf)),
      // A security group has no placement and no log of its own.
      placement: absent,
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: absent,
      defaultSecurityGroup: value(group.GroupName === 'default'),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value(ec2Relationship(ctx, 'network', 'vpc', group.VpcId)),
    },
  });
}

/** One rule. ICMP has types instead of ports: it counts as all ports. */
function allowedIngressOf(permission: IpPermission): AllowedIngress {
  const protocol = assertField(permission.IpProtocol, 'IpProtocol');
  const name = protocolName(protocol);
  const hasPorts = name === 'tcp' || name === 'udp';
  return {
    protocol: name,
    fromPort: hasPorts ? (permission.FromPort ?? 0) : 0,
    toPort: hasPorts ? (permission.ToPort ?? 65_535) : 65_535,
    sources: [
      ...(permission.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
      ...(permission.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
      ...(permission.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []),
      ...(permission.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    ],
  };
}

const PROTOCOLS: Readonly<Record<string, string>> = {
  '-1': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

/** AWS returns protocols by name or by number, depending on the operation. */
export function protocolName(protocol: string): string {
  return PROTOCOLS[protocol] ?? protocol.toLowerCase();
}
