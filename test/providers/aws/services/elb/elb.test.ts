import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsElb } from '../../../../../src/providers/aws/services/elb/elb.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import {
  ACCOUNT,
  fault,
  startAwsServer,
  type Answer,
  type AwsRequestSeen,
  type AwsServer,
} from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const SERVICE = 'elasticloadbalancing';
const ec2 = (resource: string): string => `arn:aws:ec2:${REGION}:${ACCOUNT}:${resource}`;
const arn = (name: string): string => `arn:aws:${SERVICE}:${REGION}:${ACCOUNT}:loadbalancer/app/${name}/1`;
const balancer = (name: string, more: object = {}): object => ({
  LoadBalancerArn: arn(name),
  LoadBalancerName: name,
  CreatedTime: '2026-01-02T03:04:05Z',
  Scheme: 'internet-facing',
  Type: 'application',
  State: { Code: 'active' },
  IpAddressType: 'ipv4',
  DNSName: `${name}.elb.example`,
  SecurityGroups: ['sg-1'],
  AvailabilityZones: [
    { ZoneName: `${REGION}a`, SubnetId: 'subnet-a' },
    { ZoneName: `${REGION}b`, SubnetId: 'subnet-b' },
  ],
  ...more,
});
const balancers = (...found: object[]) => ({ LoadBalancers: found });
const listeners = (...found: object[]) => ({ Listeners: found });
const group = (name: string, more: object = {}): object => ({
  TargetGroupArn: `arn:tg/${name}`,
  TargetGroupName: name,
  TargetType: 'instance',
  LoadBalancerArns: [arn('shop')],
  ...more,
});
const target = (Id: string, State: string, more: object = {}): object => ({
  Target: { Id, Port: 80, ...more },
  TargetHealth: { State },
});
const attributes = (settings: Record<string, string>) => ({
  Attributes: Object.entries(settings).map(([Key, Value]) => ({ Key, Value })),
});
const health = (...found: object[]) => ({ TargetHealthDescriptions: found });

/** Tags for each balancer that is asked about: its own ARN. */
function describeTags({ parameters }: AwsRequestSeen): Answer {
  const asked = Object.entries(parameters).filter(([key]) => key.startsWith('ResourceArns.member.'));
  if (asked.length > 20) return fault('ValidationError', 400, 'at most 20');
  return {
    TagDescriptions: asked.map(([, ResourceArn]) => ({ ResourceArn, Tags: [{ Key: 'of', Value: ResourceArn }] })),
  };
}

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [`${SERVICE}.DescribeLoadBalancers`]: balancers(balancer('shop')),
    [`${SERVICE}.DescribeListeners`]: listeners(),
    [`${SERVICE}.DescribeTargetGroups`]: { TargetGroups: '' },
    [`${SERVICE}.DescribeTargetHealth`]: health(),
    [`${SERVICE}.DescribeTags`]: describeTags,
    [`${SERVICE}.DescribeLoadBalancerAttributes`]: attributes({ 'load_balancing.cross_zone.enabled': 'true' }),
    [`${SERVICE}.DescribeTargetGroupAttributes`]: attributes({}),
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsElb] });
const shop = async () => (await collect()).resource('/shop/1');
const script = (answers: Record<string, Answer | ((request: AwsRequestSeen) => Answer)>): void => {
  server.script(
    Object.fromEntries(Object.entries(answers).map(([operation, answer]) => [`${SERVICE}.${operation}`, answer])),
  );
};

describe('a balancer', () => {
  it('serves in each of its zones and is wired into each of its subnets', async () => {
    const found = await shop();
    expect(found).toMatchObject({
      kind: 'load-balancer',
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      name: 'shop',
      tags: { of: arn('shop') },
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    const wiring = { firewalls: [ec2('security-group/sg-1')], addressFamilies: ['ipv4'] };
    expect(found.facets).toEqual({
      placement: {
        state: 'value',
        value: {
          spread: 'multi-zone',
          locations: ['euw1-az3', 'euw1-az2'].map(zone => ({ region: REGION, zone, role: 'primary' })),
        },
      },
      networkInterfaces: {
        state: 'value',
        value: [
          { subnet: ec2('subnet/subnet-a'), ...wiring },
          { subnet: ec2('subnet/subnet-b'), ...wiring },
        ],
      },
      listeners: { state: 'value', value: [] },
      targets: { state: 'value', value: [] },
      state: { state: 'value', value: 'running' },
      infrastructureAsCode: { state: 'absent' },
      crossZoneLoadBalancing: { state: 'value', value: true },
      loadBalancing: {
        state: 'value',
        value: { sessionAffinity: false, connectionDraining: true, healthChecks: true },
      },
      accessLogging: { state: 'value', value: 'disabled' },
      addresses: { state: 'value', value: ['shop.elb.example'] },
    });
    expect(Object.keys(found.facets).sort()).toEqual([...(awsElb.fills['load-balancer'] ?? [])].sort());
  });

  it.each<[string, object, object]>([
    ['inside has no public address', { Scheme: 'internal' }, { addressFamilies: [] }],
    ['with two kinds of addresses has both', { IpAddressType: 'dualstack' }, { addressFamilies: ['ipv4', 'ipv6'] }],
    ['without public v4 has v6', { IpAddressType: 'dualstack-without-public-ipv4' }, { addressFamilies: ['ipv6'] }],
    [
      'of the network kind may have nothing that filters',
      { Type: 'network', SecurityGroups: undefined },
      { firewalls: [], addressFamilies: ['ipv4'] },
    ],
    [
      'of the gateway kind is never public',
      { Type: 'gateway', Scheme: undefined, SecurityGroups: undefined },
      { addressFamilies: [] },
    ],
  ])('%s', async (_, more, card) => {
    script({ DescribeLoadBalancers: balancers(balancer('shop', more)) });
    expect(facet(await shop(), 'networkInterfaces')).toMatchObject({ value: [card, card] });
  });

  it.each<[string, object]>([
    ['Scheme', { Scheme: undefined }],
    ['AvailabilityZones', { AvailabilityZones: undefined }],
    ['SecurityGroups', { SecurityGroups: undefined }],
  ])('without %s in the answer is wired nobody knows how', async (_, more) => {
    script({ DescribeLoadBalancers: balancers(balancer('shop', more)) });
    expect(facet(await shop(), 'networkInterfaces')).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it.each([
    ['active_impaired', 'running'],
    ['provisioning', 'other'],
    ['failed', 'other'],
  ])('that is %s is %s', async (Code, state) => {
    script({ DescribeLoadBalancers: balancers(balancer('shop', { State: { Code } })) });
    expect(facet(await shop(), 'state')).toEqual({ state: 'value', value: state });
  });

  it('in one zone is in one zone', async () => {
    script({
      DescribeLoadBalancers: balancers(
        balancer('shop', { AvailabilityZones: [{ ZoneName: `${REGION}c`, SubnetId: 'subnet-c' }] }),
      ),
    });
    expect(facet(await shop(), 'placement')).toMatchObject({
      value: { spread: 'single-zone', locations: [{ zone: 'euw1-az1' }] },
    });
  });
});

describe('a listener', () => {
  it('redirects if it leads to encryption', async () => {
    const redirect = (Protocol: string) => [{ Type: 'redirect', RedirectConfig: { Protocol, StatusCode: 'HTTP_301' } }];
    script({
      DescribeListeners: listeners(
        { Protocol: 'HTTP', Port: 80, DefaultActions: redirect('HTTPS') },
        { Protocol: 'HTTP', Port: 8080, DefaultActions: redirect('#{protocol}') },
        {
          Protocol: 'HTTPS',
          Port: 443,
          SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
          DefaultActions: [{ Type: 'forward' }],
        },
      ),
    });
    expect(facet(await shop(), 'listeners')).toEqual({
      state: 'value',
      value: [
        { protocol: 'HTTP', port: 80, redirectsToHttps: true },
        { protocol: 'HTTP', port: 8080, redirectsToHttps: false },
        {
          protocol: 'HTTPS',
          port: 443,
          redirectsToHttps: false,
          tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
          minTlsVersion: '1.2',
        },
      ],
    });
  });

  it('of a gateway names no port', async () => {
    script({ DescribeListeners: listeners({ DefaultActions: [{ Type: 'forward' }] }) });
    expect(facet(await shop(), 'listeners')).toEqual({
      state: 'value',
      value: [{ protocol: 'GENEVE', port: 6081, redirectsToHttps: false }],
    });
  });

  it('list is read to its last page, and unread where it is refused', async () => {
    script({
      DescribeListeners: ({ parameters }) =>
        parameters['Marker'] === 'more'
          ? listeners({ Protocol: 'TCP', Port: 2 })
          : { ...listeners({ Protocol: 'TCP', Port: 1 }), NextMarker: 'more' },
    });
    expect(facet(await shop(), 'listeners')).toMatchObject({ value: [{ port: 1 }, { port: 2 }] });
    script({ DescribeListeners: fault('AccessDenied', 403) });
    expect(facet(await shop(), 'listeners')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('what stands behind a balancer', () => {
  it('is named as its kind is, once, and healthy if one of its groups says so', async () => {
    script({
      DescribeTargetGroups: {
        TargetGroups: [
          group('web'),
          group('admin'),
          group('ips', { TargetType: 'ip' }),
          group('code', { TargetType: 'lambda' }),
        ],
      },
      DescribeTargetHealth: ({ parameters }) => {
        const name = String(parameters['TargetGroupArn']);
        if (name.endsWith('web')) return health(target('i-1', 'unhealthy'), target('i-2', 'draining'));
        if (name.endsWith('admin')) return health(target('i-1', 'healthy'));
        if (name.endsWith('ips'))
          return health(
            target('10.0.0.1', 'healthy', { AvailabilityZone: `${REGION}b` }),
            target('10.9.0.1', 'initial', { AvailabilityZone: 'all' }),
          );
        return health({
          Target: { Id: 'arn:function' },
          TargetHealth: { State: 'unavailable', Reason: 'Target.HealthCheckDisabled' },
        });
      },
    });
    expect(facet(await shop(), 'targets')).toEqual({
      state: 'value',
      value: [
        { id: ec2('instance/i-1'), healthy: true },
        { id: ec2('instance/i-2'), healthy: false },
        { id: '10.0.0.1', zone: 'euw1-az2', healthy: true },
        { id: '10.9.0.1', healthy: false },
        { id: 'arn:function', healthy: true },
      ],
    });
  });

  it('is asked once for each group that a balancer uses', async () => {
    script({
      DescribeLoadBalancers: balancers(balancer('shop'), balancer('api')),
      DescribeTargetGroups: {
        TargetGroups: [
          group('web', { LoadBalancerArns: [arn('shop'), arn('api')] }),
          group('idle', { LoadBalancerArns: '' }),
        ],
      },
      DescribeTargetHealth: health(target('i-1', 'healthy')),
    });
    const { resource } = await collect();
    for (const name of ['shop', 'api'])
      expect(facet(resource(`/${name}/1`), 'targets')).toMatchObject({ value: [{ healthy: true }] });
    expect(server.count(`${SERVICE}.DescribeTargetGroups`)).toBe(1);
    expect(server.count(`${SERVICE}.DescribeTargetHealth`)).toBe(1);
  });

  it.each(['DescribeTargetGroups', 'DescribeTargetHealth'])('is unread where %s is refused', async operation => {
    script({ DescribeTargetGroups: { TargetGroups: [group('web')] }, [operation]: fault('AccessDenied', 403) });
    expect(facet(await shop(), 'targets')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('how a balancer hands visits on', () => {
  const withGroup = (more: object, settings: Record<string, string>, own: Record<string, string> = {}) => {
    script({
      DescribeLoadBalancers: balancers(balancer('shop', { Type: 'network' })),
      DescribeLoadBalancerAttributes: attributes(own),
      DescribeTargetGroups: { TargetGroups: [group('web', more)] },
      DescribeTargetGroupAttributes: attributes(settings),
    });
    return shop();
  };

  it.each<[string, object, Record<string, string>, object]>([
    ['to the same machine', {}, { 'stickiness.enabled': 'true' }, { sessionAffinity: true }],
    ['without time to finish', {}, { 'deregistration_delay.timeout_seconds': '0' }, { connectionDraining: false }],
    ['without asking', { HealthCheckEnabled: false }, {}, { healthChecks: false }],
    [
      'to a function, which needs no time',
      { TargetType: 'lambda', HealthCheckEnabled: false },
      {},
      { connectionDraining: true, healthChecks: true },
    ],
  ])('%s', async (_, more, settings, handover) => {
    expect(facet(await withGroup(more, settings), 'loadBalancing')).toMatchObject({ value: handover });
  });

  it.each<[string, Record<string, string>, Record<string, string>, boolean]>([
    ['off', {}, { 'load_balancing.cross_zone.enabled': 'false' }, false],
    ['on', {}, { 'load_balancing.cross_zone.enabled': 'true' }, true],
    [
      'off for a group',
      { 'load_balancing.cross_zone.enabled': 'false' },
      { 'load_balancing.cross_zone.enabled': 'true' },
      false,
    ],
    ['on for its only group', { 'load_balancing.cross_zone.enabled': 'true' }, {}, true],
  ])('across zones is %s', async (_, settings, own, across) => {
    expect(facet(await withGroup({}, settings, own), 'crossZoneLoadBalancing')).toEqual({
      state: 'value',
      value: across,
    });
  });

  it('is written down where the log is on, and unread where nobody may look', async () => {
    script({ DescribeLoadBalancerAttributes: attributes({ 'access_logs.s3.enabled': 'true' }) });
    expect(facet(await shop(), 'accessLogging')).toEqual({ state: 'value', value: 'enabled' });
    script({ DescribeLoadBalancerAttributes: fault('AccessDenied', 403) });
    expect(facet(await shop(), 'accessLogging')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('is unread where the settings of a group are refused', async () => {
    script({
      DescribeTargetGroups: { TargetGroups: [group('web')] },
      DescribeTargetGroupAttributes: fault('AccessDenied', 403),
    });
    const found = await shop();
    for (const name of ['loadBalancing', 'crossZoneLoadBalancing'] as const)
      expect(facet(found, name)).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('the list of balancers', () => {
  it('is read to its last page, with tags twenty at a time', async () => {
    const named = Array.from({ length: 21 }, (_, index) => `b${String(index)}`);
    script({
      DescribeLoadBalancers: ({ parameters }) =>
        parameters['Marker'] === 'more'
          ? balancers(balancer('last'))
          : { ...balancers(...named.map(name => balancer(name))), NextMarker: 'more' },
    });
    const { names, population, resource } = await collect();
    expect(names('load-balancer').sort()).toEqual([...named, 'last'].sort());
    expect(population('load-balancer').reading).toEqual({ state: 'value', value: 22 });
    for (const name of ['b0', 'b20', 'last']) expect(resource(`/${name}/1`).tags).toEqual({ of: arn(name) });
    expect(server.count(`${SERVICE}.DescribeTags`)).toBe(3);
  });

  it('without tags, because they are refused, does not say what made them', async () => {
    script({ DescribeTags: fault('AccessDenied', 403) });
    expect(facet(await shop(), 'infrastructureAsCode')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('that is empty asks nothing else', async () => {
    script({ DescribeLoadBalancers: { LoadBalancers: '' } });
    expect((await collect()).population('load-balancer').reading).toEqual({ state: 'value', value: 0 });
    expect(new Set(server.log.filter(({ service }) => service === SERVICE).map(({ operation }) => operation))).toEqual(
      new Set(['DescribeLoadBalancers']),
    );
  });

  it('that is refused is not an empty one', async () => {
    script({ DescribeLoadBalancers: fault('AccessDenied', 403) });
    expect((await collect()).population('load-balancer')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: `${SERVICE}:DescribeLoadBalancers`,
    });
  });
});
