import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::VPC',
      first: ['free-addresses'],
      impact: ['move-one-by-one'],
      run: [
        'aws ec2 create-subnet --vpc-id {shortId} --availability-zone <another-zone> --cidr-block <free-block> --region {region}',
      ],
      verify: 'aws ec2 describe-subnets --filters Name=vpc-id,Values={shortId} --region {region}',
      undo: ['aws ec2 delete-subnet --subnet-id <new-subnet> --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/virtualNetworks',
      first: ['tier-supports-it'],
      impact: ['move-one-by-one'],
      act: ['then-second-one-in-other-zone'],
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
