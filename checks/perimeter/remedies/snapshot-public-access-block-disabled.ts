import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['public-copies-that-must-stay'],
      impact: ['public-copies-become-private'],
      save: [
        'aws ec2 get-snapshot-block-public-access-state --region {region}',
        'aws ec2 get-image-block-public-access-state --region {region}',
      ],
      run: [
        'aws ec2 enable-snapshot-block-public-access --state block-all-sharing --region {region}',
        'aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing --region {region}',
      ],
      verify: 'aws ec2 get-snapshot-block-public-access-state --region {region}',
      undo: 'restore-from-saved',
    },
  ],
} satisfies Recipes;
