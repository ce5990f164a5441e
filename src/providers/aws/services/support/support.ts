import type * as sdk from '@aws-sdk/client-support';
import type { Facets } from '../../../../model/facets.ts';
import type { Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { accountId } from '../../resource-ids.ts';
import { start } from '../../../kit/start.ts';

/** The region of the Support API, by partition. */
const HOMES: Readonly<Record<string, string>> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

/** Reads the support plan, access to AWS Support, and open Trusted Advisor recommendations. */
export const awsSupport: AwsCollector = {
  id: 'aws-support',
  provider: 'aws',
  scope: 'global',
  lists: [],
  fills: { account: ['supportPlan', 'supportAccess', 'openRecommendations'] },
  operations: [
    ...operations('support', [
      'DescribeSeverityLevels',
      'DescribeTrustedAdvisorChecks',
      'DescribeTrustedAdvisorCheckSummaries',
    ]),
    ...operations('iam', ['ListEntitiesForPolicy']),
  ],
  decidedBy: {
    supportPlan: ['support:DescribeSeverityLevels'],
    supportAccess: ['iam:ListEntitiesForPolicy'],
    openRecommendations: ['support:DescribeTrustedAdvisorCheckSummaries'],
  },
  collect: async ctx => {
    const support = await import('@aws-sdk/client-support');
    const client = ctx.client(support.SupportClient, HOMES[ctx.partition] ?? 'us-east-1');
    const openRecommendations = start(readRecommendations(ctx, support, client));
    const supportAccess = start(readSupportAccess(ctx));
    const supportPlan = await ctx.read(
      'support:DescribeSeverityLevels',
      async () => {
        const answer = await client.send(new support.DescribeSeverityLevelsCommand({ language: 'en' }));
        return {
          severities: assertField(answer.severityLevels, 'severityLevels').map(({ code }) => assertField(code, 'code')),
        };
      },
      // The error of accounts with a Basic or Developer plan.
      { absentOn: ['SubscriptionRequiredException'] },
    );
    ctx.add(accountId(ctx), {
      supportPlan,
      openRecommendations: await openRecommendations,
      supportAccess: await supportAccess,
    });
  },
};

/** Trusted Advisor checks in error and warning status, except cost checks. No check is refreshed. */
async function readRecommendations(
  ctx: AwsContext,
  support: typeof sdk,
  client: sdk.SupportClient,
): Promise<Reading<Facets['openRecommendations']>> {
  const absentOn = ['SubscriptionRequiredException'];
  const checks = await ctx.read(
    'support:DescribeTrustedAdvisorChecks',
    async () => {
      const answer = await client.send(new support.DescribeTrustedAdvisorChecksCommand({ language: 'en' }));
      return assertField(answer.checks, 'checks').filter(({ category }) => category !== 'cost_optimizing');
    },
    { absentOn },
  );
  if (checks.state !== 'value') return checks;
  return ctx.read(
    'support:DescribeTrustedAdvisorCheckSummaries',
    async () => {
      const checkIds = checks.value.map(({ id }) => assertField(id, 'id'));
      const answer = await client.send(new support.DescribeTrustedAdvisorCheckSummariesCommand({ checkIds }));
      const states = assertField(answer.summaries, 'summaries').map(({ status }) => status);
      return {
        errors: states.filter(state => state === 'error').length,
        warnings: states.filter(state => state === 'warning').length,
      };
    },
    { absentOn },
  );
}

/** The identities with the policy AWSSupportAccess; administrators need it not. */
async function readSupportAccess(ctx: AwsContext): Promise<Reading<number>> {
  const iam = await import('@aws-sdk/client-iam');
  const client = ctx.client(iam.IAMClient, HOMES[ctx.partition] ?? 'us-east-1');
  return ctx.read(
    'iam:ListEntitiesForPolicy',
    async () => {
      let count = 0;
      const input = { PolicyArn: `arn:${ctx.partition}:iam::aws:policy/AWSSupportAccess` };
      for await (const page of iam.paginateListEntitiesForPolicy({ client }, input))
        count +=
          assertField(page.PolicyRoles, 'PolicyRoles').length +
          (page.PolicyUsers?.length ?? 0) +
          (page.PolicyGroups?.length ?? 0);
      return count;
    },
    // Some partitions do not have the policy.
    { absentOn: ['NoSuchEntity'] },
  );
}
