import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::S3::Bucket',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      save: ['aws s3api get-bucket-logging --bucket {name} --region {region}'],
      run: [
        'aws s3api put-bucket-logging --bucket {name} --bucket-logging-status \'{"LoggingEnabled":{"TargetBucket":"<bucket>","TargetPrefix":"<prefix>"}}\' --region {region}',
      ],
      verify: 'aws s3api get-bucket-logging --bucket {name} --region {region}',
      undo: ["aws s3api put-bucket-logging --bucket {name} --bucket-logging-status '{}' --region {region}"],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      save: ['az monitor diagnostic-settings list --resource {id}/blobServices/default'],
      run: [
        'az monitor diagnostic-settings create --name audit --resource {id}/blobServices/default --workspace <id-of-the-workspace> --logs \'[{"categoryGroup":"audit","enabled":true}]\'',
      ],
      verify: 'az monitor diagnostic-settings list --resource {id}/blobServices/default',
      undo: ['az monitor diagnostic-settings delete --name audit --resource {id}/blobServices/default'],
    },
    {
      for: [
        'Microsoft.KeyVault/vaults',
        'Microsoft.ContainerRegistry/registries',
        'Microsoft.AppConfiguration/configurationStores',
        'Microsoft.ServiceBus/namespaces',
        'Microsoft.EventHub/namespaces',
        'Microsoft.EventGrid/topics',
        'Microsoft.EventGrid/domains',
        'Microsoft.SignalRService/signalR',
        'Microsoft.SignalRService/webPubSub',
      ],
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      save: ['az monitor diagnostic-settings categories list --resource {id}'],
      run: [
        'az monitor diagnostic-settings create --name audit --resource {id} --workspace <id-of-the-workspace> --logs \'[{"categoryGroup":"allLogs","enabled":true}]\'',
      ],
      verify: 'az monitor diagnostic-settings list --resource {id}',
      undo: ['az monitor diagnostic-settings delete --name audit --resource {id}'],
    },
  ],
  gcp: [
    {
      for: [
        'cloudkms.googleapis.com/CryptoKey',
        'secretmanager.googleapis.com/Secret',
        'pubsub.googleapis.com/Topic',
        'storage.googleapis.com/Bucket',
        'artifactregistry.googleapis.com/Repository',
      ],
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      portal: 'IAM & Admin > Audit Logs > service > Permission types: Data Read, Data Write',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
