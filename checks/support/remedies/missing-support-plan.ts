import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['plan-answers-in-an-hour'],
      impact: ['has-a-price'],
      portal: 'Support Center > Support plans > Change plan: Business Support+ or higher',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['plan-answers-in-an-hour'],
      impact: ['has-a-price'],
      portal: 'Help + support > Support plans > Standard or higher',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
