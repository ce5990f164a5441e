import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['target-exists', 'organization-management-account'],
      impact: ['storage-has-a-price'],
      run: [
        'aws cloudtrail create-trail --name all --s3-bucket-name <bucket-of-the-log-account> --is-multi-region-trail --enable-log-file-validation --region <region>',
        'aws cloudtrail start-logging --name all --region <region>',
      ],
      verify: 'aws cloudtrail get-trail-status --name all --region <region>',
      undo: ['aws cloudtrail delete-trail --name all --region <region>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'az monitor diagnostic-settings subscription create --name activity --location <region> --workspace <id-of-the-workspace> --logs \'[{"category":"Administrative","enabled":true},{"category":"Security","enabled":true},{"category":"Policy","enabled":true}]\' --subscription {account}',
      ],
      verify: 'az monitor diagnostic-settings subscription list --subscription {account}',
      undo: ['az monitor diagnostic-settings subscription delete --name activity --subscription {account}'],
    },
  ],
} satisfies Recipes;
