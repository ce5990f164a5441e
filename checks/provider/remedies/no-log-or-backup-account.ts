import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['second-account-own-administrators'],
      impact: ['transfer-has-a-price'],
      portal:
        'CloudTrail > Create trail > Enable for all accounts, bucket of the log account; AWS Backup > Backup plans > Copy to a vault of the backup account',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      first: ['second-account-own-administrators'],
      impact: ['transfer-has-a-price'],
      portal:
        'Monitor > Activity log > Export to a workspace of another subscription; backup vaults in another subscription',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
