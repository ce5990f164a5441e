import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import { mapReading, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { listResolverEndpoints, readResolverConfig } from '../route53-resolver/route53-resolver.ts';
import { readFlowLogs, type FlowLogs } from './flow-logs.ts';
import { internetGatewayDraft, natGatewayDraft, networkDraft, publicIpDraft } from './gateways.ts';
import { listNetworkConnections } from './network-connections.ts';
import { prefixListReader, type PrefixListEntries } from './prefix-lists.ts';
import { internetPrefixListOf, subnetDraft, type SubnetContext } from './subnets.ts';
import { start } from '../../../kit/start.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Ec2 = typeof Ec2Sdk;
type Client = Ec2Sdk.EC2Client;

/** Reads networks, subnets, gateways, public IP addresses and network connections. */
export const awsEc2Network: AwsCollector = {
  id: 'aws-ec2-network',
  provider: 'aws',
  scope: 'regional',
  lists: ['network', 'subnet', 'gateway', 'public-ip', 'network-connection'],
  fills: {
    network: ['infrastructureAsCode', 'defaultNetwork', 'sharedBy', 'flowLogs', 'accessLogging', 'dnsFiltering'],
    subnet: [
      'placement',
      'routes',
      'ingressRules',
      'infrastructureAsCode',
      'relationships',
      'flowLogs',
      'autoAssignPublicIp',
      'defaultNetwork',
      'addressesInUse',
      'sharedBy',
    ],
    gateway: ['state', 'placement', 'infrastructureAsCode', 'relationships'],
    'public-ip': ['infrastructureAsCode', 'relationships', 'addresses'],
    'network-connection': [
      'placement',
      'hybridConnection',
      'peerNetwork',
      'state',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  operations: [
    ...operations('ec2', [
      'DescribeVpcs',
      'DescribeSubnets',
      'DescribeRouteTables',
      'GetManagedPrefixListEntries',
      'DescribeNetworkAcls',
      'DescribeFlowLogs',
      'DescribeInternetGateways',
      'DescribeNatGateways',
      'DescribeAddresses',
      'DescribeVpcEndpoints',
      'DescribeTransitGatewayVpcAttachments',
      'DescribeVpcPeeringConnections',
      'DescribeVpnConnections',
    ]),
    ...operations('route53resolver', [
      'ListResolverEndpoints',
      'ListResolverEndpointIpAddresses',
      'ListResolverQueryLogConfigAssociations',
      'ListFirewallRuleGroupAssociations',
    ]),
  ],
  decidedBy: {
    flowLogs: ['ec2:DescribeFlowLogs'],
    accessLogging: ['route53resolver:ListResolverQueryLogConfigAssociations'],
    dnsFiltering: ['route53resolver:ListFirewallRuleGroupAssociations'],
    routes: ['ec2:DescribeRouteTables'],
    ingressRules: ['ec2:DescribeNetworkAcls'],
  },
  collect: async ctx => {
    const sdk = await import('@aws-sdk/client-ec2');
    const client = ctx.client(sdk.EC2Client);
    const flowLogs = start(readFlowLogs(ctx, sdk, client));
    await awaitAll([
      listNetworks(ctx, sdk, client, flowLogs),
      listSubnets(ctx, sdk, client, flowLogs).then(subnets =>
        awaitAll([
          listNatGateways(ctx, sdk, client, subnets),
          listNetworkConnections(ctx, sdk, client, subnets),
          listResolverEndpoints(ctx, subnets),
        ]),
      ),
      listInternetGateways(ctx, sdk, client),
      listAddresses(ctx, sdk, client),
    ]);
  },
};

async function listNetworks(ctx: AwsContext, sdk: Ec2, client: Client, flowLogs: Promise<FlowLogs>): Promise<void> {
  const [logs, resolver] = await Promise.all([flowLogs, readResolverConfig(ctx)]);
  await ctx.list('network', 'ec2:DescribeVpcs', async () => {
    await forEachPage(sdk.paginateDescribeVpcs({ client, pageSize: 1000 }, {}), page =>
      forEachItem(assertField(page.Vpcs, 'Vpcs'), vpc => {
        ctx.emit(networkDraft(ctx, vpc, logs, resolver));
      }),
    );
  });
}

/** Emits the subnets and returns them, because gateways and connections are placed by subnet. */
async function listSubnets(
  ctx: AwsContext,
  sdk: Ec2,
  client: Client,
  flowLogs: Promise<FlowLogs>,
): Promise<Reading<readonly Ec2Sdk.Subnet[]>> {
  const subnetContext = { ...(await readSubnetContext(ctx, sdk, client)), flowLogs: await flowLogs };
  const found: Ec2Sdk.Subnet[] = [];
  const listed = await ctx.list('subnet', 'ec2:DescribeSubnets', async () => {
    await forEachPage(sdk.paginateDescribeSubnets({ client, pageSize: 1000 }, {}), page =>
      forEachItem(assertField(page.Subnets, 'Subnets'), async subnet => {
        ctx.emit(await subnetDraft(ctx, subnet, subnetContext));
        found.push(subnet);
      }),
    );
  });
  return mapReading(listed, () => found);
}

async function readSubnetContext(ctx: AwsContext, sdk: Ec2, client: Client): Promise<Omit<SubnetContext, 'flowLogs'>> {
  const [routeTables, networkAcls] = await Promise.all([
    ctx.read('ec2:DescribeRouteTables', () =>
      itemsOf(sdk.paginateDescribeRouteTables({ client, pageSize: 100 }, {}), page =>
        assertField(page.RouteTables, 'RouteTables'),
      ),
    ),
    ctx.read('ec2:DescribeNetworkAcls', () =>
      itemsOf(sdk.paginateDescribeNetworkAcls({ client, pageSize: 1000 }, {}), page =>
        assertField(page.NetworkAcls, 'NetworkAcls'),
      ),
    ),
  ]);
  const entriesOf = prefixListReader(ctx, sdk, client);
  const routes = (valueOrNull(routeTables) ?? []).flatMap(({ Routes: all = [] }) => all);
  const prefixLists = new Map<string, PrefixListEntries>();
  for (const list of new Set(routes.flatMap(route => internetPrefixListOf(route) ?? [])))
    prefixLists.set(list, await entriesOf(list));
  return { routeTables, networkAcls, prefixLists };
}

async function itemsOf<P, T>(pages: AsyncIterable<P>, read: (page: P) => readonly T[]): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...read(page));
  return items;
}

async function listNatGateways(
  ctx: AwsContext,
  sdk: Ec2,
  client: Client,
  subnets: Reading<readonly Ec2Sdk.Subnet[]>,
): Promise<void> {
  await ctx.list('gateway', 'ec2:DescribeNatGateways', async () => {
    await forEachPage(sdk.paginateDescribeNatGateways({ client, pageSize: 1000 }, {}), async page => {
      // AWS lists deleted gateways for another hour.
      const existing = assertField(page.NatGateways, 'NatGateways').filter(({ State }) => State !== 'deleted');
      await forEachItem(existing, async gateway => {
        ctx.emit(await natGatewayDraft(ctx, gateway, subnets));
      });
    });
  });
}

async function listInternetGateways(ctx: AwsContext, sdk: Ec2, client: Client): Promise<void> {
  await ctx.list('gateway', 'ec2:DescribeInternetGateways', async () => {
    await forEachPage(sdk.paginateDescribeInternetGateways({ client, pageSize: 1000 }, {}), page =>
      forEachItem(assertField(page.InternetGateways, 'InternetGateways'), gateway => {
        ctx.emit(internetGatewayDraft(ctx, gateway));
      }),
    );
  });
}

async function listAddresses(ctx: AwsContext, sdk: Ec2, client: Client): Promise<void> {
  await ctx.list('public-ip', 'ec2:DescribeAddresses', async () => {
    const answer = await client.send(new sdk.DescribeAddressesCommand({}));
    await forEachItem(assertField(answer.Addresses, 'Addresses'), address => {
      ctx.emit(publicIpDraft(ctx, address));
    });
  });
}
