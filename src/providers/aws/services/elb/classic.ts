import type * as sdk from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancerAttributes, LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { placementInZones } from '../../facets/managed-services.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { tagFacets, tagsOf, type Tags } from '../../facets/tag-facets.ts';
import { minTlsVersionOf, type TlsVersion } from '../../facets/tls-policies.ts';
import { start } from '../../../kit/start.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Classic = typeof sdk;
type Named = LoadBalancerDescription & { readonly LoadBalancerName: string };

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly classic: Classic;
  readonly client: sdk.ElasticLoadBalancingClient;
}

/** The maximum of one DescribeTags call. */
const TAGS_PER_CALL = 20;

/** Reads Classic Load Balancers, which have an API of their own. */
export const awsElbClassic: AwsCollector = {
  id: 'aws-elb-classic',
  provider: 'aws',
  scope: 'regional',
  lists: ['load-balancer'],
  inNetwork: ['load-balancer'],
  fills: {
    'load-balancer': [
      'placement', 'networkInterfaces', 'listeners', 'targets', 'state', 'infrastructureAsCode', 'crossZoneLoadBalancing', 'loadBalancing', 'accessLogging', 'addresses', 'deletionProtection',
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
    const api = { ctx, classic, client: ctx.client(classic.ElasticLoadBalancingClient) };
    await ctx.list('load-balancer', 'elasticloadbalancing:DescribeLoadBalancers', async () => {
      const pages = classic.paginateDescribeLoadBalancers({ client: api.client, pageSize: 400 }, {});
      await forEachPage(pages, async (page) => {
        const found = assertField(page.LoadBalancerDescriptions, 'LoadBalancerDescriptions').map(one => ({
          ...one,
          LoadBalancerName: assertField(one.LoadBalancerName, 'LoadBalancerName'),
        }));
        for (let from = 0; from < found.length; from += TAGS_PER_CALL) {
          const batch = found.slice(from, from + TAGS_PER_CALL);
          const tags = start(readTags(api, batch.map(one => one.LoadBalancerName))); // prettier-ignore
          await awaitAll(batch.map(one => emitLoadBalancer(api, one, tags)));
        }
      });
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

async function emitLoadBalancer(
  api: ServiceContext,
  loadBalancer: Named,
  tagsByName: Promise<Reading<ReadonlyMap<string, Tags>>>,
): Promise<void> {
  const { ctx } = api;
  const { LoadBalancerName: name, AvailabilityZones: zones = [] } = loadBalancer;
  const [tagged, listeners, targets, attributes, placement] = await Promise.all([
    tagsByName.then(all => mapReading(all, found => found.get(name) ?? {})),
    readListeners(api, loadBalancer),
    readTargets(api, name),
    readAttributes(api, name),
    // In a VPC the zones are those of its subnets: an empty list is no answer.
    placementInZones(ctx, zones.length === 0 ? undefined : zones),
  ]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  ctx.emit({
    id: ctx.arn('elasticloadbalancing', `loadbalancer/${name}`),
    slot,
    kind: 'load-balancer',
    type: 'AWS::ElasticLoadBalancing::LoadBalancer',
    name,
    tags,
    createdAt: loadBalancer.CreatedTime?.toISOString(),
    facets: {
      placement,
      networkInterfaces: networkInterfacesOf(ctx, loadBalancer),
      listeners,
      targets,
      // AWS has no other state for a Classic Load Balancer.
      state: value('running'),
      infrastructureAsCode,
      crossZoneLoadBalancing: mapReading(attributes, known => known.CrossZoneLoadBalancing?.Enabled === true),
      loadBalancing: mapReading(attributes, known => loadBalancingOf(loadBalancer, known)),
      accessLogging: mapReading(attributes, ({ AccessLog: log }) => (log?.Enabled === true ? 'enabled' : 'disabled')),
      deletionProtection: absent,
      addresses: mapReading(requireField(loadBalancer.DNSName, 'DNSName'), host => [host.toLowerCase()]),
    },
  });
}

function loadBalancingOf(
  loadBalancer: LoadBalancerDescription,
  { ConnectionDraining: draining }: LoadBalancerAttributes,
): Facets['loadBalancing'] {
  return {
    sessionAffinity: hasSessionAffinity(loadBalancer),
    connectionDraining: draining?.Enabled === true && draining.Timeout !== 0,
    healthChecks: loadBalancer.HealthCheck?.Target !== undefined,
  };
}

function hasSessionAffinity({ Policies: policies, ListenerDescriptions: listeners }: LoadBalancerDescription): boolean {
  const cookies = new Set(
    [...(policies?.AppCookieStickinessPolicies ?? []), ...(policies?.LBCookieStickinessPolicies ?? [])].map(
      ({ PolicyName: name }) => name,
    ),
  );
  return (listeners ?? []).some(({ PolicyNames: used }) => used?.some(name => cookies.has(name)) === true);
}

/** Classic Load Balancers have public IPv4 addresses only. */
function networkInterfacesOf(
  ctx: AwsContext,
  loadBalancer: LoadBalancerDescription,
): Reading<Facets['networkInterfaces']> {
  const { Subnets: subnets, SecurityGroups: groups = [], Scheme: scheme } = loadBalancer;
  return flatMapReading(requireField(scheme, 'Scheme'), known =>
    networkInterfacesIn(ctx, subnets, groups, known === 'internal' ? [] : ['ipv4']),
  );
}

/** The listeners; TLS versions are in policies, which are read only where a listener uses TLS. */
async function readListeners(api: ServiceContext, loadBalancer: Named): Promise<Reading<Facets['listeners']>> {
  const described = requireField(loadBalancer.ListenerDescriptions, 'ListenerDescriptions');
  if (described.state !== 'value') return described;
  const usesTls = (protocol: string | undefined): boolean => /^(https|ssl)$/i.test(protocol ?? '');
  const anyTls = described.value.some(({ Listener: listener }) => usesTls(listener?.Protocol));
  const versions = anyTls
    ? await readMinTlsVersions(api, loadBalancer.LoadBalancerName)
    : value(new Map<string, TlsVersion>());
  return mapReading(versions, versionOf =>
    described.value.flatMap(({ Listener: listener, PolicyNames: policies = [] }) => {
      const { Protocol: protocol, LoadBalancerPort: port } = listener ?? {};
      if (protocol === undefined || port === undefined) return [];
      const policy = policies.find(name => versionOf.has(name));
      const version = policy === undefined ? undefined : versionOf.get(policy);
      return [
        {
          protocol,
          port,
          redirectsToHttps: false,
          ...(usesTls(protocol) && policy !== undefined ? { tlsPolicy: policy } : {}),
          ...(usesTls(protocol) && version !== undefined ? { minTlsVersion: version } : {}),
        },
      ];
    }),
  );
}

/** The policy attributes that enable TLS versions, the oldest first. */
const TLS_ATTRIBUTES: readonly (readonly [string, TlsVersion])[] = [
  ['Protocol-SSLv3', 'ssl-3'],
  ['Protocol-TLSv1', '1.0'],
  ['Protocol-TLSv1.1', '1.1'],
  ['Protocol-TLSv1.2', '1.2'],
];

function readMinTlsVersions(
  { ctx, classic, client }: ServiceContext,
  LoadBalancerName: string,
): Promise<Reading<Map<string, TlsVersion>>> {
  return ctx.read('elasticloadbalancing:DescribeLoadBalancerPolicies', async () => {
    const answer = await client.send(new classic.DescribeLoadBalancerPoliciesCommand({ LoadBalancerName }));
    const versions = new Map<string, TlsVersion>();
    for (const policy of assertField(answer.PolicyDescriptions, 'PolicyDescriptions')) {
      if (policy.PolicyTypeName !== 'SSLNegotiationPolicyType') continue;
      const attributes = new Map(
        (policy.PolicyAttributeDescriptions ?? []).map(one => [one.AttributeName, one.AttributeValue]),
      );
      const version =
        TLS_ATTRIBUTES.find(([name]) => attributes.get(name) === 'true')?.[1] ??
        minTlsVersionOf(attributes.get('Reference-Security-Policy') ?? policy.PolicyName);
      if (version !== undefined) versions.set(assertField(policy.PolicyName, 'PolicyName'), version);
    }
    return versions;
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
