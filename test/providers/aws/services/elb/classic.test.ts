import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsElbClassic } from '../../../../../src/providers/aws/services/elb/classic.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type Answer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const SERVICE = 'elasticloadbalancing';
const ec2 = (resource: string): string => `arn:aws:ec2:${REGION}:${ACCOUNT}:${resource}`;
const listener = (Protocol: string, LoadBalancerPort: number, ...PolicyNames: string[]) => ({
  Listener: { Protocol, LoadBalancerPort, InstancePort: 80, InstanceProtocol: 'HTTP' },
  PolicyNames,
});
const loadBalancer = (more: object = {}) => ({
  LoadBalancerDescriptions: [
    {
      LoadBalancerName: 'shop',
      DNSName: 'Shop-1.eu-west-1.elb.amazonaws.com',
      CreatedTime: '2026-01-02T03:04:05Z',
      Scheme: 'internet-facing',
      AvailabilityZones: [`${REGION}a`, `${REGION}b`],
      Subnets: ['subnet-a', 'subnet-b'],
      SecurityGroups: ['sg-1'],
      ListenerDescriptions: [listener('HTTP', 80)],
      HealthCheck: { Target: 'HTTP:80/', Interval: 30, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 2 },
      Policies: {
        AppCookieStickinessPolicies: '',
        LBCookieStickinessPolicies: [{ PolicyName: 'tie' }],
        OtherPolicies: '',
      },
      ...more,
    },
  ],
});
const attributes = (more: object = {}) => ({
  LoadBalancerAttributes: {
    CrossZoneLoadBalancing: { Enabled: true },
    AccessLog: { Enabled: true, S3BucketName: 'logs' },
    ConnectionDraining: { Enabled: true, Timeout: 300 },
    ...more,
  },
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [`${SERVICE}.DescribeLoadBalancers`]: loadBalancer(),
    [`${SERVICE}.DescribeLoadBalancerAttributes`]: attributes(),
    [`${SERVICE}.DescribeInstanceHealth`]: {
      InstanceStates: [
        { InstanceId: 'i-1', State: 'InService' },
        { InstanceId: 'i-2', State: 'OutOfService' },
      ],
    },
    [`${SERVICE}.DescribeTags`]: {
      TagDescriptions: [{ LoadBalancerName: 'shop', Tags: [{ Key: 'app', Value: 'shop' }] }],
    },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsElbClassic] });
const shop = async () => (await collect()).resource('loadbalancer/shop');
const script = (answers: Record<string, Answer>): void => {
  server.script(Object.fromEntries(Object.entries(answers).map(([name, one]) => [`${SERVICE}.${name}`, one])));
};

describe('a Classic Load Balancer', () => {
  it('has zones, exposure, listeners and traffic distribution', async () => {
    const found = await shop();
    expect(found).toMatchObject({
      kind: 'load-balancer',
      type: 'AWS::ElasticLoadBalancing::LoadBalancer',
      name: 'shop',
      tags: { app: 'shop' },
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    const networkInterface = { firewalls: [ec2('security-group/sg-1')], addressFamilies: ['ipv4'] };
    expect(found.facets).toMatchObject({
      placement: { value: { spread: 'multi-zone', locations: [{ zone: 'euw1-az3' }, { zone: 'euw1-az2' }] } },
      networkInterfaces: {
        value: [
          { subnet: ec2('subnet/subnet-a'), ...networkInterface },
          { subnet: ec2('subnet/subnet-b'), ...networkInterface },
        ],
      },
      listeners: { value: [{ protocol: 'HTTP', port: 80, redirectsToHttps: false }] },
      targets: {
        value: [
          { id: ec2('instance/i-1'), healthy: true },
          { id: ec2('instance/i-2'), healthy: false },
        ],
      },
      crossZoneLoadBalancing: { value: true },
      loadBalancing: { value: { sessionAffinity: false, connectionDraining: true, healthChecks: true } },
      accessLogging: { value: 'enabled' },
      addresses: { value: ['shop-1.eu-west-1.elb.amazonaws.com'] },
    });
    expect(Object.keys(found.facets).sort()).toEqual([...(awsElbClassic.fills['load-balancer'] ?? [])].sort());
  });

  it.each<[string, object, object]>([
    [
      'is zonal without cross-zone load balancing',
      { CrossZoneLoadBalancing: { Enabled: false } },
      { crossZoneLoadBalancing: { value: false } },
    ],
    ['has no access log', { AccessLog: { Enabled: false } }, { accessLogging: { value: 'disabled' } }],
    [
      'has no connection draining',
      { ConnectionDraining: { Enabled: false } },
      { loadBalancing: { value: { connectionDraining: false } } },
    ],
  ])('%s', async (_, more, facets) => {
    script({ DescribeLoadBalancerAttributes: attributes(more) });
    expect((await shop()).facets).toMatchObject(facets);
  });

  it('that is internal has no public address', async () => {
    script({ DescribeLoadBalancers: loadBalancer({ Scheme: 'internal' }) });
    expect(facet(await shop(), 'networkInterfaces')).toMatchObject({
      value: [{ addressFamilies: [] }, { addressFamilies: [] }],
    });
  });

  it('is sticky where a listener uses a cookie policy', async () => {
    script({ DescribeLoadBalancers: loadBalancer({ ListenerDescriptions: [listener('HTTP', 80, 'tie')] }) });
    expect(facet(await shop(), 'loadBalancing')).toMatchObject({ value: { sessionAffinity: true } });
  });

  it.each([
    ['an enabled protocol attribute', [{ AttributeName: 'Protocol-TLSv1', AttributeValue: 'true' }], '1.0'],
    [
      'its reference policy',
      [{ AttributeName: 'Reference-Security-Policy', AttributeValue: 'ELBSecurityPolicy-TLS-1-2-2017-01' }],
      '1.2',
    ],
  ])('accepts the lowest TLS version of its policy: %s', async (_, PolicyAttributeDescriptions, oldestTls) => {
    script({
      DescribeLoadBalancers: loadBalancer({ ListenerDescriptions: [listener('HTTPS', 443, 'tls')] }),
      DescribeLoadBalancerPolicies: {
        PolicyDescriptions: [
          { PolicyName: 'tls', PolicyTypeName: 'SSLNegotiationPolicyType', PolicyAttributeDescriptions },
        ],
      },
    });
    expect(facet(await shop(), 'listeners')).toMatchObject({
      value: [{ protocol: 'HTTPS', tlsPolicy: 'tls', minTlsVersion: oldestTls }],
    });
  });

  it('with refused policies has unread TLS listeners', async () => {
    script({
      DescribeLoadBalancers: loadBalancer({ ListenerDescriptions: [listener('HTTPS', 443, 'tls')] }),
      DescribeLoadBalancerPolicies: fault('AccessDenied', 403),
    });
    expect(facet(await shop(), 'listeners')).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('the list of Classic Load Balancers', () => {
  it('that is empty costs one call', async () => {
    script({ DescribeLoadBalancers: { LoadBalancerDescriptions: '' } });
    expect((await collect()).population('load-balancer').reading).toEqual({ state: 'value', value: 0 });
    expect(server.log.filter(({ service }) => service === SERVICE)).toHaveLength(1);
  });

  it('that is refused is unread, not empty', async () => {
    script({ DescribeLoadBalancers: fault('AccessDenied', 403) });
    expect((await collect()).population('load-balancer').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
