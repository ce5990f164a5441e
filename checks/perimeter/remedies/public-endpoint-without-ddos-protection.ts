import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: [
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        'AWS::ElasticLoadBalancing::LoadBalancer',
        'AWS::CloudFront::Distribution',
        'AWS::GlobalAccelerator::Accelerator',
      ],
      first: ['shield-advanced-subscribed'],
      impact: ['has-a-price'],
      run: ['aws shield create-protection --resource-arn {id} --name {name}'],
      verify: 'aws shield describe-protection --resource-arn {id}',
      undo: ['aws shield delete-protection --protection-id <protection>'],
    },
    {
      for: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api', 'AWS::ApiGateway::DomainName'],
      first: ['shield-advanced-subscribed'],
      impact: ['has-a-price'],
      portal: 'CloudFront > Create distribution; Shield > Protected resources > Add',
      act: ['then-clients-use-distribution'],
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: [
        'Microsoft.Network/loadBalancers',
        'Microsoft.Network/applicationGateways',
        'Microsoft.ApiManagement/service',
      ],
      first: ['tier-supports-it'],
      impact: ['has-a-price'],
      run: ['az network public-ip update --ids <id-of-the-public-address> --ddos-protection-mode Enabled'],
      verify: 'az network public-ip show --ids <id-of-the-public-address> --query ddosSettings',
      undo: ['az network public-ip update --ids <id-of-the-public-address> --ddos-protection-mode Disabled'],
    },
  ],
  gcp: [
    {
      for: [
        'compute.googleapis.com/UrlMap',
        'compute.googleapis.com/RegionUrlMap',
        'compute.googleapis.com/BackendService',
        'compute.googleapis.com/RegionBackendService',
        'compute.googleapis.com/TargetPool',
        'compute.googleapis.com/TargetInstance',
      ],
      first: ['tier-supports-it'],
      impact: ['has-a-price'],
      portal:
        'Network Security > Cloud Armor Service Tier > Enroll; Cloud Armor policies > Create > Network edge security policy > Advanced network DDoS protection',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
