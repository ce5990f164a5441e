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
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['which-part-may-wait'],
      impact: ['code-must-change'],
      run: [
        'gcloud pubsub topics create <topic> --project {account}',
        'gcloud pubsub subscriptions create <subscription> --topic <topic> --project {account}',
      ],
      verify: 'gcloud pubsub subscriptions list --project {account}',
      undo: [
        'gcloud pubsub subscriptions delete <subscription> --project {account}',
        'gcloud pubsub topics delete <topic> --project {account}',
      ],
    },
  ],
} satisfies Recipes;
