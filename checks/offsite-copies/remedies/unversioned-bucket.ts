import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::S3::Bucket',
      first: ['lifecycle-for-old-versions'],
      impact: ['versions-cost', 'versioning-cannot-be-removed'],
      run: [
        'aws s3api put-bucket-versioning --bucket {name} --versioning-configuration Status=Enabled --region {region}',
      ],
      verify: 'aws s3api get-bucket-versioning --bucket {name} --region {region}',
      undo: [
        'aws s3api put-bucket-versioning --bucket {name} --versioning-configuration Status=Suspended --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['lifecycle-for-old-versions'],
      impact: ['versions-cost'],
      run: [
        'az storage account blob-service-properties update --account-name {name} --enable-versioning true --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az storage account blob-service-properties show --account-name {name} --query isVersioningEnabled --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az storage account blob-service-properties update --account-name {name} --enable-versioning false --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'storage.googleapis.com/Bucket',
      first: ['lifecycle-for-old-versions'],
      impact: ['versions-cost'],
      run: ['gcloud storage buckets update gs://{name} --versioning'],
      verify: "gcloud storage buckets describe gs://{name} --format='value(versioning_enabled)'",
      undo: ['gcloud storage buckets update gs://{name} --no-versioning'],
    },
  ],
} satisfies Recipes;
