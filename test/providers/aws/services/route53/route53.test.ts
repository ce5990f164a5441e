import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsRoute53Domains } from '../../../../../src/providers/aws/services/route53-domains/route53-domains.ts';
import { awsRoute53 } from '../../../../../src/providers/aws/services/route53/route53.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, named, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const zone = (Name: string, PrivateZone = false) => ({
  Id: '/hostedzone/Z1',
  Name,
  CallerReference: 'r',
  Config: { PrivateZone },
});
const zones = (...found: object[]) => ({
  ListHostedZonesResponse: {
    HostedZones: named('HostedZone', found as never),
    IsTruncated: false,
    MaxItems: 100,
    Marker: '',
  },
});
const values = (...all: string[]) => ({ TTL: 60, ResourceRecords: named('ResourceRecord', all.map(Value => ({ Value }))) }); // prettier-ignore
const alias = (DNSName: string, EvaluateTargetHealth = false) => ({
  AliasTarget: { HostedZoneId: 'Z', DNSName, EvaluateTargetHealth },
});
const sets = (...found: object[]) => ({
  ListResourceRecordSetsResponse: {
    ResourceRecordSets: named('ResourceRecordSet', found as never),
    IsTruncated: false,
    MaxItems: 300,
  },
});
const RECORDS = 'route53.ListResourceRecordSets';

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'route53.ListHostedZones': zones(zone('shop.example.')),
    [RECORDS]: sets({ Name: 'www.shop.example.', Type: 'A', ...values('192.0.2.1') }),
    'route53.GetDNSSEC': { GetDNSSECResponse: { Status: { ServeSignature: 'SIGNING' }, KeySigningKeys: '' } },
    'route53.ListQueryLoggingConfigs': {
      ListQueryLoggingConfigsResponse: { QueryLoggingConfigs: named('QueryLoggingConfig', [{ Id: 'q', HostedZoneId: 'Z1', CloudWatchLogsLogGroupArn: 'arn:x' }]) },
    },
    'route53.ListHealthChecks': {
      ListHealthChecksResponse: {
        HealthChecks: named('HealthCheck', [
          { Id: 'good', CallerReference: 'r', HealthCheckConfig: { Type: 'HTTPS' }, HealthCheckVersion: 1 },
          { Id: 'off', CallerReference: 'r', HealthCheckConfig: { Type: 'HTTPS', Disabled: true }, HealthCheckVersion: 1 },
        ]),
        IsTruncated: false, MaxItems: 100, Marker: '',
      },
    },
    'route53domains.ListDomains': { Domains: [{ DomainName: 'shop.example', AutoRenew: false, TransferLock: true, Expiry: 1_798_761_600 }] },
  }); // prettier-ignore
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ collectors: [awsRoute53] });
const facets = async () => (await collect()).resource('hostedzone/Z1').facets;
const records = async (...found: object[]) => {
  server.script({ [RECORDS]: sets(...found) });
  return (await facets()).dnsRecords;
};

describe('a hosted zone', () => {
  it('has its records, DNSSEC and its query log', async () => {
    const found = (await collect()).resource('hostedzone/Z1');
    expect(found).toMatchObject({ kind: 'dns-zone', id: 'arn:aws:route53:::hostedzone/Z1', name: 'shop.example' });
    expect(found.facets).toEqual({
      dnsZone: { state: 'value', value: { public: true, dnssec: true } },
      dnsRecords: {
        state: 'value',
        value: [{ name: 'www.shop.example', to: ['192.0.2.1'], routing: 'simple', expectedTargets: [] }],
      },
      accessLogging: { state: 'value', value: 'enabled' },
    });
    expect(server.count('route53.ListHealthChecks')).toBe(0);
  });

  it('that is private has no DNSSEC and no query log', async () => {
    server.script({ 'route53.ListHostedZones': zones(zone('inside.', true)) });
    expect(await facets()).toMatchObject({
      dnsZone: { value: { public: false } },
      dnsRecords: { state: 'absent' },
      accessLogging: { state: 'absent' },
    });
    expect(server.count(RECORDS)).toBe(0);
  });

  it('resolves the targets of records', async () => {
    expect(
      await records(
        { Name: 'shop.example.', Type: 'A', ...alias('dualstack.Web-1.eu-west-1.elb.amazonaws.com.') },
        { Name: 'old.shop.example.', Type: 'A', ...alias('s3-website-eu-west-1.amazonaws.com.') },
        { Name: 'status.shop.example.', Type: 'CNAME', ...values('vendor-1.eu-west-1.elb.amazonaws.com') },
        { Name: '\\052.shop.example.', Type: 'A', ...alias('d1.cloudfront.net.') },
        { Name: 'shop.example.', Type: 'MX', ...values('10 mail.example') },
      ),
    ).toEqual({
      state: 'value',
      value: [
        { name: 'shop.example', to: ['web-1.eu-west-1.elb.amazonaws.com'], routing: 'simple', expectedTargets: [{ kind: 'load-balancer', region: 'eu-west-1', name: 'web-1.eu-west-1.elb.amazonaws.com' }] },
        { name: 'old.shop.example', to: ['s3-website-eu-west-1.amazonaws.com'], routing: 'simple', expectedTargets: [{ kind: 'bucket', name: 'old.shop.example' }] },
        { name: 'status.shop.example', to: ['vendor-1.eu-west-1.elb.amazonaws.com'], routing: 'simple', expectedTargets: [] },
        { name: '*.shop.example', to: ['d1.cloudfront.net'], routing: 'simple', expectedTargets: [] },
      ],
    }); // prettier-ignore
  });

  const choice = (SetIdentifier: string, more: object) => ({
    Name: 'www.shop.example.',
    Type: 'A',
    SetIdentifier,
    ...values(`192.0.2.${SetIdentifier}`),
    ...more,
  });
  it.each<[string, object[], string]>([
    ['an enabled health check', [choice('1', { Failover: 'PRIMARY', HealthCheckId: 'good' }), choice('2', { Failover: 'SECONDARY' })], 'health-checked'],
    ['a disabled health check', [choice('1', { Failover: 'PRIMARY', HealthCheckId: 'off' }), choice('2', { Failover: 'SECONDARY' })], 'unchecked'],
    ['no health check', [choice('1', { Weight: 1 }), choice('2', { Weight: 1 })], 'unchecked'],
    ['a health check on one of two records', [choice('1', { Weight: 1, HealthCheckId: 'good' }), choice('2', { Weight: 1 })], 'unchecked'],
  ])('is routed by %s', async (_, found, expected) => {
    expect(await records(...found)).toMatchObject({ value: [{ to: ['192.0.2.1', '192.0.2.2'], routing: expected }] });
  }); // prettier-ignore

  it('is read to its last page', async () => {
    server.script({
      [RECORDS]: ({ parameters }) => ({
        ListResourceRecordSetsResponse: {
          ...sets({
            Name: parameters['name'] === undefined ? 'a.shop.example.' : 'b.shop.example.',
            Type: 'A',
            ...values('192.0.2.1'),
          }).ListResourceRecordSetsResponse,
          ...(parameters['name'] === undefined
            ? { IsTruncated: true, NextRecordName: 'b.shop.example.', NextRecordType: 'A' }
            : {}),
        },
      }),
    });
    expect((await facets()).dnsRecords).toMatchObject({
      value: [{ name: 'a.shop.example' }, { name: 'b.shop.example' }],
    });
  });

  it.each([
    ['ListResourceRecordSets', 'dnsRecords'],
    ['GetDNSSEC', 'dnsZone'],
    ['ListQueryLoggingConfigs', 'accessLogging'],
  ] as const)('keeps the rest where %s is refused', async (operation, facet) => {
    server.script({ [`route53.${operation}`]: fault('AccessDenied', 403) });
    expect((await facets())[facet]).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

it('costs one call without zones, and a refused list is unread, not empty', async () => {
  server.script({ 'route53.ListHostedZones': zones() });
  expect((await collect()).population('dns-zone').reading).toEqual({ state: 'value', value: 0 });
  expect(server.log.filter(({ service }) => service === 'route53')).toHaveLength(1);
  server.script({ 'route53.ListHostedZones': fault('AccessDenied', 403) });
  expect((await collect()).population('dns-zone').reading).toMatchObject({ state: 'unread', reason: 'denied' });
});

it('has expiry, renewal and transfer lock of registered domains', async () => {
  const { resource } = await collectAws({ collectors: [awsRoute53Domains] });
  expect(resource('domain/shop.example').facets).toEqual({
    validity: { state: 'value', value: { expiresAt: '2027-01-01T00:00:00.000Z', autoRenew: false, inUse: true } },
    transferLock: { state: 'value', value: true },
  });
});
