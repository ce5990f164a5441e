import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CloudTrail::Trail',
      first: ['read-error-first', 'keep-statements'],
      impact: ['interrupts-nothing'],
      run: ['aws cloudtrail get-trail-status --name {id} --region {region}'],
      portal:
        'S3 > bucket of the trail > Permissions > Bucket policy: allow cloudtrail.amazonaws.com s3:GetBucketAcl and s3:PutObject for this trail; key policy: kms:GenerateDataKey*',
      verify: 'aws cloudtrail get-trail-status --name {id} --query LatestDeliveryError --region {region}',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Insights/diagnosticSettings',
      first: ['read-error-first'],
      impact: ['interrupts-nothing'],
      portal: 'Monitor > Activity log > Export activity logs > Edit setting',
      act: ['then-destination-that-accepts'],
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
