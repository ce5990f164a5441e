import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['address-changes', 'second-copy-has-a-price', 'keep-old-until-new-serves'],
      run: [
        'aws ec2 create-image --instance-id <server> --name <image> --no-reboot --region {region}',
        'aws ec2 run-instances --image-id <image> --instance-type <type> --subnet-id <subnet-in-another-zone> --security-group-ids <security-group> --iam-instance-profile Name=<profile-of-the-server> --region {region}',
      ],
      verify:
        "aws ec2 describe-instances --query 'Reservations[].Instances[].Placement.AvailabilityZone' --region {region}",
      undo: ['aws ec2 terminate-instances --instance-ids <new-server> --region {region}'],
    },
  ],
} satisfies Recipes;
