import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::S3::Bucket',
      first: ['what-cannot-be-rebuilt'],
      impact: ['replaces-whole', 'only-from-now', 'has-a-price'],
      save: [
        "aws s3api get-bucket-lifecycle-configuration --bucket {name} --query '{Rules:Rules}' --region {region} > lifecycle-before.json",
      ],
      edit: {
        file: 'lifecycle.json',
        say: 'in-place-of',
        from: 'lifecycle-before.json',
        code: 'STANDARD_IA',
        old: 'ONEZONE_IA',
      },
      run: [
        'aws s3api put-bucket-lifecycle-configuration --bucket {name} --lifecycle-configuration file://lifecycle.json --region {region}',
      ],
      verify: 'aws s3api get-bucket-lifecycle-configuration --bucket {name} --region {region}',
      undo: [
        'aws s3api put-bucket-lifecycle-configuration --bucket {name} --lifecycle-configuration file://lifecycle-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::S3Express::DirectoryBucket',
      first: ['what-cannot-be-rebuilt'],
      impact: ['has-a-price'],
      run: ['aws s3 sync s3://{name} s3://<bucket-of-the-copy> --region {region}'],
      verify: 'aws s3 ls s3://<bucket-of-the-copy> --recursive --summarize --region {region}',
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['tier-supports-it'],
      impact: ['takes-long', 'redundancy-has-a-price'],
      save: [
        'az storage account show --name {name} --query sku.name --resource-group {resourceGroup} --subscription {account}',
      ],
      run: [
        'az storage account migration start --account-name {name} --sku <Standard_ZRS-Premium_ZRS-or-where-geo-redundant-Standard_GZRS> --no-wait --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az storage account migration show --account-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az storage account migration start --account-name {name} --sku <former-sku> --no-wait --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'storage.googleapis.com/Bucket',
      first: ['law-allows-region'],
      impact: ['built-anew', 'clients-must-switch'],
      run: [
        'gcloud storage buckets create gs://<new-bucket> --location <region-or-multi-region> --uniform-bucket-level-access --public-access-prevention --project {account}',
        'gcloud transfer jobs create gs://{name} gs://<new-bucket> --project {account}',
      ],
      verify: 'gcloud transfer jobs list --project {account}',
      undo: ['gcloud transfer jobs delete <job> --project {account}'],
    },
  ],
} satisfies Recipes;
