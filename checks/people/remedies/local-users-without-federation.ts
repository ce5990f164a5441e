import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['sign-in-works-through-directory', 'emergency-user-kept'],
      impact: ['user-cannot-sign-in'],
      run: ['aws iam delete-login-profile --user-name <user>'],
      verify: 'aws iam get-credential-report',
      undo: ['aws iam create-login-profile --user-name <user> --password <new-password> --password-reset-required'],
    },
  ],
} satisfies Recipes;
