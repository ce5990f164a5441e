import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::VPC',
      first: ['record-outgoing-traffic-first'],
      impact: ['blocked-names-fail'],
      run: [
        'aws route53resolver create-firewall-rule-group --name egress --creator-request-id egress-1 --region {region}',
        'aws route53resolver associate-firewall-rule-group --firewall-rule-group-id <rule-group> --vpc-id {shortId} --priority 101 --name egress --creator-request-id egress-2 --region {region}',
      ],
      verify: 'aws route53resolver list-firewall-rule-group-associations --vpc-id {shortId} --region {region}',
      undo: [
        'aws route53resolver disassociate-firewall-rule-group --firewall-rule-group-association-id <association> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/virtualNetworks',
      first: ['record-outgoing-traffic-first', 'target-exists'],
      impact: ['mistake-takes-it-down', 'has-a-price'],
      run: [
        'az network route-table create --name egress --location {region} --resource-group {resourceGroup} --subscription {account}',
        'az network route-table route create --route-table-name egress --name all --address-prefix 0.0.0.0/0 --next-hop-type VirtualAppliance --next-hop-ip-address <address-of-the-firewall> --resource-group {resourceGroup} --subscription {account}',
        'az network vnet subnet update --vnet-name {name} --name <subnet> --route-table egress --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network vnet subnet show --vnet-name {name} --name <subnet> --query routeTable --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network vnet subnet update --vnet-name {name} --name <subnet> --remove routeTable --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
