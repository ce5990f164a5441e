import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CloudFormation::Stack',
      first: ['which-side-is-right'],
      impact: ['interrupts-nothing', 'update-overwrites-drift'],
      run: ['aws cloudformation detect-stack-drift --stack-name {name} --region {region}'],
      verify:
        'aws cloudformation describe-stack-resource-drifts --stack-name {name} --stack-resource-drift-status-filters MODIFIED DELETED --region {region}',
    },
  ],
} satisfies Recipes;
