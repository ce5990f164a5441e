import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { AllowedIngress, Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { sharedByOf } from '../../facets/shared-by.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { ec2Relationship } from '../../resource-ids.ts';
import { prefixListReader, type PrefixListEntries, type PrefixListReader } from './prefix-lists.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads security groups. */
export const awsEc2SecurityGroups: AwsCollector = {
  id: 'aws-ec2-security-groups',
  provider: 'aws',
  scope: 'regional',
  lists: ['firewall'],
  fills: {
    firewall: [
      'allowedIngress',
      'allowsEgress',
      'placement',
      'accessLogging',
      'firewallDefaultAction',
      'wafRules',
      'deletionProtection',
      'defaultSecurityGroup',
      'sharedBy',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  operations: operations('ec2', ['DescribeSecurityGroups', 'GetManagedPrefixListEntries']),
  collect: async ctx => {
    const sdk = await import('@aws-sdk/client-ec2');
    const client = ctx.client(sdk.EC2Client);
    const entriesOf = prefixListReader(ctx, sdk, client);
    await ctx.list('firewall', 'ec2:DescribeSecurityGroups', async () => {
      await forEachPage(sdk.paginateDescribeSecurityGroups({ client, pageSize: 1000 }, {}), page =>
        forEachItem(assertField(page.SecurityGroups, 'SecurityGroups'), group => emitGroup(ctx, group, entriesOf)),
      );
    });
  },
};

async function emitGroup(ctx: AwsContext, group: SecurityGroup, entriesOf: PrefixListReader): Promise<void> {
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
      allowedIngress: await allowedIngressIn(group, entriesOf),
      allowsEgress: mapReading(requireField(group.IpPermissionsEgress, 'IpPermissionsEgress'), all => all.length > 0),
      // A security group has no placement and no log of its own, and none that is in use can be deleted.
      deletionProtection: absent,
      placement: absent,
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: absent,
      defaultSecurityGroup: value(group.GroupName === 'default'),
      sharedBy: sharedByOf(ctx, group.OwnerId),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value(ec2Relationship(ctx, 'network', 'vpc', group.VpcId)),
    },
  });
}

async function allowedIngressIn(
  { IpPermissions: permissions }: SecurityGroup,
  entriesOf: PrefixListReader,
): Promise<Reading<Facets['allowedIngress']>> {
  const lists = new Set((permissions ?? []).flatMap(prefixListsOf));
  const entries = new Map<string, PrefixListEntries>();
  for (const list of lists) entries.set(list, await entriesOf(list));
  return facetFrom(() => assertField(permissions, 'IpPermissions').map(one => allowedIngressOf(one, entries)));
}

const prefixListsOf = ({ PrefixListIds: lists = [] }: IpPermission): string[] =>
  lists.flatMap(({ PrefixListId: id }) => id ?? []);

/** One rule. ICMP has types instead of ports: it counts as all ports. */
function allowedIngressOf(permission: IpPermission, entries: ReadonlyMap<string, PrefixListEntries>): AllowedIngress {
  const protocol = assertField(permission.IpProtocol, 'IpProtocol');
  const name = protocolName(protocol);
  const hasPorts = name === 'tcp' || name === 'udp';
  const lists = prefixListsOf(permission).map(id => ({ id, blocks: entries.get(id) ?? unread('not-collected', id) }));
  const hidden = lists.find(({ blocks }) => blocks.state === 'unread');
  return {
    protocol: name,
    fromPort: hasPorts ? (permission.FromPort ?? 0) : 0,
    toPort: hasPorts ? (permission.ToPort ?? 65_535) : 65_535,
    sources: [
      ...(permission.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
      ...(permission.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
      ...lists.flatMap(({ id, blocks }) => (blocks.state === 'value' ? blocks.value : [id])),
      ...(permission.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    ],
    ...(hidden?.blocks.state === 'unread' ? { unread: { reason: hidden.blocks.reason, detail: hidden.id } } : {}),
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
