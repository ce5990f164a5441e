import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['takes-long'],
      impact: ['interrupts-nothing'],
      run: [
        'aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value <runs-at-once> --region {region}',
      ],
      verify: 'aws lambda get-account-settings --query AccountLimit --region {region}',
      undo: 'ask-for-less',
    },
  ],
} satisfies Recipes;
