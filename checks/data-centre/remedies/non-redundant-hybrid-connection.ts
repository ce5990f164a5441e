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
  gcp: [
    {
      for: 'compute.googleapis.com/VpnTunnel',
      first: ['second-device-elsewhere'],
      impact: ['has-a-price', 'test-by-failing-one'],
      save: [
        'gcloud compute vpn-tunnels describe {name} --format=json --region {region} --project {account} > tunnel-before.json',
      ],
      run: [
        'gcloud compute vpn-gateways create <ha-gateway> --network <network> --region {region} --project {account}',
        'gcloud compute external-vpn-gateways create <own-devices> --interfaces 0=<address-of-the-first-device>,1=<address-of-the-second-device> --project {account}',
        'gcloud compute vpn-tunnels create <first-tunnel> --vpn-gateway <ha-gateway> --interface 0 --peer-external-gateway <own-devices> --peer-external-gateway-interface 0 --router <router> --shared-secret <secret> --region {region} --project {account}',
        'gcloud compute vpn-tunnels create <second-tunnel> --vpn-gateway <ha-gateway> --interface 1 --peer-external-gateway <own-devices> --peer-external-gateway-interface 1 --router <router> --shared-secret <secret> --region {region} --project {account}',
      ],
      verify:
        "gcloud compute vpn-tunnels describe <second-tunnel> --format='value(status)' --region {region} --project {account}",
      undo: [
        'gcloud compute vpn-tunnels delete <first-tunnel> <second-tunnel> --region {region} --project {account}',
        'gcloud compute vpn-gateways delete <ha-gateway> --region {region} --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/InterconnectAttachment',
      first: ['second-device-elsewhere'],
      impact: ['has-a-price', 'test-by-failing-one'],
      portal: 'Network Connectivity > Interconnect > Create VLAN attachments > another edge availability domain',
      act: ['or-standby-vpn'],
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
