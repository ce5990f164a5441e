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
      edit: {
        file: 'policy.json',
        say: 'with-statement',
        from: 'policy-before.json',
        code: '{"Sid":"TlsOnly","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}',
      },
      run: ['aws s3api put-bucket-policy --bucket {name} --policy file://policy.json --region {region}'],
      verify: 'aws s3api get-bucket-policy --bucket {name} --region {region}',
      undo: ['aws s3api put-bucket-policy --bucket {name} --policy file://policy-before.json --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['clients-use-tls', 'no-old-tls-clients'],
      impact: ['plain-clients-refused', 'old-clients-refused'],
      save: ["az storage account show --ids {id} --query '[enableHttpsTrafficOnly,minimumTlsVersion]'"],
      run: ['az storage account update --ids {id} --https-only true --min-tls-version TLS1_2'],
      verify: "az storage account show --ids {id} --query '[enableHttpsTrafficOnly,minimumTlsVersion]'",
      undo: ['az storage account update --ids {id} --https-only <true-or-false> --min-tls-version <former-version>'],
    },
  ],
  gcp: [
    {
      for: 'storage.googleapis.com/Bucket',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      portal:
        'IAM & Admin > Organization policies > Deny unencrypted HTTP access to Cloud Storage > Manage policy > Enforcement: On',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
