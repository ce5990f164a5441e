import type { Subnet } from '@aws-sdk/client-ec2';
import type * as ResolverSdk from '@aws-sdk/client-route53resolver';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, assertRows, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { ec2Relationship } from '../../resource-ids.ts';
import { subnetPlacement } from '../ec2/network-connections.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Resolver = typeof ResolverSdk;

/** DNS query logging and DNS Firewall by VPC id; a VPC that is missing has none. */
export interface ResolverConfig {
  readonly logs: Reading<ReadonlyMap<string, Facets['accessLogging']>>;
  readonly filters: Reading<ReadonlySet<string>>;
}

/** Reads which VPCs log DNS queries, and which filter them with DNS Firewall. */
export async function readResolverConfig(ctx: AwsContext): Promise<ResolverConfig> {
  const resolver = await import('@aws-sdk/client-route53resolver');
  const client = ctx.client(resolver.Route53ResolverClient);
  const [logs, filters] = await Promise.all([
    ctx.read('route53resolver:ListResolverQueryLogConfigAssociations', () => readLogs(resolver, client)),
    ctx.read('route53resolver:ListFirewallRuleGroupAssociations', () => readFilters(resolver, client)),
  ]);
  return { logs, filters };
}

async function readLogs(resolver: Resolver, client: ResolverSdk.Route53ResolverClient) {
  const logged = new Map<string, Facets['accessLogging']>();
  const pages = resolver.paginateListResolverQueryLogConfigAssociations({ client, pageSize: 100 }, {});
  for await (const page of pages) {
    const found = assertRows(page.ResolverQueryLogConfigAssociations, 'ResolverQueryLogConfigAssociations');
    for (const { ResourceId: network, Status: status } of found) {
      // In any other state the association logs nothing.
      if (network !== undefined && (status === 'ACTIVE' || status === 'CREATING')) logged.set(network, 'enabled');
    }
  }
  return logged;
}

async function readFilters(resolver: Resolver, client: ResolverSdk.Route53ResolverClient) {
  const filtered = new Set<string>();
  const pages = resolver.paginateListFirewallRuleGroupAssociations({ client, pageSize: 100 }, {});
  for await (const page of pages) {
    for (const { VpcId: network } of assertRows(page.FirewallRuleGroupAssociations, 'FirewallRuleGroupAssociations'))
      if (network !== undefined) filtered.add(network);
  }
  return filtered;
}

export const dnsQueryLoggingOf = ({ logs }: ResolverConfig, network: string): Reading<Facets['accessLogging']> =>
  mapReading(logs, logged => logged.get(network) ?? 'disabled');

export const dnsFilteringOf = ({ filters }: ResolverConfig, network: string): Reading<boolean> =>
  mapReading(filters, filtered => filtered.has(network));

/** Lists resolver endpoints, which forward DNS queries between VPCs and other networks. */
export async function listResolverEndpoints(ctx: AwsContext, subnets: Reading<readonly Subnet[]>): Promise<void> {
  const resolver = await import('@aws-sdk/client-route53resolver');
  const client = ctx.client(resolver.Route53ResolverClient);
  await ctx.list('network-connection', 'route53resolver:ListResolverEndpoints', async () => {
    await forEachPage(resolver.paginateListResolverEndpoints({ client, pageSize: 100 }, {}), async page => {
      const found = assertRows(page.ResolverEndpoints, 'ResolverEndpoints');
      await awaitAll(found.map(endpoint => emitEndpoint(ctx, resolver, client, endpoint, subnets)));
    });
  });
}

async function emitEndpoint(
  ctx: AwsContext,
  resolver: Resolver,
  client: ResolverSdk.Route53ResolverClient,
  endpoint: ResolverSdk.ResolverEndpoint,
  subnets: Reading<readonly Subnet[]>,
): Promise<void> {
  const ResolverEndpointId = assertField(endpoint.Id, 'Id');
  const subnetIds = await ctx.read('route53resolver:ListResolverEndpointIpAddresses', async () => {
    const ids = new Set<string>();
    const pages = resolver.paginateListResolverEndpointIpAddresses({ client, pageSize: 100 }, { ResolverEndpointId });
    for await (const page of pages)
      for (const { SubnetId: subnet } of assertRows(page.IpAddresses, 'IpAddresses'))
        if (subnet !== undefined) ids.add(subnet);
    return [...ids];
  });
  ctx.emit({
    id: assertField(endpoint.Arn, 'Arn'),
    stableId: ResolverEndpointId,
    kind: 'network-connection',
    type: 'AWS::Route53Resolver::ResolverEndpoint',
    name: endpoint.Name ?? ResolverEndpointId,
    tags: {},
    createdAt: endpoint.CreationTime,
    facets: {
      placement: subnetIds.state === 'value' ? await subnetPlacement(ctx, subnetIds.value, subnets) : subnetIds,
      hybridConnection: absent,
      peerNetwork: absent,
      state: mapReading(requireField(endpoint.Status, 'Status'), status =>
        status === 'OPERATIONAL' ? 'running' : 'other',
      ),
      // The list has no tags.
      infrastructureAsCode: unread('not-collected', 'tags'),
      relationships: value(ec2Relationship(ctx, 'network', 'vpc', endpoint.HostVPCId)),
    },
  });
}
