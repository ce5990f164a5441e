import type * as ResolverSdk from '@aws-sdk/client-route53resolver';
import type { Subnet } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { networkLink, placementIn } from '../ec2/network-connections.ts';
import { present } from '../../client/failure.ts';
import { settleAll, told } from '../../client/response-fields.ts';

type Resolver = typeof ResolverSdk;

/** What is said about names inside networks, by the id of each network; one that is not in it has none. */
export interface NameService {
  readonly logs: Reading<ReadonlyMap<string, Facets['accessLog']>>;
  readonly filters: Reading<ReadonlySet<string>>;
}

/** Reads which networks write down the questions for names, and which filter them. Two calls where nobody does. */
export async function readNameService(ctx: AwsContext): Promise<NameService> {
  const resolver = await import('@aws-sdk/client-route53resolver');
  const client = ctx.client(resolver.Route53ResolverClient);
  const [logs, filters] = await Promise.all([
    ctx.read('route53resolver:ListResolverQueryLogConfigAssociations', () => readLogs(resolver, client)),
    ctx.read('route53resolver:ListFirewallRuleGroupAssociations', () => readFilters(resolver, client)),
  ]);
  return { logs, filters };
}

async function readLogs(resolver: Resolver, client: ResolverSdk.Route53ResolverClient) {
  const kept = new Map<string, Facets['accessLog']>();
  const pages = resolver.paginateListResolverQueryLogConfigAssociations({ client, pageSize: 100 }, {});
  for await (const page of pages) {
    const found = present(page.ResolverQueryLogConfigAssociations, 'ResolverQueryLogConfigAssociations');
    for (const { ResourceId: network, Status: status } of found) {
      // What fails, or is being taken away, writes nothing down.
      if (network !== undefined && (status === 'ACTIVE' || status === 'CREATING')) kept.set(network, 'kept');
    }
  }
  return kept;
}

async function readFilters(resolver: Resolver, client: ResolverSdk.Route53ResolverClient) {
  const filtered = new Set<string>();
  const pages = resolver.paginateListFirewallRuleGroupAssociations({ client, pageSize: 100 }, {});
  for await (const page of pages) {
    for (const { VpcId: network } of present(page.FirewallRuleGroupAssociations, 'FirewallRuleGroupAssociations'))
      if (network !== undefined) filtered.add(network);
  }
  return filtered;
}

export const nameLogOf = ({ logs }: NameService, network: string): Reading<Facets['accessLog']> =>
  mapReading(logs, kept => kept.get(network) ?? 'none');

export const nameFilterOf = ({ filters }: NameService, network: string): Reading<boolean> =>
  mapReading(filters, filtered => filtered.has(network));

/** Lists the doors through which questions for names go between our networks and others. */
export async function listResolverEndpoints(ctx: AwsContext, subnets: Reading<readonly Subnet[]>): Promise<void> {
  const resolver = await import('@aws-sdk/client-route53resolver');
  const client = ctx.client(resolver.Route53ResolverClient);
  await ctx.list('link', 'route53resolver:ListResolverEndpoints', async () => {
    for await (const page of resolver.paginateListResolverEndpoints({ client, pageSize: 100 }, {})) {
      const found = present(page.ResolverEndpoints, 'ResolverEndpoints');
      await settleAll(found.map(endpoint => emitEndpoint(ctx, resolver, client, endpoint, subnets)));
    }
  });
}

async function emitEndpoint(
  ctx: AwsContext,
  resolver: Resolver,
  client: ResolverSdk.Route53ResolverClient,
  endpoint: ResolverSdk.ResolverEndpoint,
  subnets: Reading<readonly Subnet[]>,
): Promise<void> {
  const ResolverEndpointId = present(endpoint.Id, 'Id');
  const standsIn = await ctx.read('route53resolver:ListResolverEndpointIpAddresses', async () => {
    const ids = new Set<string>();
    const pages = resolver.paginateListResolverEndpointIpAddresses({ client, pageSize: 100 }, { ResolverEndpointId });
    for await (const page of pages)
      for (const { SubnetId: subnet } of present(page.IpAddresses, 'IpAddresses'))
        if (subnet !== undefined) ids.add(subnet);
    return [...ids];
  });
  ctx.emit({
    id: present(endpoint.Arn, 'Arn'),
    stableId: ResolverEndpointId,
    kind: 'link',
    type: 'AWS::Route53Resolver::ResolverEndpoint',
    name: endpoint.Name ?? ResolverEndpointId,
    tags: {},
    createdAt: endpoint.CreationTime,
    facets: {
      placement: standsIn.state === 'value' ? await placementIn(ctx, standsIn.value, subnets) : standsIn,
      uplink: absent,
      farEnd: absent,
      state: mapReading(told(endpoint.Status, 'Status'), status => (status === 'OPERATIONAL' ? 'running' : 'other')),
      // The list does not tell its tags.
      management: unread('not-collected', 'tags'),
      links: value(networkLink(ctx, endpoint.HostVPCId)),
    },
  });
}
