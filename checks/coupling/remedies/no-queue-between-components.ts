import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['which-part-may-wait'],
      impact: ['code-must-change'],
      run: ['aws sqs create-queue --queue-name <queue> --region <region>'],
      verify: 'aws sqs list-queues --region <region>',
      undo: ['aws sqs delete-queue --queue-url <url-of-the-queue> --region <region>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['which-part-may-wait'],
      impact: ['code-must-change'],
      run: [
        'az servicebus queue create --namespace-name <namespace> --name <queue> --resource-group <resource-group> --subscription {account}',
      ],
      verify:
        'az servicebus queue list --namespace-name <namespace> --resource-group <resource-group> --subscription {account}',
      undo: [
        'az servicebus queue delete --namespace-name <namespace> --name <queue> --resource-group <resource-group> --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
