import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['default-key-permissions'],
      impact: ['only-from-now'],
      run: ['aws ec2 enable-ebs-encryption-by-default --region {region}'],
      verify: 'aws ec2 get-ebs-encryption-by-default --region {region}',
      undo: ['aws ec2 disable-ebs-encryption-by-default --region {region}'],
    },
  ],
} satisfies Recipes;
