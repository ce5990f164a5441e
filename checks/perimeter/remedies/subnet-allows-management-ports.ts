import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Subnet',
      first: ['internal-management-allowed-first', 'acl-order'],
      impact: ['acl-cuts-internal-traffic', 'acl-nat-return'],
      save: [
        'aws ec2 describe-network-acls --filters Name=association.subnet-id,Values={shortId} --region {region} > acl-before.json',
      ],
      run: [
        'aws ec2 create-network-acl-entry --network-acl-id <network-acl> --ingress --rule-number 10 --protocol 6 --port-range From=22,To=22 --cidr-block <block-of-the-network> --rule-action allow --region {region}',
        'aws ec2 create-network-acl-entry --network-acl-id <network-acl> --ingress --rule-number 20 --protocol 6 --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny --region {region}',
        'aws ec2 create-network-acl-entry --network-acl-id <network-acl> --ingress --rule-number 21 --protocol 6 --port-range From=22,To=22 --ipv6-cidr-block ::/0 --rule-action deny --region {region}',
        'aws ec2 create-network-acl-entry --network-acl-id <network-acl> --ingress --rule-number 30 --protocol 6 --port-range From=3389,To=3389 --cidr-block <block-of-the-network> --rule-action allow --region {region}',
        'aws ec2 create-network-acl-entry --network-acl-id <network-acl> --ingress --rule-number 40 --protocol 6 --port-range From=3389,To=3389 --cidr-block 0.0.0.0/0 --rule-action deny --region {region}',
        'aws ec2 create-network-acl-entry --network-acl-id <network-acl> --ingress --rule-number 41 --protocol 6 --port-range From=3389,To=3389 --ipv6-cidr-block ::/0 --rule-action deny --region {region}',
      ],
      verify: 'aws ec2 describe-network-acls --filters Name=association.subnet-id,Values={shortId} --region {region}',
      undo: [
        'aws ec2 delete-network-acl-entry --network-acl-id <network-acl> --ingress --rule-number <rule-number> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/virtualNetworks/subnets',
      first: ['way-in-first-bastion'],
      impact: ['sessions-cut'],
      save: [
        'az network nsg rule list --nsg-name <network-security-group> --resource-group <resource-group-of-the-nsg> --subscription {account} > rules-before.json',
      ],
      run: [
        'az network nsg rule create --nsg-name <network-security-group> --name no-management-from-internet --priority <number-before-the-allowing-rules> --direction Inbound --access Deny --protocol Tcp --source-address-prefixes Internet --destination-port-ranges 22 3389 --resource-group <resource-group-of-the-nsg> --subscription {account}',
      ],
      verify:
        'az network nsg rule list --nsg-name <network-security-group> --resource-group <resource-group-of-the-nsg> --subscription {account}',
      undo: [
        'az network nsg rule delete --nsg-name <network-security-group> --name no-management-from-internet --resource-group <resource-group-of-the-nsg> --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
