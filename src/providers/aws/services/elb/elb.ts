import type { Listener, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { settingsIn, targetReader, type ServiceContext, type GroupSettings, type TargetReader } from './targets.ts';
import { assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { awaitAll, slotOf, tagsOf, requireField } from '../../client/response-fields.ts';
import { placesIn, spreadOver } from '../../facets/zone-placement.ts';
import { oldestTlsOf } from '../../facets/tls-policies.ts';

/** The port of the protocol that gateway load balancers speak; they listen on nothing else and do not say so. */
const GENEVE_PORT = 6081;
/** More ARNs than these in one question are refused. */
const TAGS_AT_ONCE = 20;

/** Reads application, network and gateway load balancers, and what they send traffic to. */
export const awsElb: AwsCollector = {
  id: 'aws-elb',
  provider: 'aws',
  scope: 'regional',
  lists: ['load-balancer'],
  fills: {
    'load-balancer': [
      'placement', 'networkInterfaces', 'listeners', 'targets', 'state', 'infrastructureAsCode', 'crossZoneLoadBalancing', 'loadBalancing', 'accessLogging', 'addresses',
    ],
  },
  operations: operations('elasticloadbalancing', [
    'DescribeLoadBalancers',
    'DescribeLoadBalancerAttributes',
    'DescribeListeners',
    'DescribeTargetGroups',
    'DescribeTargetGroupAttributes',
    'DescribeTargetHealth',
    'DescribeTags',
  ]),
  collect: async ctx => {
    const elb = await import('@aws-sdk/client-elastic-load-balancing-v2');
    const asking = { ctx, elb, client: ctx.client(elb.ElasticLoadBalancingV2Client) };
    const behind = targetReader(asking);
    await ctx.list('load-balancer', 'elasticloadbalancing:DescribeLoadBalancers', async () => {
      for await (const page of elb.paginateDescribeLoadBalancers({ client: asking.client, pageSize: 400 }, {})) {
        const balancers = assertField(page.LoadBalancers, 'LoadBalancers').map(balancer => ({
          ...balancer,
          LoadBalancerArn: assertField(balancer.LoadBalancerArn, 'LoadBalancerArn'),
        }));
        const tagsFor = tagReader(asking, balancers.map(({ LoadBalancerArn: arn }) => arn)); // prettier-ignore
        await awaitAll(balancers.map(balancer => emitBalancer(asking, balancer, { tagsFor, behind })));
      }
    });
  },
}; // prettier-ignore

type Tags = Readonly<Record<string, string>>;

interface Parts {
  readonly tagsFor: (arn: string) => Promise<Reading<Tags>>;
  readonly behind: TargetReader;
}

/** Answers with the tags of one of these balancers, asked for as many at a time as AWS takes. */
function tagReader({ ctx, elb, client }: ServiceContext, arns: readonly string[]): Parts['tagsFor'] {
  const batches = new Map<number, Promise<Reading<ReadonlyMap<string, Tags>>>>();
  const read = (ResourceArns: string[]): Promise<Reading<ReadonlyMap<string, Tags>>> =>
    ctx.read('elasticloadbalancing:DescribeTags', async () => {
      const answer = await client.send(new elb.DescribeTagsCommand({ ResourceArns }));
      const found = assertField(answer.TagDescriptions, 'TagDescriptions');
      return new Map(found.map(({ ResourceArn: arn, Tags: tags }) => [arn ?? '', tagsOf(tags)]));
    });
  return async arn => {
    const batch = Math.floor(arns.indexOf(arn) / TAGS_AT_ONCE);
    const asked = batches.get(batch) ?? read(arns.slice(batch * TAGS_AT_ONCE, (batch + 1) * TAGS_AT_ONCE));
    batches.set(batch, asked);
    const tags = await asked;
    return tags.state === 'value' ? requireField(tags.value.get(arn), 'tags of the balancer') : tags;
  };
}

async function emitBalancer(
  asking: ServiceContext,
  balancer: LoadBalancer & { readonly LoadBalancerArn: string },
  parts: Parts,
): Promise<void> {
  const { ctx } = asking;
  const { LoadBalancerArn: id, LoadBalancerName: name = id } = balancer;
  const [tags, listeners, targets, groups, settings, where] = await Promise.all([
    parts.tagsFor(id),
    readListeners(asking, id),
    parts.behind.targetsOf(id),
    parts.behind.groupsOf(id),
    readSettings(asking, id),
    placement(ctx, balancer),
  ]);
  const known = tags.state === 'value' ? tags.value : {};
  ctx.emit({
    id,
    slot: slotOf(known),
    kind: 'load-balancer',
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    name,
    tags: { ...known },
    createdAt: balancer.CreatedTime?.toISOString(),
    facets: {
      placement: where,
      networkInterfaces: interfaces(ctx, balancer),
      listeners,
      targets,
      state: stateOf(balancer),
      infrastructureAsCode: tags.state === 'value' ? infrastructureAsCodeOf(tags.value) : tags,
      crossZoneLoadBalancing: crossZoneLoadBalancing(balancer, settings, groups),
      loadBalancing: mapReading(groups, loadBalancingOf),
      accessLogging: accessLogging(balancer, settings),
      addresses: mapReading(requireField(balancer.DNSName, 'DNSName'), host => [host.toLowerCase()]),
    },
  });
}

/** A balancer has a node in each of its zones, and each of them serves. */
async function placement(ctx: AwsContext, { AvailabilityZones: zones }: LoadBalancer): Promise<Reading<Placement>> {
  if (zones === undefined) return requireField<Placement>(undefined, 'AvailabilityZones');
  const names = new Set(zones.flatMap(({ ZoneName: name }) => name ?? []));
  const places = await placesIn(ctx, [...names].map(zoneName => ({ zoneName, role: 'primary' }))); // prettier-ignore
  return mapReading(places, at => ({ spread: spreadOver(names), locations: at }));
}

/** An empty list of firewalls says that nothing filters: network load balancers may have no security group. */
function interfaces(ctx: AwsContext, balancer: LoadBalancer): Reading<Facets['networkInterfaces']> {
  const { AvailabilityZones: zones, SecurityGroups: groups = [], Type: type } = balancer;
  const addressFamilies = publicFamilies(balancer);
  if (zones === undefined || addressFamilies === undefined)
    return unread('failed', 'the answer has no AvailabilityZones or Scheme');
  if (type === 'application' && groups.length === 0)
    return requireField<Facets['networkInterfaces']>(undefined, 'SecurityGroups');
  const firewalls = groups.map(group => ctx.arn('ec2', `security-group/${group}`));
  const subnets = zones.flatMap(({ SubnetId: subnet }) => subnet ?? []);
  return value(subnets.map(subnet => ({ subnet: ctx.arn('ec2', `subnet/${subnet}`), firewalls, addressFamilies })));
}

/** The kinds of addresses by which the internet knows the balancer. */
function publicFamilies({
  Scheme: scheme,
  Type: type,
  IpAddressType: addresses,
}: LoadBalancer): ('ipv4' | 'ipv6')[] | undefined {
  if (type === 'gateway' || scheme === 'internal') return [];
  if (scheme !== 'internet-facing') return undefined;
  if (addresses === 'dualstack') return ['ipv4', 'ipv6'];
  return addresses === 'dualstack-without-public-ipv4' ? ['ipv6'] : ['ipv4'];
}

function stateOf({ State: state }: LoadBalancer): Reading<Facets['state']> {
  // Impaired: it serves, but could not get the capacity that it wants.
  return mapReading(requireField(state?.Code, 'State'), code =>
    code === 'active' || code === 'active_impaired' ? 'running' : 'other',
  );
}

function readSettings({ ctx, elb, client }: ServiceContext, LoadBalancerArn: string): Promise<Reading<Settings>> {
  return ctx.read('elasticloadbalancing:DescribeLoadBalancerAttributes', async () => {
    const answer = await client.send(new elb.DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
    return settingsIn(assertField(answer.Attributes, 'Attributes'));
  });
}

type Settings = ReadonlyMap<string, string>;
const CROSS_ZONE = 'load_balancing.cross_zone.enabled';

/** A group may differ from its balancer. Application balancers spread over all zones unless a group forbids it. */
function crossZoneLoadBalancing(
  { Type: type }: LoadBalancer,
  settings: Reading<Settings>,
  groups: Reading<readonly GroupSettings[]>,
): Reading<boolean> {
  if (groups.state !== 'value') return groups;
  const own = groups.value.map(group => group.settings.get(CROSS_ZONE));
  const ofBalancer = type === 'application' ? value(true) : mapReading(settings, all => all.get(CROSS_ZONE) === 'true');
  return mapReading(ofBalancer, all =>
    own.length === 0 ? all : own.every(one => one === 'true' || (one !== 'false' && all)),
  );
}

/** One group that does worse is what a visitor may meet. Functions and other balancers need no time to finish. */
function loadBalancingOf(groups: readonly GroupSettings[]): Facets['loadBalancing'] {
  const machines = groups.filter(({ group }) => group.TargetType === 'instance' || group.TargetType === 'ip');
  return {
    sessionAffinity: groups.some(({ settings }) => settings.get('stickiness.enabled') === 'true'),
    connectionDraining: machines.every(({ settings }) => settings.get('deregistration_delay.timeout_seconds') !== '0'),
    healthChecks: machines.every(({ group }) => group.HealthCheckEnabled !== false),
  };
}

/** Gateway balancers write nothing down: what they pass on goes to a machine that filters. */
function accessLogging({ Type: type }: LoadBalancer, settings: Reading<Settings>): Reading<Facets['accessLogging']> {
  if (type === 'gateway') return absent;
  return mapReading(settings, all => (all.get('access_logs.s3.enabled') === 'true' ? 'enabled' : 'disabled'));
}

function readListeners({ ctx, elb, client }: ServiceContext, arn: string): Promise<Reading<Facets['listeners']>> {
  return ctx.read('elasticloadbalancing:DescribeListeners', async () => {
    const listeners: Facets['listeners'] = [];
    for await (const page of elb.paginateDescribeListeners({ client, pageSize: 400 }, { LoadBalancerArn: arn })) {
      listeners.push(...assertField(page.Listeners, 'Listeners').map(listenerOf));
    }
    return listeners;
  });
}

function listenerOf({
  Protocol: named,
  Port: port,
  DefaultActions: actions,
  SslPolicy: tlsPolicy,
}: Listener): Facets['listeners'][number] {
  const protocol = named ?? 'GENEVE';
  const minTlsVersion = oldestTlsOf(tlsPolicy);
  return {
    protocol,
    port: protocol === 'GENEVE' ? (port ?? GENEVE_PORT) : assertField(port, 'Port'),
    // Only a redirect that leads to encryption saves the visitor.
    redirectsToHttps:
      actions?.some(({ Type: type, RedirectConfig: to }) => type === 'redirect' && to?.Protocol === 'HTTPS') === true,
    ...(tlsPolicy === undefined || tlsPolicy === '' ? {} : { tlsPolicy }),
    ...(minTlsVersion === undefined ? {} : { minTlsVersion }),
  };
}
