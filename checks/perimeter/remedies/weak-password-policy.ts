import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['replaces-whole', 'nothing-set-yet'],
      impact: ['left-out-values-reset', 'only-from-now'],
      save: ['aws iam get-account-password-policy > password-policy-before.json'],
      run: [
        'aws iam update-account-password-policy --minimum-password-length 14 --password-reuse-prevention 24 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --allow-users-to-change-password',
      ],
      verify: 'aws iam get-account-password-policy',
      undo: 'restore-from-saved',
    },
  ],
} satisfies Recipes;
