import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['test-order-marked'],
      impact: ['has-a-price'],
      portal: 'CloudWatch > Synthetics Canaries > Create canary; Alarms > Create alarm > SuccessPercent',
      act: ['then-steps-of-an-order'],
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['test-order-marked'],
      impact: ['has-a-price'],
      portal: 'Application Insights > Availability > Add Standard test; Rules (Alerts)',
      act: ['then-test-address-of-shop'],
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
