import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::VPNConnection',
      first: ['second-device-elsewhere'],
      impact: ['has-a-price', 'test-by-failing-one'],
      run: [
        'aws ec2 create-customer-gateway --type ipsec.1 --ip-address <address-of-the-second-device> --bgp-asn <asn> --region {region}',
        'aws ec2 create-vpn-connection --type ipsec.1 --customer-gateway-id <new-customer-gateway> --transit-gateway-id <transit-gateway> --region {region}',
      ],
      verify: "aws ec2 describe-vpn-connections --query 'VpnConnections[].VgwTelemetry' --region {region}",
      undo: ['aws ec2 delete-vpn-connection --vpn-connection-id <new-vpn-connection> --region {region}'],
    },
    {
      for: 'AWS::DirectConnect::VirtualInterface',
      first: ['second-device-elsewhere'],
      impact: ['has-a-price', 'test-by-failing-one'],
      portal: 'Direct Connect > Connections > Create connection > Connection wizard: High resiliency',
      act: ['or-standby-vpn'],
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/connections',
      first: ['second-device-elsewhere'],
      impact: ['has-a-price', 'test-by-failing-one'],
      run: [
        'az network local-gateway create --name <second-device> --gateway-ip-address <address-of-the-second-device> --local-address-prefixes <own-networks> --resource-group {resourceGroup} --subscription {account}',
        'az network vpn-connection create --name <second-connection> --vnet-gateway1 <gateway> --local-gateway2 <second-device> --shared-key <key> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network vpn-connection show --name <second-connection> --query connectionStatus --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network vpn-connection delete --name <second-connection> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
