import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ApiGateway::RestApi'],
      first: ['waf-count-mode-first'],
      impact: ['waf-blocks-real-users', 'has-a-price'],
      run: [
        'aws wafv2 associate-web-acl --web-acl-arn <arn-of-the-web-acl> --resource-arn <arn-of-load-balancer-or-stage> --region {region}',
      ],
      verify: 'aws wafv2 list-resources-for-web-acl --web-acl-arn <arn-of-the-web-acl> --region {region}',
      undo: ['aws wafv2 disassociate-web-acl --resource-arn <arn-of-load-balancer-or-stage> --region {region}'],
    },
    {
      for: 'AWS::CloudFront::Distribution',
      first: ['waf-count-mode-first', 'waf-global-us-east-1'],
      impact: ['waf-blocks-real-users', 'has-a-price', 'spreads-in-minutes'],
      save: ['aws cloudfront get-distribution-config --id {shortId} > distribution-before.json'],
      edit: 'distribution.json = DistributionConfig of distribution-before.json, with WebACLId set to the ARN of the web ACL',
      run: [
        'aws cloudfront update-distribution --id {shortId} --distribution-config file://distribution.json --if-match <etag-of-distribution-before>',
      ],
      verify: 'aws cloudfront get-distribution-config --id {shortId} --query DistributionConfig.WebACLId',
      undo: 'restore-saved-file-new-etag',
    },
    {
      for: [
        'AWS::ElasticLoadBalancing::LoadBalancer',
        'AWS::ApiGatewayV2::Api',
        'AWS::GlobalAccelerator::Accelerator',
        'AWS::ApiGateway::DomainName',
      ],
      first: ['waf-not-supported-here'],
      impact: ['has-a-price'],
      portal: 'CloudFront > Create distribution > Web application firewall',
      act: ['or-load-balancer-with-web-acl'],
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/applicationGateways',
      first: ['waf-count-mode-first', 'tier-supports-it'],
      impact: ['waf-blocks-real-users', 'has-a-price'],
      run: [
        'az network application-gateway waf-policy create --name <policy> --resource-group {resourceGroup} --subscription {account}',
      ],
      portal: 'Application gateway > Web application firewall > Tier: WAF V2',
      act: ['then-detection-before-prevention'],
      undo: 'set-back-in-console',
    },
    {
      for: ['Microsoft.Network/frontDoors', 'Microsoft.Cdn/profiles/endpoints'],
      first: ['waf-count-mode-first'],
      impact: ['waf-blocks-real-users', 'has-a-price'],
      portal:
        'Front Door (classic) > Web application firewall > policy for every host name; CDN endpoint > Security > Web application firewall policy',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Cdn/profiles/afdEndpoints',
      first: ['waf-count-mode-first'],
      impact: ['waf-blocks-real-users', 'has-a-price'],
      portal: "Front Door > Security policies > Add > this endpoint's domains and the WAF policy",
      undo: 'set-back-in-console',
    },
    {
      for: [
        'Microsoft.ApiManagement/service',
        'Microsoft.Network/loadBalancers',
        'Microsoft.Network/trafficManagerProfiles',
      ],
      first: ['waf-not-supported-here'],
      impact: ['has-a-price'],
      portal: 'Application gateways > Create > WAF V2; Front Door > Security policies > Add',
      act: ['then-firewall-before-it'],
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
