import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::S3::Bucket',
      first: ['clients-use-tls', 'keep-statements', 'nothing-set-yet'],
      impact: ['plain-clients-refused'],
      save: [
        'aws s3api get-bucket-policy --bucket {name} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: 'policy.json = policy-before.json with the statement {"Sid":"TlsOnly","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}',
      run: ['aws s3api put-bucket-policy --bucket {name} --policy file://policy.json --region {region}'],
      verify: 'aws s3api get-bucket-policy --bucket {name} --region {region}',
      undo: ['aws s3api put-bucket-policy --bucket {name} --policy file://policy-before.json --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      run: ['az storage account update --ids {id} --https-only true'],
      verify: 'az storage account show --ids {id} --query enableHttpsTrafficOnly',
      undo: ['az storage account update --ids {id} --https-only false'],
    },
  ],
} satisfies Recipes;
