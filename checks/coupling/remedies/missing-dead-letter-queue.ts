import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::SQS::Queue',
      first: ['target-exists'],
      impact: ['somebody-reads-dead-letters'],
      edit: 'redrive.json = {"RedrivePolicy":"{\\"deadLetterTargetArn\\":\\"<dead-letter-queue-arn>\\",\\"maxReceiveCount\\":\\"5\\"}"}',
      run: [
        'aws sqs create-queue --queue-name <dead-letter-queue> --region {region}',
        'aws sqs set-queue-attributes --queue-url <url-of-the-queue> --attributes file://redrive.json --region {region}',
      ],
      verify:
        'aws sqs get-queue-attributes --queue-url <url-of-the-queue> --attribute-names RedrivePolicy --region {region}',
      undo: [
        'aws sqs set-queue-attributes --queue-url <url-of-the-queue> --attributes RedrivePolicy= --region {region}',
      ],
    },
    {
      for: 'AWS::SNS::Topic',
      first: ['target-exists'],
      impact: ['somebody-reads-dead-letters'],
      save: ['aws sns list-subscriptions-by-topic --topic-arn {id} --region {region}'],
      edit: 'redrive.json = {"deadLetterTargetArn":"<dead-letter-queue-arn>"}',
      run: [
        'aws sns set-subscription-attributes --subscription-arn <subscription> --attribute-name RedrivePolicy --attribute-value file://redrive.json --region {region}',
      ],
      verify: 'aws sns get-subscription-attributes --subscription-arn <subscription> --region {region}',
      undo: [
        "aws sns set-subscription-attributes --subscription-arn <subscription> --attribute-name RedrivePolicy --attribute-value '{}' --region {region}",
      ],
    },
    {
      for: 'AWS::Events::Rule',
      first: ['target-exists'],
      impact: ['replaces-whole', 'somebody-reads-dead-letters'],
      save: [
        'aws events list-targets-by-rule --rule {name} --event-bus-name <event-bus> --query Targets --region {region} > targets-before.json',
      ],
      edit: {
        file: 'targets.json',
        say: 'each-target-with',
        from: 'targets-before.json',
        code: '"DeadLetterConfig": {"Arn": "<dead-letter-queue-arn>"}',
      },
      run: [
        'aws events put-targets --rule {name} --event-bus-name <event-bus> --targets file://targets.json --region {region}',
      ],
      verify: 'aws events list-targets-by-rule --rule {name} --event-bus-name <event-bus> --region {region}',
      undo: [
        'aws events put-targets --rule {name} --event-bus-name <event-bus> --targets file://targets-before.json --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.ServiceBus/namespaces',
      first: ['somebody-reads-dead-letters'],
      impact: ['interrupts-nothing'],
      run: [
        'az servicebus queue update --namespace-name {name} --name <queue> --enable-dead-lettering-on-message-expiration true --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az servicebus queue show --namespace-name {name} --name <queue> --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az servicebus queue update --namespace-name {name} --name <queue> --enable-dead-lettering-on-message-expiration false --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: ['Microsoft.EventGrid/topics', 'Microsoft.EventGrid/systemTopics', 'Microsoft.EventGrid/domains'],
      first: ['target-exists'],
      impact: ['somebody-reads-dead-letters'],
      portal:
        'Event Grid > Event Subscriptions > subscription > Additional Features > Dead-lettering: storage container',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: 'pubsub.googleapis.com/Topic',
      first: ['somebody-reads-dead-letters', 'identity-may'],
      impact: ['interrupts-nothing'],
      run: [
        'gcloud pubsub topics create <dead-letter-topic> --project {account}',
        'gcloud pubsub subscriptions update <each-subscription> --dead-letter-topic <dead-letter-topic> --max-delivery-attempts 5 --project {account}',
      ],
      verify:
        "gcloud pubsub subscriptions list --filter topic:{name} --format='table(name,deadLetterPolicy)' --project {account}",
      undo: ['gcloud pubsub subscriptions update <each-subscription> --clear-dead-letter-policy --project {account}'],
    },
  ],
} satisfies Recipes;
