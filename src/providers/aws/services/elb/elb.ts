import type { Listener, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { memoize } from '../../../kit/memoize.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { tagFacets, tagsOf, type Tags } from '../../facets/tag-facets.ts';
import { minTlsVersionOf } from '../../facets/tls-policies.ts';
import { zonalPlacement } from '../../facets/zone-placement.ts';
import { clientIpTargetsOf } from './client-ip-targets.ts';
import { certificatesOf, readListeners } from './read-listeners.ts';
import {
  attributesIn,
  targetReader,
  type Attributes,
  type GroupAttributes,
  type ServiceContext,
  type TargetReader,
} from './targets.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** The port of GENEVE, on which gateway load balancers listen; their listeners have no port. */
const GENEVE_PORT = 6081;
/** The maximum of one DescribeTags call. */
const TAGS_PER_CALL = 20;

/** Reads application, network and gateway load balancers with their targets. */
export const awsElb: AwsCollector = {
  id: 'aws-elb',
  provider: 'aws',
  scope: 'regional',
  lists: ['load-balancer'],
  inNetwork: ['load-balancer'],
  fills: {
    'load-balancer': [
      'placement', 'networkInterfaces', 'listeners', 'targets', 'state', 'infrastructureAsCode', 'crossZoneLoadBalancing', 'loadBalancing', 'accessLogging', 'addresses', 'clientIpTargets', 'deletionProtection', 'relationships',
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
  decidedBy: {
    listeners: ['elasticloadbalancing:DescribeListeners'],
    targets: ['elasticloadbalancing:DescribeTargetHealth'],
    accessLogging: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
    deletionProtection: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
    crossZoneLoadBalancing: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
    loadBalancing: ['elasticloadbalancing:DescribeTargetGroupAttributes'],
  },
  collect: async ctx => {
    const elb = await import('@aws-sdk/client-elastic-load-balancing-v2');
    const api = { ctx, elb, client: ctx.client(elb.ElasticLoadBalancingV2Client) };
    const targets = targetReader(api);
    await ctx.list('load-balancer', 'elasticloadbalancing:DescribeLoadBalancers', async () => {
      await forEachPage(elb.paginateDescribeLoadBalancers({ client: api.client, pageSize: 400 }, {}), async (page) => {
        const found = assertField(page.LoadBalancers, 'LoadBalancers').map(one => ({
          ...one,
          LoadBalancerArn: assertField(one.LoadBalancerArn, 'LoadBalancerArn'),
        }));
        const tagsFor = tagReader(api, found.map(({ LoadBalancerArn: arn }) => arn)); // prettier-ignore
        await awaitAll(found.map(one => emitLoadBalancer(api, one, { tagsFor, targets })));
      });
    });
  },
}; // prettier-ignore

interface Parts {
  readonly tagsFor: (arn: string) => Promise<Reading<Tags>>;
  readonly targets: TargetReader;
}

/** Reads the tags of load balancers in batches of the size that AWS allows. */
function tagReader({ ctx, elb, client }: ServiceContext, arns: readonly string[]): Parts['tagsFor'] {
  const batchOf = memoize((batch: number) =>
    ctx.read('elasticloadbalancing:DescribeTags', async () => {
      const ResourceArns = arns.slice(batch * TAGS_PER_CALL, (batch + 1) * TAGS_PER_CALL);
      const answer = await client.send(new elb.DescribeTagsCommand({ ResourceArns }));
      const found = assertField(answer.TagDescriptions, 'TagDescriptions');
      return new Map(found.map(({ ResourceArn: arn, Tags: tags }) => [arn ?? '', tagsOf(tags)]));
    }),
  );
  return async arn => {
    const tags = await batchOf(Math.floor(arns.indexOf(arn) / TAGS_PER_CALL));
    return flatMapReading(tags, all => requireField(all.get(arn), 'tags of the load balancer'));
  };
}

async function emitLoadBalancer(
  api: ServiceContext,
  loadBalancer: LoadBalancer & { readonly LoadBalancerArn: string },
  parts: Parts,
): Promise<void> {
  const { ctx } = api;
  const { LoadBalancerArn: id } = loadBalancer;
  const [tagged, listeners, targets, groups, attributes, placement] = await Promise.all([
    parts.tagsFor(id),
    readListeners(api, id),
    parts.targets.targetsOf(id),
    parts.targets.groupsOf(id),
    readAttributes(api, id),
    placementOf(ctx, loadBalancer),
  ]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  ctx.emit({
    id,
    slot,
    kind: 'load-balancer',
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    ...{ name: loadBalancer.LoadBalancerName ?? id, tags },
    createdAt: loadBalancer.CreatedTime?.toISOString(),
    facets: {
      placement,
      networkInterfaces: networkInterfacesOf(ctx, loadBalancer),
      listeners: flatMapReading(listeners, all => facetFrom(() => all.map(listenerOf))),
      relationships: mapReading(listeners, certificatesOf),
      targets,
      clientIpTargets:
        loadBalancer.Type === 'network' ? await clientIpTargetsOf(ctx, listeners, groups, parts.targets) : absent,
      state: stateOf(loadBalancer),
      infrastructureAsCode,
      crossZoneLoadBalancing: crossZoneOf(loadBalancer, attributes, groups),
      loadBalancing: mapReading(groups, loadBalancingOf),
      ...attributeFacets(loadBalancer, attributes),
      addresses: mapReading(requireField(loadBalancer.DNSName, 'DNSName'), host => [host.toLowerCase()]),
    },
  });
}

const attributeFacets = (loadBalancer: LoadBalancer, attributes: Reading<Attributes>) => ({
  accessLogging: accessLoggingOf(loadBalancer, attributes),
  deletionProtection: flatMapReading(attributes, all =>
    mapReading(requireField(all.get(DELETION), DELETION), text => text === 'true'),
  ),
});

/** A load balancer has a node in each of its zones. */
async function placementOf(ctx: AwsContext, { AvailabilityZones: zones }: LoadBalancer): Promise<Reading<Placement>> {
  if (zones === undefined) return requireField<Placement>(undefined, 'AvailabilityZones');
  return zonalPlacement(ctx, new Set(zones.flatMap(({ ZoneName: name }) => name ?? [])));
}

/** Without firewalls nothing filters: network load balancers may have no security group. */
function networkInterfacesOf(ctx: AwsContext, loadBalancer: LoadBalancer): Reading<Facets['networkInterfaces']> {
  const { AvailabilityZones: zones, SecurityGroups: groups = [], Type: type } = loadBalancer;
  const addressFamilies = publicFamilies(loadBalancer);
  if (zones === undefined || addressFamilies === undefined)
    return requireField<Facets['networkInterfaces']>(undefined, 'AvailabilityZones or Scheme');
  if (type === 'application' && groups.length === 0)
    return requireField<Facets['networkInterfaces']>(undefined, 'SecurityGroups');
  const subnets = zones.flatMap(({ SubnetId: subnet }) => subnet ?? []);
  return networkInterfacesIn(ctx, subnets, groups, addressFamilies);
}

/** The address families with a public address. */
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
  // `active_impaired`: it serves requests but lacks capacity.
  return mapReading(requireField(state?.Code, 'State'), code =>
    code === 'active' || code === 'active_impaired' ? 'running' : 'other',
  );
}

function readAttributes({ ctx, elb, client }: ServiceContext, LoadBalancerArn: string): Promise<Reading<Attributes>> {
  return ctx.read('elasticloadbalancing:DescribeLoadBalancerAttributes', async () => {
    const answer = await client.send(new elb.DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
    return attributesIn(assertField(answer.Attributes, 'Attributes'));
  });
}

const DELETION = 'deletion_protection.enabled';
const CROSS_ZONE = 'load_balancing.cross_zone.enabled';

/**
 * A target group may override its load balancer. Application load balancers distribute over all zones unless a target group
 * disables it.
 */
function crossZoneOf(
  { Type: type }: LoadBalancer,
  attributes: Reading<Attributes>,
  groups: Reading<readonly GroupAttributes[]>,
): Reading<boolean> {
  if (groups.state !== 'value') return groups;
  const overrides = groups.value.map(group => group.attributes.get(CROSS_ZONE));
  const inherited =
    type === 'application' ? value(true) : mapReading(attributes, all => all.get(CROSS_ZONE) === 'true');
  return mapReading(inherited, enabled =>
    overrides.length === 0
      ? enabled
      : overrides.every(override => override === 'true' || (override !== 'false' && enabled)),
  );
}

/** The worst target group counts. Functions and load balancers as targets need no connection draining. */
function loadBalancingOf(groups: readonly GroupAttributes[]): Facets['loadBalancing'] {
  const servers = groups.filter(({ group }) => group.TargetType === 'instance' || group.TargetType === 'ip');
  return {
    sessionAffinity: groups.some(({ attributes }) => attributes.get('stickiness.enabled') === 'true'),
    connectionDraining: servers.every(
      ({ attributes }) => attributes.get('deregistration_delay.timeout_seconds') !== '0',
    ),
    healthChecks: servers.every(({ group }) => group.HealthCheckEnabled !== false),
  };
}

/** Gateway load balancers have no access log: the appliances behind them log. */
function accessLoggingOf(
  { Type: type }: LoadBalancer,
  attributes: Reading<Attributes>,
): Reading<Facets['accessLogging']> {
  if (type === 'gateway') return absent;
  return mapReading(attributes, all => (all.get('access_logs.s3.enabled') === 'true' ? 'enabled' : 'disabled'));
}

function listenerOf({
  Protocol: named,
  Port: port,
  DefaultActions: actions,
  SslPolicy: policy,
}: Listener): Facets['listeners'][number] {
  const protocol = named ?? 'GENEVE';
  // A listener that encrypts nothing accepts no version of TLS, whatever policy the response has.
  const tlsPolicy = /^(https|tls)$/i.test(protocol) ? policy : undefined;
  const minTlsVersion = minTlsVersionOf(tlsPolicy);
  return {
    protocol,
    port: protocol === 'GENEVE' ? (port ?? GENEVE_PORT) : assertField(port, 'Port'),
    redirectsToHttps:
      actions?.some(({ Type: type, RedirectConfig: to }) => type === 'redirect' && to?.Protocol === 'HTTPS') === true,
    ...(tlsPolicy === undefined || tlsPolicy === '' ? {} : { tlsPolicy }),
    ...(minTlsVersion === undefined ? {} : { minTlsVersion }),
  };
}
