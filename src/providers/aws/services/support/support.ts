import type * as sdk from '@aws-sdk/client-support';
import type { Facets } from '../../../../model/facets.ts';
import type { Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** Where the Support API answers, by partition. */
const HOMES: Readonly<Record<string, string>> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

/** Reads whether the account has a support contract under which AWS answers emergencies. */
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
  collect: async ctx => {
    const support = await import('@aws-sdk/client-support');
    const client = ctx.client(support.SupportClient, HOMES[ctx.partition] ?? 'us-east-1');
    const advice = readAdvice(ctx, support, client);
    const supportAccess = readAccess(ctx);
    const supportPlan = await ctx.read(
      'support:DescribeSeverityLevels',
      async () => {
        const answer = await client.send(new support.DescribeSeverityLevelsCommand({ language: 'en' }));
        return {
          severities: assertField(answer.severityLevels, 'severityLevels').map(({ code }) => assertField(code, 'code')),
        };
      },
      // AWS answers so to whoever has no plan or the cheapest one.
      { absentOn: ['SubscriptionRequiredException'] },
    );
    ctx.add(ctx.arn('iam', 'root', { region: '' }), {
      supportPlan,
      openRecommendations: await advice,
      supportAccess: await supportAccess,
    });
  },
};

/** How many of AWS's own checks are red or yellow, all but those about money; they are read as they stand, none is run. */
async function readAdvice(
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

/** Who was given AWS's own policy for opening cases; administrators have it without. */
async function readAccess(ctx: AwsContext): Promise<Reading<number>> {
  const iam = await import('@aws-sdk/client-iam');
  const client = ctx.client(iam.IAMClient, HOMES[ctx.partition] ?? 'us-east-1');
  return ctx.read(
    'iam:ListEntitiesForPolicy',
    async () => {
      let holders = 0;
      const input = { PolicyArn: `arn:${ctx.partition}:iam::aws:policy/AWSSupportAccess` };
      for await (const page of iam.paginateListEntitiesForPolicy({ client }, input))
        holders +=
          assertField(page.PolicyRoles, 'PolicyRoles').length +
          (page.PolicyUsers?.length ?? 0) +
          (page.PolicyGroups?.length ?? 0);
      return holders;
    },
    // A partition without that policy has nobody who holds it.
    { absentOn: ['NoSuchEntity'] },
  );
}
