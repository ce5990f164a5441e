import type { Recipes } from 'cloudbrief/check';

export default {
  azure: [
    {
      for: 'Microsoft.ResourceHealth/events',
      first: ['on-call-receives-test'],
      impact: ['interrupts-nothing'],
      run: [
        'az monitor activity-log alert create --name outages --condition category=ServiceHealth --action-group <id-of-the-action-group> --scope /subscriptions/{account} --resource-group <resource-group> --subscription {account}',
      ],
      verify:
        'az monitor activity-log alert show --name outages --resource-group <resource-group> --subscription {account}',
      undo: [
        'az monitor activity-log alert delete --name outages --resource-group <resource-group> --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
