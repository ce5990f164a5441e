import { operations, type AwsCollector } from './context.ts';
import { present } from './failure.ts';

/** Where the Support API answers, by partition. */
const HOMES: Readonly<Record<string, string>> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

/** Reads whether the account has a support contract under which AWS answers emergencies. */
export const awsSupport: AwsCollector = {
  id: 'aws-support',
  provider: 'aws',
  scope: 'global',
  lists: [],
  fills: { account: ['supportPlan'] },
  operations: operations('support', ['DescribeSeverityLevels']),
  collect: async ctx => {
    const support = await import('@aws-sdk/client-support');
    const client = ctx.client(support.SupportClient, HOMES[ctx.partition] ?? 'us-east-1');
    const supportPlan = await ctx.read(
      'support:DescribeSeverityLevels',
      async () => {
        const answer = await client.send(new support.DescribeSeverityLevelsCommand({ language: 'en' }));
        return {
          severities: present(answer.severityLevels, 'severityLevels').map(({ code }) => present(code, 'code')),
        };
      },
      // AWS answers so to whoever has no plan or the cheapest one.
      { absentOn: ['SubscriptionRequiredException'] },
    );
    ctx.add(ctx.arn('iam', 'root', { region: '' }), { supportPlan });
  },
};
