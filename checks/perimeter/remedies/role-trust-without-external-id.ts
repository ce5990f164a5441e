import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::IAM::Role',
      first: ['agree-external-id', 'keep-statements'],
      impact: ['others-refused'],
      save: ['aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument > trust-before.json'],
      edit: {
        file: 'trust.json',
        say: 'partner-statement-with',
        from: 'trust-before.json',
        code: '"Condition":{"StringEquals":{"sts:ExternalId":"VALUE"}}',
      },
      run: ['aws iam update-assume-role-policy --role-name {name} --policy-document file://trust.json'],
      verify: 'aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument',
      undo: ['aws iam update-assume-role-policy --role-name {name} --policy-document file://trust-before.json'],
    },
  ],
} satisfies Recipes;
