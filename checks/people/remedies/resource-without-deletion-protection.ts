import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: [
        'aws elbv2 modify-load-balancer-attributes --load-balancer-arn {id} --attributes Key=deletion_protection.enabled,Value=true --region {region}',
      ],
      verify: 'aws elbv2 describe-load-balancer-attributes --load-balancer-arn {id} --region {region}',
      undo: [
        'aws elbv2 modify-load-balancer-attributes --load-balancer-arn {id} --attributes Key=deletion_protection.enabled,Value=false --region {region}',
      ],
    },
    {
      for: 'AWS::EKS::Cluster',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['aws eks update-cluster-config --name {name} --deletion-protection --region {region}'],
      verify: 'aws eks describe-cluster --name {name} --query cluster.deletionProtection --region {region}',
      undo: ['aws eks update-cluster-config --name {name} --no-deletion-protection --region {region}'],
    },
    {
      for: 'AWS::NetworkFirewall::Firewall',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: [
        'aws network-firewall update-firewall-delete-protection --firewall-arn {id} --delete-protection --region {region}',
      ],
      verify:
        'aws network-firewall describe-firewall --firewall-arn {id} --query Firewall.DeleteProtection --region {region}',
      undo: [
        'aws network-firewall update-firewall-delete-protection --firewall-arn {id} --no-delete-protection --region {region}',
      ],
    },
  ],
} satisfies Recipes;
