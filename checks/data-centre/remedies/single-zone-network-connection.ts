import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::VPCEndpoint',
      first: ['subnets-in-each-zone'],
      impact: ['endpoint-per-zone-price'],
      run: [
        'aws ec2 modify-vpc-endpoint --vpc-endpoint-id {shortId} --add-subnet-ids <subnet-in-another-zone> --region {region}',
      ],
      verify:
        "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {shortId} --query 'VpcEndpoints[].SubnetIds' --region {region}",
      undo: [
        'aws ec2 modify-vpc-endpoint --vpc-endpoint-id {shortId} --remove-subnet-ids <subnet-in-another-zone> --region {region}',
      ],
    },
    {
      for: 'AWS::EC2::TransitGatewayVpcAttachment',
      first: ['subnets-in-each-zone'],
      impact: ['endpoint-per-zone-price'],
      run: [
        'aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id {shortId} --add-subnet-ids <subnet-in-another-zone> --region {region}',
      ],
      verify:
        'aws ec2 describe-transit-gateway-vpc-attachments --transit-gateway-attachment-ids {shortId} --region {region}',
      undo: [
        'aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id {shortId} --remove-subnet-ids <subnet-in-another-zone> --region {region}',
      ],
    },
    {
      for: 'AWS::Route53Resolver::ResolverEndpoint',
      first: ['subnets-in-each-zone'],
      impact: ['endpoint-per-zone-price'],
      run: [
        'aws route53resolver associate-resolver-endpoint-ip-address --resolver-endpoint-id {shortId} --ip-address SubnetId=<subnet-in-another-zone> --region {region}',
      ],
      verify:
        'aws route53resolver list-resolver-endpoint-ip-addresses --resolver-endpoint-id {shortId} --region {region}',
      undo: [
        'aws route53resolver disassociate-resolver-endpoint-ip-address --resolver-endpoint-id {shortId} --ip-address IpId=<new-address> --region {region}',
      ],
    },
    {
      for: 'AWS::NetworkFirewall::Firewall',
      first: ['subnets-in-each-zone'],
      impact: ['endpoint-per-zone-price', 'routes-per-zone'],
      run: [
        'aws network-firewall associate-subnets --firewall-arn {id} --subnet-mappings SubnetId=<subnet-in-another-zone> --region {region}',
      ],
      verify: 'aws network-firewall describe-firewall --firewall-arn {id} --region {region}',
      undo: [
        'aws network-firewall disassociate-subnets --firewall-arn {id} --subnet-ids <subnet-in-another-zone> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/virtualNetworkGateways',
      first: ['quiet-hour', 'target-exists'],
      impact: ['restarts'],
      portal: 'Virtual network gateway > Migrate to an AZ SKU (VpnGw2AZ, ErGw1AZ) with a zone-redundant public address',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Network/azureFirewalls',
      first: ['quiet-hour'],
      impact: ['restarts'],
      act: ['then-restart-firewall-in-zones'],
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Network/applicationGateways',
      first: ['new-one-beside-the-old'],
      impact: ['clients-must-switch'],
      portal: 'Application gateways > Create > Standard V2 or WAF V2 > Availability zones 1, 2, 3',
      act: ['then-switch-dns-record'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;
