import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['test-order-marked'],
      impact: ['has-a-price'],
      portal: 'CloudWatch > Synthetics Canaries > Create canary > the steps of an order; then an alarm on its success',
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['test-order-marked'],
      impact: ['has-a-price'],
      portal:
        'Application Insights > Availability > Add Standard test > the address of the shop, from five places; then its alert',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
