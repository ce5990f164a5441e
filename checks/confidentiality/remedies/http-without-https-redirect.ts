import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['https-listener-works', 'listener-rules-too'],
      impact: ['plain-clients-must-follow'],
      save: ['aws elbv2 describe-listeners --load-balancer-arn {id} --region {region} > listeners-before.json'],
      run: [
        "aws elbv2 modify-listener --listener-arn <arn-of-the-http-listener> --default-actions 'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}' --region {region}",
      ],
      verify: 'aws elbv2 describe-listeners --load-balancer-arn {id} --region {region}',
      undo: 'restore-from-saved',
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['https-listener-works', 'classic-cannot-redirect'],
      impact: ['plain-clients-refused'],
      run: [
        'aws elb delete-load-balancer-listeners --load-balancer-name {name} --load-balancer-ports <port-of-the-http-listener> --region {region}',
      ],
      verify: 'aws elb describe-load-balancers --load-balancer-names {name} --region {region}',
      undo: [
        'aws elb create-load-balancer-listeners --load-balancer-name {name} --listeners Protocol=HTTP,LoadBalancerPort=<port-of-the-http-listener>,InstanceProtocol=HTTP,InstancePort=<port-of-the-servers> --region {region}',
      ],
    },
    {
      for: 'AWS::CloudFront::Distribution',
      first: ['https-listener-works'],
      impact: ['spreads-in-minutes', 'plain-clients-must-follow'],
      save: ['aws cloudfront get-distribution-config --id {shortId} > distribution-before.json'],
      edit: {
        file: 'distribution.json',
        say: 'each-behavior-with',
        from: 'distribution-before.json',
        code: 'ViewerProtocolPolicy "redirect-to-https"',
      },
      run: [
        'aws cloudfront update-distribution --id {shortId} --distribution-config file://distribution.json --if-match <etag-of-distribution-before>',
      ],
      verify: 'aws cloudfront get-distribution-config --id {shortId}',
      undo: 'restore-saved-file-new-etag',
    },
    {
      for: 'AWS::GlobalAccelerator::Accelerator',
      first: ['https-listener-works'],
      impact: ['plain-clients-must-follow'],
      portal:
        'EC2 > Load Balancers > load balancer behind the accelerator > Listeners > HTTP:80 > Redirect to HTTPS 443',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/applicationGateways',
      first: ['https-listener-works'],
      impact: ['plain-clients-must-follow'],
      save: [
        'az network application-gateway rule list --gateway-name {name} --resource-group {resourceGroup} --subscription {account} > rules-before.json',
      ],
      run: [
        'az network application-gateway redirect-config create --gateway-name {name} --name to-https --type Permanent --target-listener <https-listener> --include-path true --include-query-string true --resource-group {resourceGroup} --subscription {account}',
        'az network application-gateway rule update --gateway-name {name} --name <rule-of-the-http-listener> --redirect-config to-https --address-pool null --http-settings null --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network application-gateway rule list --gateway-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network application-gateway rule update --gateway-name {name} --name <rule-of-the-http-listener> --address-pool <backend-pool> --http-settings <http-settings> --redirect-config null --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: ['Microsoft.Network/frontDoors', 'Microsoft.Cdn/profiles/endpoints'],
      first: ['https-listener-works'],
      impact: ['spreads-in-minutes', 'plain-clients-must-follow'],
      portal:
        'Front Door (classic) > Front Door designer > routing rule > Redirect to HTTPS; CDN endpoint > Rules engine > URL redirect to HTTPS',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Cdn/profiles/afdEndpoints',
      first: ['https-listener-works'],
      impact: ['spreads-in-minutes', 'plain-clients-must-follow'],
      portal:
        'Front Door > Front Door manager > endpoint > route > Accepted protocols: HTTP and HTTPS, Redirect all traffic to use HTTPS',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.ApiManagement/service',
      first: ['clients-use-tls'],
      impact: ['plain-clients-refused'],
      portal: 'API Management > APIs > API > Settings > URL scheme: HTTPS',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/UrlMap',
      first: ['https-listener-works'],
      impact: ['plain-clients-must-follow'],
      save: [
        'gcloud compute target-http-proxies describe <http-proxy> --format=json --global --project {account} > http-proxy-before.json',
      ],
      edit: 'redirect.yaml = name: <redirect-map>, defaultUrlRedirect: {httpsRedirect: true, redirectResponseCode: MOVED_PERMANENTLY_DEFAULT}',
      run: [
        'gcloud compute url-maps import <redirect-map> --source redirect.yaml --global --project {account}',
        'gcloud compute target-http-proxies update <http-proxy> --url-map <redirect-map> --global --project {account}',
      ],
      verify:
        "gcloud compute target-http-proxies describe <http-proxy> --format='value(urlMap)' --global --project {account}",
      undo: ['gcloud compute target-http-proxies update <http-proxy> --url-map {name} --global --project {account}'],
    },
    {
      for: 'compute.googleapis.com/RegionUrlMap',
      first: ['https-listener-works'],
      impact: ['plain-clients-must-follow'],
      save: [
        'gcloud compute target-http-proxies describe <http-proxy> --format=json --region {region} --project {account} > http-proxy-before.json',
      ],
      edit: 'redirect.yaml = name: <redirect-map>, defaultUrlRedirect: {httpsRedirect: true, redirectResponseCode: MOVED_PERMANENTLY_DEFAULT}',
      run: [
        'gcloud compute url-maps import <redirect-map> --source redirect.yaml --region {region} --project {account}',
        'gcloud compute target-http-proxies update <http-proxy> --url-map <redirect-map> --region {region} --project {account}',
      ],
      verify:
        "gcloud compute target-http-proxies describe <http-proxy> --format='value(urlMap)' --region {region} --project {account}",
      undo: [
        'gcloud compute target-http-proxies update <http-proxy> --url-map {name} --region {region} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
