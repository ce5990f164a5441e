import { absent } from '../../../../model/reading.ts';
import type { AwsCollector } from '../../context.ts';
import { IDENTITY_CALL } from '../../planning-operations.ts';

export const awsAccount: AwsCollector = {
  id: 'aws-account',
  provider: 'aws',
  scope: 'global',
  lists: ['account'],
  fills: { account: ['threatDetection', 'tiersWithoutSla'] },
  operations: [],
  collect: async ctx => {
    await ctx.list('account', IDENTITY_CALL, () => {
      ctx.emit({
        id: ctx.arn('iam', 'root'),
        kind: 'account',
        type: 'AWS::Account',
        name: ctx.account,
        tags: {},
        // Each region has a watch of its own. What AWS promises hangs on how something is laid out, not on a tier.
        facets: { threatDetection: absent, tiersWithoutSla: absent },
      });
      return Promise.resolve();
    });
  },
};
