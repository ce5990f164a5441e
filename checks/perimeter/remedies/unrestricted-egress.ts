import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::VPC',
      first: ['record-outgoing-traffic-first'],
      impact: ['blocked-names-fail'],
      run: [
        'aws route53resolver create-firewall-rule-group --name egress --creator-request-id egress-1 --region {region}',
        'aws route53resolver create-firewall-domain-list --name allowed --creator-request-id egress-allowed --region {region}',
        'aws route53resolver update-firewall-domains --firewall-domain-list-id <list-of-allowed-names> --operation ADD --domains <allowed-names> --region {region}',
        'aws route53resolver create-firewall-rule --firewall-rule-group-id <rule-group> --firewall-domain-list-id <list-of-allowed-names> --priority 100 --action ALLOW --name allowed --creator-request-id egress-rule-1 --region {region}',
        'aws route53resolver create-firewall-domain-list --name all --creator-request-id egress-all --region {region}',
        "aws route53resolver update-firewall-domains --firewall-domain-list-id <list-of-all-names> --operation ADD --domains '*' --region {region}",
        'aws route53resolver create-firewall-rule --firewall-rule-group-id <rule-group> --firewall-domain-list-id <list-of-all-names> --priority 200 --action ALERT --name rest --creator-request-id egress-rule-2 --region {region}',
        'aws route53resolver associate-firewall-rule-group --firewall-rule-group-id <rule-group> --vpc-id {shortId} --priority 101 --name egress --creator-request-id egress-2 --region {region}',
        'aws route53resolver update-firewall-rule --firewall-rule-group-id <rule-group> --firewall-domain-list-id <list-of-all-names> --action BLOCK --block-response NODATA --region {region}',
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
      impact: ['mistake-takes-it-down', 'has-a-price', 'replaces-whole'],
      save: [
        'az network vnet subnet show --vnet-name {name} --name <subnet> --query routeTable --resource-group {resourceGroup} --subscription {account}',
      ],
      run: [
        'az network route-table create --name egress --location {region} --resource-group {resourceGroup} --subscription {account}',
        'az network route-table route create --route-table-name egress --name all --address-prefix 0.0.0.0/0 --next-hop-type VirtualAppliance --next-hop-ip-address <address-of-the-firewall> --resource-group {resourceGroup} --subscription {account}',
        'az network vnet subnet update --vnet-name {name} --name <subnet> --route-table egress --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network vnet subnet show --vnet-name {name} --name <subnet> --query routeTable --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network vnet subnet update --vnet-name {name} --name <subnet> --route-table <former-route-table-or-null> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
