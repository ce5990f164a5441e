import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['see-last-use', 'replacement-first'],
      impact: ['key-stops-at-once', 'delete-key-after-week'],
      portal: 'Sign in as root > Security credentials > Access keys > Deactivate, a week later Delete',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
