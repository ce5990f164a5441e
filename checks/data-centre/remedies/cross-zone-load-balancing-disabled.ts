import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['healthy-targets-in-each-zone'],
      impact: ['has-a-price'],
      run: [
        'aws elbv2 modify-load-balancer-attributes --load-balancer-arn {id} --attributes Key=load_balancing.cross_zone.enabled,Value=true --region {region}',
      ],
      verify: 'aws elbv2 describe-load-balancer-attributes --load-balancer-arn {id} --region {region}',
      undo: [
        'aws elbv2 modify-load-balancer-attributes --load-balancer-arn {id} --attributes Key=load_balancing.cross_zone.enabled,Value=false --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['healthy-targets-in-each-zone'],
      impact: ['interrupts-nothing'],
      run: [
        "aws elb modify-load-balancer-attributes --load-balancer-name {name} --load-balancer-attributes 'CrossZoneLoadBalancing={Enabled=true}' --region {region}",
      ],
      verify: 'aws elb describe-load-balancer-attributes --load-balancer-name {name} --region {region}',
      undo: [
        "aws elb modify-load-balancer-attributes --load-balancer-name {name} --load-balancer-attributes 'CrossZoneLoadBalancing={Enabled=false}' --region {region}",
      ],
    },
  ],
} satisfies Recipes;
