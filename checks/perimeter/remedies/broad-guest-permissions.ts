import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::IAM::Role',
      first: ['who-uses-it'],
      impact: ['others-refused'],
      save: ['aws iam list-attached-role-policies --role-name {name} > attached-before.json'],
      portal: 'Amazon Cognito > Identity pools > pool > User access > Guest access; Basic (classic) authentication',
      act: ['then-limit-guests'],
      verify: 'aws iam list-attached-role-policies --role-name {name}',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
