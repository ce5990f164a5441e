import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::IAM::User',
      first: ['see-last-use'],
      impact: ['interrupts-nothing'],
      save: ['aws iam get-login-profile --user-name {name}'],
      run: ['aws iam delete-login-profile --user-name {name}'],
      verify: 'aws iam get-login-profile --user-name {name}',
      undo: ['aws iam create-login-profile --user-name {name} --password <new-password> --password-reset-required'],
    },
  ],
} satisfies Recipes;
