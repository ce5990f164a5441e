import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['quiet-hour', 'tier-supports-it', 'not-in-a-group'],
      impact: ['server-stops', 'address-changes'],
      run: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --ebs-optimized --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
      verify:
        "aws ec2 describe-instances --instance-ids {shortId} --query 'Reservations[].Instances[].EbsOptimized' --region {region}",
      undo: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --no-ebs-optimized --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
    },
  ],
} satisfies Recipes;
