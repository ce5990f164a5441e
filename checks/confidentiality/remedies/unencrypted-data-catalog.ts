import type { Recipes } from 'cloudbrief/check';

const READ = 'aws glue get-data-catalog-encryption-settings';

export default {
  aws: [
    {
      for: 'AWS::Glue::Catalog',
      first: ['services-need-customer-key'],
      impact: ['only-from-now'],
      save: [`${READ} --region {region} > settings-before.json`],
      run: [
        "aws glue put-data-catalog-encryption-settings --data-catalog-encryption-settings 'EncryptionAtRest={CatalogEncryptionMode=SSE-KMS,SseAwsKmsKeyId=<key>},ConnectionPasswordEncryption={ReturnConnectionPasswordEncrypted=true,AwsKmsKeyId=<key>}' --region {region}",
      ],
      verify: `${READ} --region {region}`,
      undo: 'restore-from-saved',
    },
    {
      for: 'AWS::Glue::SecurityConfiguration',
      first: ['services-need-customer-key'],
      impact: ['only-from-now'],
      save: ['aws glue get-security-configuration --name {name} --region {region} > configuration-before.json'],
      run: [
        "aws glue create-security-configuration --name <new-name> --encryption-configuration 'S3Encryption=[{S3EncryptionMode=SSE-KMS,KmsKeyArn=<key>}],CloudWatchEncryption={CloudWatchEncryptionMode=SSE-KMS,KmsKeyArn=<key>},JobBookmarksEncryption={JobBookmarksEncryptionMode=CSE-KMS,KmsKeyArn=<key>}' --region {region}",
      ],
      verify: 'aws glue get-security-configuration --name <new-name> --region {region}',
      undo: ['aws glue delete-security-configuration --name <new-name> --region {region}'],
    },
  ],
} satisfies Recipes;
