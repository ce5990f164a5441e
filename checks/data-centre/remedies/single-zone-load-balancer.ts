import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['subnets-in-each-zone', 'healthy-targets-in-each-zone'],
      impact: ['replaces-whole'],
      save: [
        "aws elbv2 describe-load-balancers --load-balancer-arns {id} --query 'LoadBalancers[].AvailabilityZones' --region {region}",
      ],
      run: [
        'aws elbv2 set-subnets --load-balancer-arn {id} --subnets <subnet-in-zone-a> <subnet-in-zone-b> --region {region}',
      ],
      verify:
        "aws elbv2 describe-load-balancers --load-balancer-arns {id} --query 'LoadBalancers[].AvailabilityZones' --region {region}",
      undo: ['aws elbv2 set-subnets --load-balancer-arn {id} --subnets <former-subnets> --region {region}'],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['subnets-in-each-zone'],
      impact: ['interrupts-nothing'],
      run: [
        'aws elb attach-load-balancer-to-subnets --load-balancer-name {name} --subnets <subnet-in-zone-b> --region {region}',
      ],
      verify: 'aws elb describe-load-balancers --load-balancer-names {name} --region {region}',
      undo: [
        'aws elb detach-load-balancer-from-subnets --load-balancer-name {name} --subnets <subnet-in-zone-b> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/applicationGateways',
      first: ['new-one-beside-the-old'],
      impact: ['clients-must-switch'],
      run: [
        'az network application-gateway create --name <new-gateway> --sku Standard_v2 --zones 1 2 3 --priority 100 --public-ip-address <zone-redundant-address> --vnet-name <network> --subnet <subnet> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network application-gateway show --name <new-gateway> --query zones --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network application-gateway delete --name <new-gateway> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Network/loadBalancers',
      first: ['new-one-beside-the-old'],
      impact: ['clients-must-switch'],
      run: [
        'az network lb frontend-ip create --lb-name {name} --name zones --public-ip-address <zone-redundant-address> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network lb frontend-ip list --lb-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network lb frontend-ip delete --lb-name {name} --name zones --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.ApiManagement/service',
      first: ['quiet-hour'],
      impact: ['takes-long', 'second-copy-has-a-price'],
      portal: 'API Management > Locations > location > Units: 2 or more, Availability zones: 1, 2 (Premium tier)',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
