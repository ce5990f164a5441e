import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::S3::Bucket',
      first: ['root-sets-mfa-delete', 'no-lifecycle-with-mfa-delete'],
      impact: ['root-deletes-versions'],
      run: [
        "aws s3api put-bucket-versioning --bucket {name} --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa '<serial-number-of-the-device> <code>' --region {region}",
      ],
      verify: 'aws s3api get-bucket-versioning --bucket {name} --region {region}',
      undo: [
        "aws s3api put-bucket-versioning --bucket {name} --versioning-configuration Status=Enabled,MFADelete=Disabled --mfa '<serial-number-of-the-device> <code>' --region {region}",
      ],
    },
  ],
} satisfies Recipes;
