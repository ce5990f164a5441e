import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { AllowedIngress } from '../../../../model/facets.ts';
import { absent, value } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetFrom, assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf } from '../../client/response-fields.ts';

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
      // It stands nowhere and writes nothing down: each machine carries it along.
      placement: absent,
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: absent,
      defaultSecurityGroup: value(group.GroupName === 'default'),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value(
        group.VpcId === undefined ? [] : [{ to: ctx.arn('ec2', `vpc/${group.VpcId}`), role: 'network' }],
      ),
    },
  });
}

/** One rule in our words. ICMP has types where others have ports: it counts as all of them. */
function allowedIngressOf(permission: IpPermission): AllowedIngress {
  const protocol = assertField(permission.IpProtocol, 'IpProtocol');
  const name = protocolName(protocol);
  const ports = name === 'tcp' || name === 'udp';
  return {
    protocol: name,
    fromPort: ports ? (permission.FromPort ?? 0) : 0,
    toPort: ports ? (permission.ToPort ?? 65_535) : 65_535,
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

/** AWS writes protocols by name or by number, depending on the answer. */
export function protocolName(protocol: string): string {
  return PROTOCOLS[protocol] ?? protocol.toLowerCase();
}
