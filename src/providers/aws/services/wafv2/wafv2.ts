import type * as WafSdk from '@aws-sdk/client-wafv2';
import type { Rule, Scope, WebACL, WebACLSummary } from '@aws-sdk/client-wafv2';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachPage, pagesByToken } from '../../../kit/for-each-page.ts';

type Waf = typeof WafSdk;

/** The only region for web ACLs of CloudFront. */
const CLOUDFRONT_REGION = 'us-east-1';

const FILLS = {
  firewall: [
    'allowedIngress',
    'placement',
    'accessLogging',
    'firewallDefaultAction',
    'wafRules',
    'defaultSecurityGroup',
    'relationships',
    'deletionProtection',
  ],
} as const;

/** Reads regional web ACLs and the load balancers that they protect; APIs name their web ACL themselves. */
export const awsWafv2: AwsCollector = {
  id: 'aws-wafv2',
  provider: 'aws',
  scope: 'regional',
  lists: ['firewall'],
  fills: FILLS,
  operations: operations('wafv2', ['ListWebACLs', 'GetWebACL', 'ListResourcesForWebACL', 'GetLoggingConfiguration']),
  decidedBy: {
    accessLogging: ['wafv2:GetLoggingConfiguration'],
    wafRules: ['wafv2:GetWebACL'],
  },
  collect: ctx => collectWebAcls(ctx, 'REGIONAL'),
};

/** Reads web ACLs of CloudFront, whose distributions name them. */
export const awsWafv2CloudFront: AwsCollector = {
  id: 'aws-wafv2-edge',
  provider: 'aws',
  scope: 'global',
  lists: ['firewall'],
  fills: FILLS,
  operations: operations('wafv2', ['ListWebACLs', 'GetWebACL', 'GetLoggingConfiguration']),
  decidedBy: {
    accessLogging: ['wafv2:GetLoggingConfiguration'],
    wafRules: ['wafv2:GetWebACL'],
  },
  collect: ctx => collectWebAcls(ctx, 'CLOUDFRONT'),
};

async function collectWebAcls(ctx: AwsContext, scope: Scope): Promise<void> {
  const waf = await import('@aws-sdk/client-wafv2');
  const client = scope === 'CLOUDFRONT' ? ctx.client(waf.WAFV2Client, CLOUDFRONT_REGION) : ctx.client(waf.WAFV2Client);
  await ctx.list('firewall', 'wafv2:ListWebACLs', async () => {
    const pages = pagesByToken(
      NextMarker => client.send(new waf.ListWebACLsCommand({ Scope: scope, Limit: 100, NextMarker })),
      // AWS names a next page after an empty one, too.
      page => (page.WebACLs?.length === 0 ? undefined : page.NextMarker),
    );
    await forEachPage(pages, page =>
      awaitAll(assertField(page.WebACLs, 'WebACLs').map(summary => emitWebAcl(ctx, waf, client, scope, summary))),
    );
  });
}

async function emitWebAcl(
  ctx: AwsContext,
  waf: Waf,
  client: WafSdk.WAFV2Client,
  scope: Scope,
  { ARN, Id, Name }: WebACLSummary,
): Promise<void> {
  const arn = assertField(ARN, 'ARN');
  const [acl, protectedResources, accessLogging] = await Promise.all([
    ctx.read('wafv2:GetWebACL', async () => {
      const answer = await client.send(new waf.GetWebACLCommand({ Id, Name, Scope: scope }));
      return assertField(answer.WebACL, 'WebACL');
    }),
    scope === 'CLOUDFRONT' ? value<string[]>([]) : readProtectedLoadBalancers(ctx, waf, client, arn),
    readAccessLogging(ctx, waf, client, arn),
  ]);
  ctx.emit({
    id: arn,
    stableId: Id,
    kind: 'firewall',
    type: 'AWS::WAFv2::WebACL',
    name: Name ?? arn,
    tags: {},
    facets: {
      allowedIngress: absent,
      placement: absent,
      firewallDefaultAction: absent,
      // One that protects something cannot be deleted.
      deletionProtection: absent,
      defaultSecurityGroup: value(false),
      wafRules: mapReading(acl, wafRulesOf),
      accessLogging,
      relationships: mapReading(protectedResources, all => all.map(to => ({ to, role: 'protects' }))),
    },
  });
}

async function readAccessLogging(
  ctx: AwsContext,
  waf: Waf,
  client: WafSdk.WAFV2Client,
  ResourceArn: string,
): Promise<Reading<Facets['accessLogging']>> {
  const destinations = await ctx.read(
    'wafv2:GetLoggingConfiguration',
    async () => {
      const answer = await client.send(new waf.GetLoggingConfigurationCommand({ ResourceArn }));
      return answer.LoggingConfiguration?.LogDestinationConfigs ?? [];
    },
    { absentOn: ['WAFNonexistentItemException'] },
  );
  if (destinations.state === 'unread') return destinations;
  return value(destinations.state === 'value' && destinations.value.length > 0 ? 'enabled' : 'disabled');
}

function readProtectedLoadBalancers(
  ctx: AwsContext,
  waf: Waf,
  client: WafSdk.WAFV2Client,
  WebACLArn: string,
): Promise<Reading<string[]>> {
  return ctx.read('wafv2:ListResourcesForWebACL', async () => {
    const input = { WebACLArn, ResourceType: 'APPLICATION_LOAD_BALANCER' as const };
    return (await client.send(new waf.ListResourcesForWebACLCommand(input))).ResourceArns ?? [];
  });
}

/** Rule groups of Firewall Manager count as blocking: the account cannot read them. */
function wafRulesOf(acl: WebACL): Facets['wafRules'] {
  const rules = acl.Rules ?? [];
  const managedByFirewallManager =
    (acl.PreProcessFirewallManagerRuleGroups ?? []).length + (acl.PostProcessFirewallManagerRuleGroups ?? []).length;
  const blocking = rules.filter(blocks);
  return {
    blockingRules: blocking.length + managedByFirewallManager,
    countingRules: rules.filter(counts).length,
    managedRules: blocking.some(({ Statement: statement }) => statement?.ManagedRuleGroupStatement !== undefined),
    rateLimiting: blocking.some(({ Statement: statement }) => statement?.RateBasedStatement !== undefined),
    defaultAction: acl.DefaultAction?.Block === undefined ? 'allow' : 'block',
  };
}

const counts = ({ Action: action, OverrideAction: override }: Rule): boolean =>
  action?.Count !== undefined || override?.Count !== undefined;

/** A rule that blocks or challenges requests, or a rule group without override. */
const blocks = ({ Action: action, OverrideAction: override }: Rule): boolean =>
  action?.Block !== undefined ||
  action?.Captcha !== undefined ||
  action?.Challenge !== undefined ||
  override?.None !== undefined;
