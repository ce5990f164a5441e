import type * as sdk from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancerAttributes, LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { awaitAll, slotOf, tagsOf, requireField } from '../../client/response-fields.ts';
import { placesIn, spreadOver } from '../../facets/zone-placement.ts';
import { oldestTlsOf } from '../../facets/tls-policies.ts';

type Classic = typeof sdk;
type Tags = Readonly<Record<string, string>>;
type Named = LoadBalancerDescription & { readonly LoadBalancerName: string };

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly classic: Classic;
  readonly client: sdk.ElasticLoadBalancingClient;
}

/** More names than these in one question are refused. */
const TAGS_AT_ONCE = 20;

/** Reads the load balancers of the first generation, which have an API of their own. */
export const awsElbClassic: AwsCollector = {
  id: 'aws-elb-classic',
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
    'DescribeLoadBalancerPolicies',
    'DescribeInstanceHealth',
    'DescribeTags',
  ]),
  collect: async ctx => {
    const classic = await import('@aws-sdk/client-elastic-load-balancing');
    const asking = { ctx, classic, client: ctx.client(classic.ElasticLoadBalancingClient) };
    await ctx.list('load-balancer', 'elasticloadbalancing:DescribeLoadBalancers', async () => {
      const pages = classic.paginateDescribeLoadBalancers({ client: asking.client, pageSize: 400 }, {});
      for await (const page of pages) {
        const found = assertField(page.LoadBalancerDescriptions, 'LoadBalancerDescriptions').map(balancer => ({
          ...balancer,
          LoadBalancerName: assertField(balancer.LoadBalancerName, 'LoadBalancerName'),
        }));
        for (let from = 0; from < found.length; from += TAGS_AT_ONCE) {
          const batch = found.slice(from, from + TAGS_AT_ONCE);
          const tags = readTags(asking, batch.map(one => one.LoadBalancerName)); // prettier-ignore
          await awaitAll(batch.map(balancer => emitBalancer(asking, balancer, tags)));
        }
      }
    });
  },
}; // prettier-ignore

function readTags(
  { ctx, classic, client }: ServiceContext,
  names: string[],
): Promise<Reading<ReadonlyMap<string, Tags>>> {
  return ctx.read('elasticloadbalancing:DescribeTags', async () => {
    const answer = await client.send(new classic.DescribeTagsCommand({ LoadBalancerNames: names }));
    const found = assertField(answer.TagDescriptions, 'TagDescriptions');
    return new Map(found.map(({ LoadBalancerName: name, Tags: tags }) => [name ?? '', tagsOf(tags)]));
  });
}

async function emitBalancer(
  asking: ServiceContext,
  balancer: Named,
  tagged: Promise<Reading<ReadonlyMap<string, Tags>>>,
): Promise<void> {
  const { ctx } = asking;
  const name = balancer.LoadBalancerName;
  const zones = requireField(balancer.AvailabilityZones, 'AvailabilityZones');
  const [tags, listeners, targets, attributes, places] = await Promise.all([
    tagged.then(all => mapReading(all, found => found.get(name) ?? {})),
    readListeners(asking, balancer),
    readTargets(asking, name),
    readAttributes(asking, name),
    placesIn(ctx, (balancer.AvailabilityZones ?? []).map(zoneName => ({ zoneName, role: 'primary' }))), // prettier-ignore
  ]);
  const known = tags.state === 'value' ? tags.value : {};
  ctx.emit({
    id: ctx.arn('elasticloadbalancing', `loadbalancer/${name}`),
    slot: slotOf(known),
    kind: 'load-balancer',
    type: 'AWS::ElasticLoadBalancing::LoadBalancer',
    name,
    tags: { ...known },
    createdAt: balancer.CreatedTime?.toISOString(),
    facets: {
      placement:
        zones.state === 'value'
          ? mapReading(places, at => ({ spread: spreadOver(zones.value), locations: at }))
          : zones,
      networkInterfaces: interfaces(ctx, balancer),
      listeners,
      targets,
      // One that is listed serves: AWS has no other state for it.
      state: value('running'),
      infrastructureAsCode: tags.state === 'value' ? infrastructureAsCodeOf(tags.value) : tags,
      crossZoneLoadBalancing: mapReading(attributes, ({ CrossZoneLoadBalancing: across }) => across?.Enabled === true),
      loadBalancing: mapReading(attributes, ({ ConnectionDraining: draining }) => ({
        sessionAffinity: isSticky(balancer),
        connectionDraining: draining?.Enabled === true && draining.Timeout !== 0,
        healthChecks: balancer.HealthCheck?.Target !== undefined,
      })),
      accessLogging: mapReading(attributes, ({ AccessLog: log }) => (log?.Enabled === true ? 'enabled' : 'disabled')),
      addresses: mapReading(requireField(balancer.DNSName, 'DNSName'), host => [host.toLowerCase()]),
    },
  });
}

function isSticky({ Policies: policies, ListenerDescriptions: listeners }: LoadBalancerDescription): boolean {
  const cookies = new Set(
    [...(policies?.AppCookieStickinessPolicies ?? []), ...(policies?.LBCookieStickinessPolicies ?? [])].map(
      ({ PolicyName: name }) => name,
    ),
  );
  return (listeners ?? []).some(({ PolicyNames: used }) => used?.some(name => cookies.has(name)) === true);
}

/** It knows public addresses of the fourth version only. */
function interfaces(ctx: AwsContext, balancer: LoadBalancerDescription): Reading<Facets['networkInterfaces']> {
  const { Subnets: subnets, SecurityGroups: groups = [], Scheme: scheme } = balancer;
  if (subnets === undefined || scheme === undefined) return unread('failed', 'the answer has no Subnets or Scheme');
  const firewalls = groups.map(group => ctx.arn('ec2', `security-group/${group}`));
  const addressFamilies: 'ipv4'[] = scheme === 'internal' ? [] : ['ipv4'];
  return value(subnets.map(subnet => ({ subnet: ctx.arn('ec2', `subnet/${subnet}`), firewalls, addressFamilies })));
}

/** What it listens on; the versions of encryption stand in policies, which are asked for only where there are any. */
async function readListeners(asking: ServiceContext, balancer: Named): Promise<Reading<Facets['listeners']>> {
  const described = requireField(balancer.ListenerDescriptions, 'ListenerDescriptions');
  if (described.state !== 'value') return described;
  const encrypts = (protocol: string | undefined): boolean => /^(https|ssl)$/i.test(protocol ?? '');
  const encrypted = described.value.some(({ Listener: listener }) => encrypts(listener?.Protocol));
  const oldest = encrypted ? await readOldest(asking, balancer.LoadBalancerName) : value(new Map<string, string>());
  if (oldest.state === 'unread') return oldest;
  const versions = oldest.state === 'value' ? oldest.value : new Map<string, Oldest>();
  return value(
    described.value.flatMap(({ Listener: listener, PolicyNames: policies = [] }) => {
      const { Protocol: protocol, LoadBalancerPort: port } = listener ?? {};
      if (protocol === undefined || port === undefined) return [];
      const policy = policies.find(name => versions.has(name));
      const version = policy === undefined ? undefined : (versions.get(policy) as Oldest);
      return [
        {
          protocol,
          port,
          redirectsToHttps: false,
          ...(encrypts(protocol) && policy !== undefined ? { tlsPolicy: policy } : {}),
          ...(encrypts(protocol) && version !== undefined ? { minTlsVersion: version } : {}),
        },
      ];
    }),
  );
}

type Oldest = NonNullable<Facets['listeners'][number]['minTlsVersion']>;

/** What each policy calls the versions that it agrees to, the oldest first. */
const SWITCHES: readonly (readonly [string, Oldest])[] = [
  ['Protocol-SSLv3', 'ssl-3'],
  ['Protocol-TLSv1', '1.0'],
  ['Protocol-TLSv1.1', '1.1'],
  ['Protocol-TLSv1.2', '1.2'],
];

function readOldest(
  { ctx, classic, client }: ServiceContext,
  LoadBalancerName: string,
): Promise<Reading<Map<string, Oldest>>> {
  return ctx.read('elasticloadbalancing:DescribeLoadBalancerPolicies', async () => {
    const answer = await client.send(new classic.DescribeLoadBalancerPoliciesCommand({ LoadBalancerName }));
    const oldest = new Map<string, Oldest>();
    for (const policy of assertField(answer.PolicyDescriptions, 'PolicyDescriptions')) {
      if (policy.PolicyTypeName !== 'SSLNegotiationPolicyType') continue;
      const attributes = new Map(
        (policy.PolicyAttributeDescriptions ?? []).map(one => [one.AttributeName, one.AttributeValue]),
      );
      const version =
        SWITCHES.find(([name]) => attributes.get(name) === 'true')?.[1] ??
        oldestTlsOf(attributes.get('Reference-Security-Policy') ?? policy.PolicyName);
      if (version !== undefined) oldest.set(assertField(policy.PolicyName, 'PolicyName'), version);
    }
    return oldest;
  });
}

async function readTargets(
  { ctx, classic, client }: ServiceContext,
  LoadBalancerName: string,
): Promise<Reading<Facets['targets']>> {
  return ctx.read('elasticloadbalancing:DescribeInstanceHealth', async () => {
    const answer = await client.send(new classic.DescribeInstanceHealthCommand({ LoadBalancerName }));
    return assertField(answer.InstanceStates, 'InstanceStates').map(({ InstanceId: id, State: state }) => ({
      id: ctx.arn('ec2', `instance/${assertField(id, 'InstanceId')}`),
      healthy: state === 'InService',
    }));
  });
}

function readAttributes(
  { ctx, classic, client }: ServiceContext,
  LoadBalancerName: string,
): Promise<Reading<LoadBalancerAttributes>> {
  return ctx.read('elasticloadbalancing:DescribeLoadBalancerAttributes', async () => {
    const answer = await client.send(new classic.DescribeLoadBalancerAttributesCommand({ LoadBalancerName }));
    return assertField(answer.LoadBalancerAttributes, 'LoadBalancerAttributes');
  });
}
