import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['who-uses-it'],
      impact: ['others-refused'],
      save: ['aws ec2 describe-images --owners self --filters Name=is-public,Values=true --region {region}'],
      run: [
        "aws ec2 modify-image-attribute --image-id <image> --launch-permission 'Remove=[{Group=all}]' --region {region}",
        'aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing --region {region}',
      ],
      verify: 'aws ec2 describe-images --owners self --filters Name=is-public,Values=true --region {region}',
      undo: [
        'aws ec2 disable-image-block-public-access --region {region}',
        "aws ec2 modify-image-attribute --image-id <image> --launch-permission 'Add=[{Group=all}]' --region {region}",
      ],
    },
  ],
} satisfies Recipes;
