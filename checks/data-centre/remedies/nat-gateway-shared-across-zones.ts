import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::NatGateway',
      first: ['subnets-in-each-zone'],
      impact: ['traffic-cut-at-once', 'has-a-price', 'address-changes'],
      run: [
        'aws ec2 allocate-address --domain vpc --region {region}',
        'aws ec2 create-nat-gateway --subnet-id <public-subnet-in-the-other-zone> --allocation-id <address> --region {region}',
        'aws ec2 wait nat-gateway-available --nat-gateway-ids <new-nat-gateway> --region {region}',
        'aws ec2 replace-route --route-table-id <route-table-of-the-other-zone> --destination-cidr-block 0.0.0.0/0 --nat-gateway-id <new-nat-gateway> --region {region}',
      ],
      verify:
        'aws ec2 describe-route-tables --filters Name=route.nat-gateway-id,Values=<new-nat-gateway> --region {region}',
      undo: [
        'aws ec2 replace-route --route-table-id <route-table-of-the-other-zone> --destination-cidr-block 0.0.0.0/0 --nat-gateway-id {shortId} --region {region}',
        'aws ec2 delete-nat-gateway --nat-gateway-id <new-nat-gateway> --region {region}',
        'aws ec2 wait nat-gateway-deleted --nat-gateway-ids <new-nat-gateway> --region {region}',
        'aws ec2 release-address --allocation-id <address> --region {region}',
      ],
    },
  ],
} satisfies Recipes;
