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
      edit: {
        file: 'distribution.json',
        say: 'distribution-with',
        from: 'distribution-before.json',
        code: 'WebACLId "<web-acl-arn>"',
      },
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
  gcp: [
    {
      for: 'compute.googleapis.com/UrlMap',
      first: ['waf-count-mode-first'],
      impact: ['waf-blocks-real-users', 'has-a-price'],
      save: [
        'gcloud compute backend-services describe <backend-service> --format=json --global --project {account} > service-before.json',
      ],
      run: [
        'gcloud compute security-policies create <policy> --global --project {account}',
        `gcloud compute security-policies rules create <priority-of-attacks> --security-policy <policy> --expression 'evaluatePreconfiguredWaf("sqli-v33-stable")' --action deny-403 --preview --project {account}`,
        `gcloud compute security-policies rules create <priority-of-floods> --security-policy <policy> --src-ip-ranges '*' --action throttle --rate-limit-threshold-count <requests> --rate-limit-threshold-interval-sec 60 --conform-action allow --exceed-action deny-429 --enforce-on-key IP --preview --project {account}`,
        'gcloud compute backend-services update <backend-service> --security-policy <policy> --global --project {account}',
        'gcloud compute security-policies rules update <priority-of-attacks> --security-policy <policy> --no-preview --project {account}',
        'gcloud compute security-policies rules update <priority-of-floods> --security-policy <policy> --no-preview --project {account}',
      ],
      verify:
        "gcloud compute backend-services describe <backend-service> --format='value(securityPolicy)' --global --project {account}",
      undo: [
        "gcloud compute backend-services update <backend-service> --security-policy '' --global --project {account}",
      ],
    },
    {
      for: 'compute.googleapis.com/RegionUrlMap',
      first: ['waf-count-mode-first'],
      impact: ['waf-blocks-real-users', 'has-a-price'],
      save: [
        'gcloud compute backend-services describe <backend-service> --format=json --region {region} --project {account} > service-before.json',
      ],
      run: [
        'gcloud compute security-policies create <policy> --region {region} --project {account}',
        `gcloud compute security-policies rules create <priority-of-attacks> --security-policy <policy> --expression 'evaluatePreconfiguredWaf("sqli-v33-stable")' --action deny-403 --preview --region {region} --project {account}`,
        `gcloud compute security-policies rules create <priority-of-floods> --security-policy <policy> --src-ip-ranges '*' --action throttle --rate-limit-threshold-count <requests> --rate-limit-threshold-interval-sec 60 --conform-action allow --exceed-action deny-429 --enforce-on-key IP --preview --region {region} --project {account}`,
        'gcloud compute backend-services update <backend-service> --security-policy <policy> --region {region} --project {account}',
        'gcloud compute security-policies rules update <priority-of-attacks> --security-policy <policy> --no-preview --region {region} --project {account}',
        'gcloud compute security-policies rules update <priority-of-floods> --security-policy <policy> --no-preview --region {region} --project {account}',
      ],
      verify:
        "gcloud compute backend-services describe <backend-service> --format='value(securityPolicy)' --region {region} --project {account}",
      undo: [
        "gcloud compute backend-services update <backend-service> --security-policy '' --region {region} --project {account}",
      ],
    },
  ],
} satisfies Recipes;
