import type { AwsCollector } from './context.ts';
import { IDENTITY_CALL } from './planning-operations.ts';

export const accountCollector: AwsCollector = {
  id: 'aws-account',
  provider: 'aws',
  scope: 'global',
  lists: ['account'],
  fills: {},
  operations: [],
  collect: async ctx => {
    await ctx.list('account', IDENTITY_CALL, () => {
      ctx.emit({
        id: ctx.arn('iam', 'root'),
        kind: 'account',
        type: 'AWS::Account',
        name: ctx.account,
        tags: {},
        facets: {},
      });
      return Promise.resolve();
    });
  },
};
