import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::VPC',
      first: ['free-addresses'],
      impact: ['has-a-price', 'move-one-by-one'],
      run: [
        'aws ec2 create-subnet --vpc-id {shortId} --availability-zone <zone> --cidr-block <free-block> --region {region}',
        'aws ec2 create-route-table --vpc-id {shortId} --region {region}',
        'aws ec2 associate-route-table --route-table-id <route-table> --subnet-id <new-subnet> --region {region}',
      ],
      verify: 'aws ec2 describe-route-tables --filters Name=vpc-id,Values={shortId} --region {region}',
      undo: [
        'aws ec2 delete-subnet --subnet-id <new-subnet> --region {region}',
        'aws ec2 delete-route-table --route-table-id <route-table> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/virtualNetworks',
      first: ['free-addresses'],
      impact: ['move-one-by-one', 'outbound-needs-nat'],
      run: [
        'az network vnet subnet create --vnet-name {name} --name private --address-prefixes <free-block> --default-outbound false --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network vnet subnet list --vnet-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network vnet subnet delete --vnet-name {name} --name private --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
