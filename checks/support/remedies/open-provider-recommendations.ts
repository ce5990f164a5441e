import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['support-plan-for-advisor'],
      impact: ['interrupts-nothing'],
      run: [
        'aws support describe-trusted-advisor-checks --language en --region us-east-1',
        'aws support describe-trusted-advisor-check-result --check-id <check> --region us-east-1',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['one-by-one'],
      impact: ['interrupts-nothing'],
      run: ['az advisor recommendation list --subscription {account}'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['one-by-one'],
      impact: ['right-is-missed'],
      portal: 'Recommendation Hub > recommendation > Apply or Dismiss',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
