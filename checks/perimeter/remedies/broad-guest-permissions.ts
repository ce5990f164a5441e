import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::IAM::Role',
      first: ['who-uses-it'],
      impact: ['others-refused'],
      save: ['aws iam list-attached-role-policies --role-name {name} > attached-before.json'],
      portal:
        'Amazon Cognito > Identity pools > pool > User access > Guest access: deactivate it, or choose a role with only the actions and resources that the app needs; and switch off the basic (classic) flow',
      verify: 'aws iam list-attached-role-policies --role-name {name}',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
