import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['targets-in-a-group', 'subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      save: ['aws elbv2 describe-target-groups --load-balancer-arn {id} --region {region}'],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group-of-the-targets> --vpc-zone-identifier <subnet-in-zone-a>,<subnet-in-zone-b> --min-size <two-or-more-not-below-today> --region {region}',
      ],
      verify: 'aws elbv2 describe-target-health --target-group-arn <target-group> --region {region}',
      undo: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group-of-the-targets> --vpc-zone-identifier <former-subnets> --min-size <former-minimum> --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['targets-in-a-group', 'subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group-of-the-targets> --vpc-zone-identifier <subnet-in-zone-a>,<subnet-in-zone-b> --min-size <two-or-more-not-below-today> --region {region}',
      ],
      verify: 'aws elb describe-instance-health --load-balancer-name {name} --region {region}',
      undo: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group-of-the-targets> --vpc-zone-identifier <former-subnets> --min-size <former-minimum> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: ['Microsoft.Network/loadBalancers', 'Microsoft.Network/applicationGateways'],
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: [
        "az vm create --name <second-server> --image <image> --zone <another-zone> --vnet-name <network> --subnet <subnet> --public-ip-address '' --nsg '' --resource-group {resourceGroup} --subscription {account}",
      ],
      portal: 'Load balancer or application gateway > Backend pools > add the second server',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
