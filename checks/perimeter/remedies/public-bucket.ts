import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::S3::Bucket',
      first: ['files-meant-public', 'nothing-set-yet'],
      impact: ['public-files-refused'],
      save: [
        'aws s3api get-public-access-block --bucket {name} --query PublicAccessBlockConfiguration --region {region} > public-access-before.json',
      ],
      run: [
        'aws s3api put-public-access-block --bucket {name} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true --region {region}',
      ],
      verify: 'aws s3api get-bucket-policy-status --bucket {name} --region {region}',
      undo: [
        'aws s3api put-public-access-block --bucket {name} --public-access-block-configuration file://public-access-before.json --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['files-meant-public'],
      impact: ['public-files-refused'],
      run: ['az storage account update --ids {id} --allow-blob-public-access false'],
      verify: 'az storage account show --ids {id} --query allowBlobPublicAccess',
      undo: ['az storage account update --ids {id} --allow-blob-public-access true'],
    },
  ],
  gcp: [
    {
      for: 'storage.googleapis.com/Bucket',
      first: ['files-meant-public'],
      impact: ['public-files-refused'],
      run: ['gcloud storage buckets update gs://{name} --public-access-prevention'],
      verify: "gcloud storage buckets describe gs://{name} --format='value(public_access_prevention)'",
      undo: ['gcloud storage buckets update gs://{name} --no-public-access-prevention'],
    },
  ],
} satisfies Recipes;
