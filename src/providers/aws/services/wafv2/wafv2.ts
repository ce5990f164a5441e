import type * as WafSdk from '@aws-sdk/client-wafv2';
import type { Rule, Scope, WebACL, WebACLSummary } from '@aws-sdk/client-wafv2';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll } from '../../client/response-fields.ts';

type Waf = typeof WafSdk;

/** The one region that answers for the filters in front of CloudFront. */
const EDGE_HOME = 'us-east-1';

const FILLS = {
  firewall: [
    'allowedIngress',
    'placement',
    'accessLogging',
    'firewallDefaultAction',
    'wafRules',
    'defaultSecurityGroup',
    'relationships',
  ],
} as const;

/** Reads the web filters of a region, and the balancers that they stand in front of. APIs name their filter themselves. */
export const awsWaf: AwsCollector = {
  id: 'aws-wafv2',
  provider: 'aws',
  scope: 'regional',
  lists: ['firewall'],
  fills: FILLS,
  operations: operations('wafv2', ['ListWebACLs', 'GetWebACL', 'ListResourcesForWebACL', 'GetLoggingConfiguration']),
  collect: ctx => collectFilters(ctx, 'REGIONAL'),
};

/** Reads the web filters in front of CloudFront, whose distributions name them themselves. */
export const awsEdgeWaf: AwsCollector = {
  id: 'aws-wafv2-edge',
  provider: 'aws',
  scope: 'global',
  lists: ['firewall'],
  fills: FILLS,
  operations: operations('wafv2', ['ListWebACLs', 'GetWebACL', 'GetLoggingConfiguration']),
  collect: ctx => collectFilters(ctx, 'CLOUDFRONT'),
};

async function collectFilters(ctx: AwsContext, scope: Scope): Promise<void> {
  const waf = await import('@aws-sdk/client-wafv2');
  const client = scope === 'CLOUDFRONT' ? ctx.client(waf.WAFV2Client, EDGE_HOME) : ctx.client(waf.WAFV2Client);
  await ctx.list('firewall', 'wafv2:ListWebACLs', async () => {
    let NextMarker: string | undefined;
    do {
      const page: WafSdk.ListWebACLsCommandOutput = await client.send(
        new waf.ListWebACLsCommand({ Scope: scope, Limit: 100, ...(NextMarker === undefined ? {} : { NextMarker }) }),
      );
      const found = assertField(page.WebACLs, 'WebACLs');
      await awaitAll(found.map(summary => emitFilter(ctx, waf, client, scope, summary)));
      NextMarker = found.length === 0 ? undefined : page.NextMarker;
    } while (NextMarker !== undefined && NextMarker !== '');
  });
}

async function emitFilter(
  ctx: AwsContext,
  waf: Waf,
  client: WafSdk.WAFV2Client,
  scope: Scope,
  { ARN, Id, Name }: WebACLSummary,
): Promise<void> {
  const arn = assertField(ARN, 'ARN');
  const [acl, requiresExternalIdOrMfa, log] = await Promise.all([
    ctx.read('wafv2:GetWebACL', async () => {
      const answer = await client.send(new waf.GetWebACLCommand({ Id, Name, Scope: scope }));
      return assertField(answer.WebACL, 'WebACL');
    }),
    scope === 'CLOUDFRONT' ? value<string[]>([]) : readGuarded(ctx, waf, client, arn),
    ctx.read(
      'wafv2:GetLoggingConfiguration',
      async () => {
        const answer = await client.send(new waf.GetLoggingConfigurationCommand({ ResourceArn: arn }));
        return answer.LoggingConfiguration?.LogDestinationConfigs ?? [];
      },
      { absentOn: ['WAFNonexistentItemException'] },
    ),
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
      defaultSecurityGroup: value(false),
      wafRules: mapReading(acl, wafRulesOf),
      accessLogging:
        log.state === 'unread' ? log : value(log.state === 'value' && log.value.length > 0 ? 'enabled' : 'disabled'),
      relationships: mapReading(requiresExternalIdOrMfa, all => all.map(to => ({ to, role: 'protects' }))),
    },
  });
}

function readGuarded(
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

/** Rules that an organization puts before or after count as rules that block: only their makers see into them. */
function wafRulesOf(acl: WebACL): Facets['wafRules'] {
  const rules = acl.Rules ?? [];
  const imposed =
    (acl.PreProcessFirewallManagerRuleGroups ?? []).length + (acl.PostProcessFirewallManagerRuleGroups ?? []).length;
  const acting = rules.filter(acts);
  return {
    blockingRules: acting.length + imposed,
    countingRules: rules.filter(onlyCounts).length,
    managedRules: acting.some(({ Statement: statement }) => statement?.ManagedRuleGroupStatement !== undefined),
    rateLimiting: acting.some(({ Statement: statement }) => statement?.RateBasedStatement !== undefined),
    defaultAction: acl.DefaultAction?.Block === undefined ? 'allow' : 'block',
  };
}

const onlyCounts = ({ Action: action, OverrideAction: override }: Rule): boolean =>
  action?.Count !== undefined || override?.Count !== undefined;

/** A rule that stops somebody, or a group whose own verdicts stand. */
const acts = ({ Action: action, OverrideAction: override }: Rule): boolean =>
  action?.Block !== undefined ||
  action?.Captcha !== undefined ||
  action?.Challenge !== undefined ||
  override?.None !== undefined;
