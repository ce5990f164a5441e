import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsWafv2CloudFront, awsWafv2 } from '../../../../../src/providers/aws/services/wafv2/wafv2.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const ARN = `arn:aws:wafv2:eu-west-1:${ACCOUNT}:regional/webacl/shop/1`;
const BALANCER = `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:loadbalancer/app/shop/1`;
const visible = { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: 'm' };
const rule = (Name: string, more: object) => ({ Name, Priority: 1, VisibilityConfig: visible, ...more });
const managed = { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } };
const rate = { RateBasedStatement: { Limit: 1000, AggregateKeyType: 'IP' } };
const acl = (Rules: object[], DefaultAction: object = { Allow: {} }) => ({
  WebACL: { Name: 'shop', Id: '1', ARN, DefaultAction, VisibilityConfig: visible, Rules },
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'wafv2.ListWebACLs': { WebACLs: [{ Name: 'shop', Id: '1', ARN }] },
    'wafv2.GetWebACL': acl([
      rule('known', { Statement: managed, OverrideAction: { None: {} } }),
      rule('flood', { Statement: rate, Action: { Block: {} } }),
      rule('new', { Statement: managed, OverrideAction: { Count: {} } }),
    ]),
    'wafv2.ListResourcesForWebACL': { ResourceArns: [BALANCER] },
    'wafv2.GetLoggingConfiguration': { LoggingConfiguration: { ResourceArn: ARN, LogDestinationConfigs: ['arn:log'] } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: ['eu-west-1'], collectors: [awsWafv2] });
const facets = async () => (await collect()).resource('webacl/shop/1').facets;

describe('a web ACL', () => {
  it('has its blocking rules, its counting rules and its protected resources', async () => {
    const found = await facets();
    expect(found).toMatchObject({
      allowedIngress: { state: 'absent' },
      wafRules: {
        value: { blockingRules: 2, countingRules: 1, managedRules: true, rateLimiting: true, defaultAction: 'allow' },
      },
      accessLogging: { value: 'enabled' },
      relationships: { value: [{ to: BALANCER, role: 'protects' }] },
    });
    expect(Object.keys(found).sort()).toEqual([...(awsWafv2.fills.firewall ?? [])].sort());
  });

  it('with rule groups in count mode blocks nothing', async () => {
    server.script({ 'wafv2.GetWebACL': acl([rule('known', { Statement: managed, OverrideAction: { Count: {} } })]) });
    expect((await facets()).wafRules).toMatchObject({
      value: { blockingRules: 0, countingRules: 1, managedRules: false },
    });
  });

  it('that blocks by default is recognized', async () => {
    server.script({ 'wafv2.GetWebACL': acl([], { Block: {} }) });
    expect((await facets()).wafRules).toMatchObject({ value: { defaultAction: 'block' } });
  });

  it('without a log has none; a refused one is unread', async () => {
    server.script({ 'wafv2.GetLoggingConfiguration': fault('WAFNonexistentItemException', 400) });
    expect((await facets()).accessLogging).toEqual({ state: 'value', value: 'disabled' });
    server.script({ 'wafv2.GetLoggingConfiguration': fault('AccessDeniedException', 403) });
    expect((await facets()).accessLogging).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('for CloudFront is requested in us-east-1, and protects the distributions that name it', async () => {
    const { resource } = await collectAws({ collectors: [awsWafv2CloudFront] });
    expect(resource('webacl/shop/1').facets.relationships).toEqual({ state: 'value', value: [] });
    const requested = server.log.filter(({ service }) => service === 'wafv2');
    expect(new Set(requested.map(({ region }) => region))).toEqual(new Set(['us-east-1']));
    expect(requested[0]?.parameters).toMatchObject({ Scope: 'CLOUDFRONT' });
  });
});

it('costs one call where there is none, and a refused list is unread, not empty', async () => {
  server.script({ 'wafv2.ListWebACLs': { WebACLs: [], NextMarker: 'again' } });
  expect((await collect()).population('firewall').reading).toEqual({ state: 'value', value: 0 });
  expect(server.count('wafv2.ListWebACLs')).toBe(1);
  server.script({ 'wafv2.ListWebACLs': fault('AccessDeniedException', 403) });
  expect((await collect()).population('firewall').reading).toMatchObject({ state: 'unread', reason: 'denied' });
});
