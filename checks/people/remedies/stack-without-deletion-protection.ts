import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CloudFormation::Stack',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: [
        'aws cloudformation update-termination-protection --stack-name {name} --enable-termination-protection --region {region}',
      ],
      verify:
        "aws cloudformation describe-stacks --stack-name {name} --query 'Stacks[].EnableTerminationProtection' --region {region}",
      undo: [
        'aws cloudformation update-termination-protection --stack-name {name} --no-enable-termination-protection --region {region}',
      ],
    },
  ],
} satisfies Recipes;
