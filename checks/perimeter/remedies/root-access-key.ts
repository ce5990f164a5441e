import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['see-last-use', 'replacement-first'],
      impact: ['key-stops-at-once', 'delete-key-after-week'],
      portal: 'root user > Security credentials > Access keys > Actions > Deactivate; Delete',
      act: ['then-delete-a-week-later'],
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
