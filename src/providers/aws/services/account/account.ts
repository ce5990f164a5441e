import { absent } from '../../../../model/reading.ts';
import type { AwsCollector } from '../../context.ts';
import { IDENTITY_CALL } from '../../planning-operations.ts';
import { accountId } from '../../resource-ids.ts';

/** Lists the account itself. */
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
        id: accountId(ctx),
        kind: 'account',
        type: 'AWS::Account',
        name: ctx.account,
        tags: {},
        // GuardDuty is per region, and the SLAs of AWS depend on the architecture, not on a tier.
        facets: { threatDetection: absent, tiersWithoutSla: absent },
      });
      return Promise.resolve();
    });
  },
};
