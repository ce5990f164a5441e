import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsCloudFront } from '../../../../../src/providers/aws/services/cloudfront/cloudfront.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, named, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const ARN = `arn:aws:cloudfront::${ACCOUNT}:distribution/E1`;
const origin = (DomainName: string, more: object = {}) => ({ Id: DomainName, DomainName, ...more });
const custom = (OriginProtocolPolicy: string) => ({
  CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy },
});
const distribution = (more: object = {}) => ({
  Id: 'E1',
  ARN,
  Status: 'Deployed',
  DomainName: 'd1.cloudfront.net',
  Aliases: { Quantity: 1, Items: named('CNAME', ['shop.example']) },
  Origins: { Quantity: 1, Items: named('Origin', [origin('lb.example', custom('https-only'))]) },
  OriginGroups: { Quantity: 0 },
  DefaultCacheBehavior: { TargetOriginId: 'lb.example', ViewerProtocolPolicy: 'redirect-to-https' },
  CacheBehaviors: { Quantity: 0 },
  ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
  WebACLId: 'arn:aws:wafv2:us-east-1:1:global/webacl/shop/1',
  Enabled: true,
  ...more,
});
const list = (...found: ReturnType<typeof distribution>[]) => ({
  DistributionList: {
    Marker: '',
    MaxItems: 100,
    IsTruncated: false,
    Quantity: found.length,
    ...(found.length === 0 ? {} : { Items: named('DistributionSummary', found) }),
  },
});
const config = (Enabled: boolean) => ({
  DistributionConfig: { Logging: { Enabled, IncludeCookies: false, Bucket: 'b', Prefix: '' } },
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'cloudfront.ListDistributions': list(distribution()),
    'cloudfront.GetDistributionConfig': config(true),
    'cloudfront.ListTagsForResource': { Tags: { Items: named('Tag', [{ Key: 'app', Value: 'shop' }]) } },
    'logs.DescribeDeliverySources': { deliverySources: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ collectors: [awsCloudFront] });
const facets = async (more: object = {}) => {
  server.script({ 'cloudfront.ListDistributions': list(distribution(more)) });
  return (await collect()).resource('distribution/E1').facets;
};

describe('a distribution', () => {
  it('has its viewer settings and its origins', async () => {
    const found = (await collect()).resource('distribution/E1');
    expect(found).toMatchObject({
      kind: 'cdn', type: 'AWS::CloudFront::Distribution', region: 'global', name: 'shop.example', tags: { app: 'shop' },
    }); // prettier-ignore
    expect(found.facets).toMatchObject({
      publicAccess: { value: 'public' },
      listeners: {
        value: [
          { protocol: 'HTTP', port: 80, redirectsToHttps: true },
          { protocol: 'HTTPS', port: 443, tlsPolicy: 'TLSv1.2_2021', minTlsVersion: '1.2' },
        ],
      },
      origins: { value: [{ to: 'lb.example', encrypted: true }] },
      originFailover: { value: false },
      accessLogging: { value: 'enabled' },
      state: { value: 'running' },
      addresses: { value: ['d1.cloudfront.net', 'shop.example'] },
      relationships: { value: [{ to: 'arn:aws:wafv2:us-east-1:1:global/webacl/shop/1', role: 'waf' }] },
    });
    expect(Object.keys(found.facets).sort()).toEqual([...(awsCloudFront.fills.cdn ?? [])].sort());
  });

  it('allows HTTP where one of its behaviors does', async () => {
    const behaviour = { PathPattern: '/old/*', TargetOriginId: 'lb.example', ViewerProtocolPolicy: 'allow-all' };
    const found = await facets({ CacheBehaviors: { Quantity: 1, Items: named('CacheBehavior', [behaviour]) } });
    expect(found.listeners).toMatchObject({
      value: [{ protocol: 'HTTP', redirectsToHttps: false }, { protocol: 'HTTPS' }],
    });
  });

  it.each([
    ['http-only', false],
    ['match-viewer', true],
  ])('uses %s to its origin', async (policy, encrypted) => {
    const found = await facets({
      Origins: { Quantity: 1, Items: named('Origin', [origin('o.example', custom(policy))]) },
    });
    expect(found.origins).toEqual({ state: 'value', value: [{ to: 'o.example', encrypted }] });
  });

  it('has failover where its default behavior uses an origin group', async () => {
    const group = {
      Id: 'pair',
      FailoverCriteria: { StatusCodes: { Quantity: 1, Items: named('StatusCode', [500]) } },
      Members: { Quantity: 0, Items: '' },
    };
    const found = await facets({
      OriginGroups: { Quantity: 1, Items: named('OriginGroup', [group]) },
      DefaultCacheBehavior: { TargetOriginId: 'pair', ViewerProtocolPolicy: 'https-only' },
    });
    expect(found).toMatchObject({ originFailover: { value: true }, listeners: { value: [{ protocol: 'HTTPS' }] } });
  });

  it('that is disabled is not public', async () => {
    expect(await facets({ Enabled: false, WebACLId: '' })).toMatchObject({
      publicAccess: { value: 'blocked' }, state: { value: 'stopped' }, relationships: { value: [] },
    }); // prettier-ignore
  });

  it('may use standard logging v2, and has no log where neither is set up', async () => {
    server.script({ 'cloudfront.GetDistributionConfig': config(false) });
    expect((await facets()).accessLogging).toEqual({ state: 'value', value: 'disabled' });
    server.script({ 'logs.DescribeDeliverySources': { deliverySources: [{ name: 'cf', resourceArns: [ARN] }] } });
    expect((await facets()).accessLogging).toEqual({ state: 'value', value: 'enabled' });
    server.script({ 'logs.DescribeDeliverySources': fault('AccessDeniedException', 403) });
    expect((await facets()).accessLogging).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

it('costs one call where there is none, and a refused list is unread, not empty', async () => {
  server.script({ 'cloudfront.ListDistributions': list() });
  expect((await collect()).population('cdn').reading).toEqual({ state: 'value', value: 0 });
  expect(server.log.filter(({ service }) => service === 'cloudfront')).toHaveLength(1);
  server.script({ 'cloudfront.ListDistributions': fault('AccessDenied', 403) });
  expect((await collect()).population('cdn').reading).toMatchObject({ state: 'unread', reason: 'denied' });
});
