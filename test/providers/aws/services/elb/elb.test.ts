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
const loadBalancer = (name: string, more: object = {}): object => ({
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
const loadBalancers = (...found: object[]) => ({ LoadBalancers: found });
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

/** Tags for each requested load balancer: its own ARN. */
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
    [`${SERVICE}.DescribeLoadBalancers`]: loadBalancers(loadBalancer('shop')),
    [`${SERVICE}.DescribeListeners`]: listeners(),
    [`${SERVICE}.DescribeTargetGroups`]: { TargetGroups: '' },
    [`${SERVICE}.DescribeTargetHealth`]: health(),
    [`${SERVICE}.DescribeTags`]: describeTags,
    [`${SERVICE}.DescribeLoadBalancerAttributes`]: attributes({
      'load_balancing.cross_zone.enabled': 'true',
      'deletion_protection.enabled': 'false',
    }),
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

describe('a load balancer', () => {
  it('serves in each of its zones and has an interface in each of its subnets', async () => {
    const found = await shop();
    expect(found).toMatchObject({
      kind: 'load-balancer',
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      name: 'shop',
      tags: { of: arn('shop') },
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    const networkInterfaces = { firewalls: [ec2('security-group/sg-1')], addressFamilies: ['ipv4'] };
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
          { subnet: ec2('subnet/subnet-a'), ...networkInterfaces },
          { subnet: ec2('subnet/subnet-b'), ...networkInterfaces },
        ],
      },
      listeners: { state: 'value', value: [] },
      targets: { state: 'value', value: [] },
      deletionProtection: { state: 'value', value: false },
      state: { state: 'value', value: 'running' },
      infrastructureAsCode: { state: 'absent' },
      crossZoneLoadBalancing: { state: 'value', value: true },
      loadBalancing: {
        state: 'value',
        value: { sessionAffinity: false, connectionDraining: true, healthChecks: true },
      },
      accessLogging: { state: 'value', value: 'disabled' },
      addresses: { state: 'value', value: ['shop.elb.example'] },
      clientIpTargets: { state: 'absent' },
      relationships: { state: 'value', value: expect.anything() as unknown },
    });
    expect(Object.keys(found.facets).sort()).toEqual([...(awsElb.fills['load-balancer'] ?? [])].sort());
  });

  it.each<[string, object, object]>([
    ['is internal without a public address', { Scheme: 'internal' }, { addressFamilies: [] }],
    ['is dual-stack', { IpAddressType: 'dualstack' }, { addressFamilies: ['ipv4', 'ipv6'] }],
    [
      'is dual-stack without public IPv4',
      { IpAddressType: 'dualstack-without-public-ipv4' },
      { addressFamilies: ['ipv6'] },
    ],
    [
      'is a Network Load Balancer without security groups',
      { Type: 'network', SecurityGroups: undefined },
      { firewalls: [], addressFamilies: ['ipv4'] },
    ],
    [
      'is a Gateway Load Balancer, never public',
      { Type: 'gateway', Scheme: undefined, SecurityGroups: undefined },
      { addressFamilies: [] },
    ],
  ])('%s', async (_, more, networkInterface) => {
    script({ DescribeLoadBalancers: loadBalancers(loadBalancer('shop', more)) });
    expect(facet(await shop(), 'networkInterfaces')).toMatchObject({ value: [networkInterface, networkInterface] });
  });

  it.each<[string, object]>([
    ['Scheme', { Scheme: undefined }],
    ['AvailabilityZones', { AvailabilityZones: undefined }],
    ['SecurityGroups', { SecurityGroups: undefined }],
  ])('without %s in the response has unread network interfaces', async (_, more) => {
    script({ DescribeLoadBalancers: loadBalancers(loadBalancer('shop', more)) });
    expect(facet(await shop(), 'networkInterfaces')).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it.each([
    ['active_impaired', 'running'],
    ['provisioning', 'other'],
    ['failed', 'other'],
  ])('in state %s is %s', async (Code, state) => {
    script({ DescribeLoadBalancers: loadBalancers(loadBalancer('shop', { State: { Code } })) });
    expect(facet(await shop(), 'state')).toEqual({ state: 'value', value: state });
  });

  it('in one subnet is single-zone', async () => {
    script({
      DescribeLoadBalancers: loadBalancers(
        loadBalancer('shop', { AvailabilityZones: [{ ZoneName: `${REGION}c`, SubnetId: 'subnet-c' }] }),
      ),
    });
    expect(facet(await shop(), 'placement')).toMatchObject({
      value: { spread: 'single-zone', locations: [{ zone: 'euw1-az1' }] },
    });
  });
});

describe('a listener', () => {
  it('redirects where its action leads to HTTPS', async () => {
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

  it('has versions of TLS only where it encrypts, whatever policy the response has', async () => {
    const SslPolicy = 'ELBSecurityPolicy-2016-08';
    const plain = (Protocol: string, Port: number) => ({
      Protocol,
      Port,
      SslPolicy,
      DefaultActions: [{ Type: 'forward' }],
    });
    script({ DescribeListeners: listeners(plain('HTTP', 80), plain('TCP', 81), plain('TLS', 443)) });
    expect(facet(await shop(), 'listeners')).toEqual({
      state: 'value',
      value: [
        { protocol: 'HTTP', port: 80, redirectsToHttps: false },
        { protocol: 'TCP', port: 81, redirectsToHttps: false },
        { protocol: 'TLS', port: 443, redirectsToHttps: false, tlsPolicy: SslPolicy, minTlsVersion: '1.0' },
      ],
    });
  });

  it('of a gateway load balancer has no port', async () => {
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

describe('targets of a load balancer', () => {
  it('are resolved by type, once each, and healthy if one group reports it', async () => {
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

  it('are requested once for each target group', async () => {
    script({
      DescribeLoadBalancers: loadBalancers(loadBalancer('shop'), loadBalancer('api')),
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

describe('client IP preservation of a network load balancer', () => {
  const tcp = (Port: number, ...groups: string[]) => ({
    Protocol: 'TCP',
    Port,
    DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: groups.map(name => ({ TargetGroupArn: `arn:tg/${name}` })) } }],
  }); // prettier-ignore
  const passedOn = async (groups: object[], settings: Record<string, string>, ...found: object[]) => {
    script({
      DescribeLoadBalancers: loadBalancers(loadBalancer('shop', { Type: 'network', SecurityGroups: undefined })),
      DescribeListeners: listeners(...found),
      DescribeTargetGroups: { TargetGroups: groups },
      DescribeTargetHealth: health(target('i-1', 'healthy', { Port: 2222 })),
      DescribeTargetGroupAttributes: attributes(settings),
    });
    return facet(await shop(), 'clientIpTargets');
  };
  const instance = [{ to: ec2('instance/i-1'), port: 2222 }];

  it('is on for instances unless it is switched off', async () => {
    const web = group('web', { Protocol: 'TCP' });
    const one = { protocol: 'TCP', port: 22, targets: instance };
    expect(await passedOn([web], {}, tcp(22, 'web'))).toEqual({ state: 'value', value: [one] });
    expect(await passedOn([web], { 'preserve_client_ip.enabled': 'false' }, tcp(22, 'web'))).toMatchObject({
      value: [],
    });
  });

  it('is off for addresses over TCP, and on over UDP', async () => {
    const ip = (Protocol: string) => group('web', { Protocol, TargetType: 'ip' });
    expect(await passedOn([ip('TCP')], {}, tcp(22, 'web'))).toMatchObject({ value: [] });
    expect(await passedOn([ip('UDP')], {}, tcp(22, 'web'))).toMatchObject({ value: [{ targets: [{ to: 'i-1' }] }] });
  });

  it('says in which network a registered address is', async () => {
    const on = { 'preserve_client_ip.enabled': 'true' };
    const networkOf = async (member: object) => {
      script({
        DescribeLoadBalancers: loadBalancers(loadBalancer('shop', { Type: 'network', SecurityGroups: undefined })),
        DescribeListeners: listeners(tcp(22, 'web')),
        DescribeTargetGroups: { TargetGroups: [group('web', { Protocol: 'TCP', TargetType: 'ip', VpcId: 'vpc-1' })] },
        DescribeTargetHealth: health(target('10.0.0.4', 'healthy', { Port: 22, ...member })),
        DescribeTargetGroupAttributes: attributes(on),
      });
      return facet(await shop(), 'clientIpTargets');
    };
    const to = { to: '10.0.0.4', port: 22 };
    expect(await networkOf({ AvailabilityZone: 'eu-west-1a' })).toMatchObject({
      value: [{ targets: [{ ...to, network: ec2('vpc/vpc-1') }] }],
    });
    expect(await networkOf({ AvailabilityZone: 'all' })).toEqual({
      state: 'value',
      value: [{ protocol: 'TCP', port: 22, targets: [to] }],
    });
  });

  it('is unread where the targets are refused', async () => {
    script({
      DescribeLoadBalancers: loadBalancers(loadBalancer('shop', { Type: 'network' })),
      DescribeListeners: listeners(tcp(22, 'web')),
      DescribeTargetGroups: { TargetGroups: [group('web', { Protocol: 'TCP' })] },
      DescribeTargetHealth: fault('AccessDenied', 403),
    });
    expect(facet(await shop(), 'clientIpTargets')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('traffic distribution of a load balancer', () => {
  const withGroup = (more: object, settings: Record<string, string>, own: Record<string, string> = {}) => {
    script({
      DescribeLoadBalancers: loadBalancers(loadBalancer('shop', { Type: 'network' })),
      DescribeLoadBalancerAttributes: attributes(own),
      DescribeTargetGroups: { TargetGroups: [group('web', more)] },
      DescribeTargetGroupAttributes: attributes(settings),
    });
    return shop();
  };

  it.each<[string, object, Record<string, string>, object]>([
    ['sticky', {}, { 'stickiness.enabled': 'true' }, { sessionAffinity: true }],
    [
      'without deregistration delay',
      {},
      { 'deregistration_delay.timeout_seconds': '0' },
      { connectionDraining: false },
    ],
    ['without health checks', { HealthCheckEnabled: false }, {}, { healthChecks: false }],
    [
      'to a function, without deregistration delay',
      { TargetType: 'lambda', HealthCheckEnabled: false },
      {},
      { connectionDraining: true, healthChecks: true },
    ],
  ])('%s', async (_, more, settings, loadBalancing) => {
    expect(facet(await withGroup(more, settings), 'loadBalancing')).toMatchObject({ value: loadBalancing });
  });

  it.each<[string, Record<string, string>, Record<string, string>, boolean]>([
    ['off', {}, { 'load_balancing.cross_zone.enabled': 'false' }, false],
    ['on', {}, { 'load_balancing.cross_zone.enabled': 'true' }, true],
    [
      'disabled for a target group',
      { 'load_balancing.cross_zone.enabled': 'false' },
      { 'load_balancing.cross_zone.enabled': 'true' },
      false,
    ],
    ['enabled for its only target group', { 'load_balancing.cross_zone.enabled': 'true' }, {}, true],
  ])('cross-zone load balancing is %s', async (_, settings, own, crossZone) => {
    expect(facet(await withGroup({}, settings, own), 'crossZoneLoadBalancing')).toEqual({
      state: 'value',
      value: crossZone,
    });
  });

  it('has its access log, unread where its attributes are refused', async () => {
    script({ DescribeLoadBalancerAttributes: attributes({ 'access_logs.s3.enabled': 'true' }) });
    expect(facet(await shop(), 'accessLogging')).toEqual({ state: 'value', value: 'enabled' });
    script({ DescribeLoadBalancerAttributes: fault('AccessDenied', 403) });
    expect(facet(await shop(), 'accessLogging')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it.each([
    ['true', { state: 'value', value: true }],
    ['false', { state: 'value', value: false }],
    [undefined, { state: 'unread', reason: 'failed' }],
  ])('deletion protection %s is %j', async (text, reading) => {
    const settings = text === undefined ? {} : { 'deletion_protection.enabled': text };
    script({ DescribeLoadBalancerAttributes: attributes({ 'access_logs.s3.enabled': 'true', ...settings }) });
    expect(facet(await shop(), 'deletionProtection')).toMatchObject(reading);
  });

  it('is unread where the attributes of a target group are refused', async () => {
    script({
      DescribeTargetGroups: { TargetGroups: [group('web')] },
      DescribeTargetGroupAttributes: fault('AccessDenied', 403),
    });
    const found = await shop();
    for (const name of ['loadBalancing', 'crossZoneLoadBalancing'] as const)
      expect(facet(found, name)).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('the list of load balancers', () => {
  it('is read to its last page, with tags in batches of twenty', async () => {
    const named = Array.from({ length: 21 }, (_, index) => `b${String(index)}`);
    script({
      DescribeLoadBalancers: ({ parameters }) =>
        parameters['Marker'] === 'more'
          ? loadBalancers(loadBalancer('last'))
          : { ...loadBalancers(...named.map(name => loadBalancer(name))), NextMarker: 'more' },
    });
    const { names, population, resource } = await collect();
    expect(names('load-balancer').sort()).toEqual([...named, 'last'].sort());
    expect(population('load-balancer').reading).toEqual({ state: 'value', value: 22 });
    for (const name of ['b0', 'b20', 'last']) expect(resource(`/${name}/1`).tags).toEqual({ of: arn(name) });
    expect(server.count(`${SERVICE}.DescribeTags`)).toBe(3);
  });

  it('without tags has unread infrastructure as code', async () => {
    script({ DescribeTags: fault('AccessDenied', 403) });
    expect(facet(await shop(), 'infrastructureAsCode')).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('that is empty makes no further call', async () => {
    script({ DescribeLoadBalancers: { LoadBalancers: '' } });
    expect((await collect()).population('load-balancer').reading).toEqual({ state: 'value', value: 0 });
    expect(new Set(server.log.filter(({ service }) => service === SERVICE).map(({ operation }) => operation))).toEqual(
      new Set(['DescribeLoadBalancers']),
    );
  });

  it('that is refused is unread, not empty', async () => {
    script({ DescribeLoadBalancers: fault('AccessDenied', 403) });
    expect((await collect()).population('load-balancer')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: `${SERVICE}:DescribeLoadBalancers`,
    });
  });
});
