import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['support-plan-for-advisor'],
      impact: ['interrupts-nothing'],
      run: [
        'aws health describe-events --filter eventTypeCategories=scheduledChange --region us-east-1',
        'aws health describe-affected-entities --filter eventArns=<event> --region us-east-1',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['one-by-one'],
      impact: ['interrupts-nothing'],
      portal: 'Service Health > Planned maintenance, Health advisories (retirements) > affected resources',
    },
  ],
} satisfies Recipes;
