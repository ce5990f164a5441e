import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['person-agrees'],
      impact: ['interrupts-nothing'],
      run: [
        'aws cloudtrail lookup-events --lookup-attributes AttributeKey=ReadOnly,AttributeValue=false --region <region>',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['person-agrees'],
      impact: ['interrupts-nothing'],
      run: ["az monitor activity-log list --offset 30d --subscription {account} --query '[].caller'"],
    },
  ],
} satisfies Recipes;
