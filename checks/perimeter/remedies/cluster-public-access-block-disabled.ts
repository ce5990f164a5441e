import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['who-uses-it'],
      impact: ['only-from-now'],
      save: ['aws emr get-block-public-access-configuration --region {region} > block-before.json'],
      run: [
        "aws emr put-block-public-access-configuration --block-public-access-configuration 'BlockPublicSecurityGroupRules=true,PermittedPublicSecurityGroupRuleRanges=[{MinRange=22,MaxRange=22}]' --region {region}",
      ],
      verify: 'aws emr get-block-public-access-configuration --region {region}',
      undo: 'restore-from-saved',
    },
  ],
} satisfies Recipes;
