import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Subnet',
      first: ['new-servers-need-public-address'],
      impact: ['only-from-now'],
      run: ['aws ec2 modify-subnet-attribute --subnet-id {shortId} --no-map-public-ip-on-launch --region {region}'],
      verify:
        "aws ec2 describe-subnets --subnet-ids {shortId} --query 'Subnets[].MapPublicIpOnLaunch' --region {region}",
      undo: ['aws ec2 modify-subnet-attribute --subnet-id {shortId} --map-public-ip-on-launch --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/virtualNetworks/subnets',
      first: ['new-servers-need-public-address'],
      impact: ['outbound-needs-nat'],
      run: ['az network vnet subnet update --ids {id} --default-outbound false'],
      verify: 'az network vnet subnet show --ids {id} --query defaultOutboundAccess',
      undo: ['az network vnet subnet update --ids {id} --default-outbound true'],
    },
  ],
} satisfies Recipes;
