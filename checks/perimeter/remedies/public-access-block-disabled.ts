import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['public-buckets-that-must-stay', 'nothing-set-yet'],
      impact: ['public-files-refused'],
      save: [
        'aws s3control get-public-access-block --account-id {account} --query PublicAccessBlockConfiguration --region us-east-1 > public-access-before.json',
      ],
      run: [
        'aws s3control put-public-access-block --account-id {account} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true --region us-east-1',
      ],
      verify: 'aws s3control get-public-access-block --account-id {account} --region us-east-1',
      undo: [
        'aws s3control put-public-access-block --account-id {account} --public-access-block-configuration file://public-access-before.json --region us-east-1',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['public-buckets-that-must-stay'],
      impact: ['policy-refuses-changes'],
      run: [
        'az policy assignment create --name no-public-blobs --policy 4fa4b6c0-31ca-4c0d-b10d-24b96f62a751 --scope /subscriptions/{account} --params \'{"effect":{"value":"Deny"}}\'',
      ],
      verify: 'az policy assignment show --name no-public-blobs --scope /subscriptions/{account}',
      undo: ['az policy assignment delete --name no-public-blobs --scope /subscriptions/{account}'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['public-buckets-that-must-stay', 'organization-management-account'],
      impact: ['public-files-refused'],
      portal:
        'IAM & Admin > Organization policies > Enforce Public Access Prevention > Manage policy > Enforcement: On',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
