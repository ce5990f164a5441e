import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: ['aws elbv2 describe-listeners --load-balancer-arn {id} --region {region} > listeners-before.json'],
      run: [
        'aws elbv2 modify-listener --listener-arn <arn-of-the-https-listener> --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06 --region {region}',
      ],
      verify: "aws elbv2 describe-listeners --load-balancer-arn {id} --query 'Listeners[].SslPolicy' --region {region}",
      undo: [
        'aws elbv2 modify-listener --listener-arn <arn-of-the-https-listener> --ssl-policy <former-policy> --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused', 'replaces-whole'],
      save: [
        "aws elb describe-load-balancers --load-balancer-names {name} --query 'LoadBalancerDescriptions[].ListenerDescriptions' --region {region}",
      ],
      run: [
        'aws elb create-load-balancer-policy --load-balancer-name {name} --policy-name tls-1-2 --policy-type-name SSLNegotiationPolicyType --policy-attributes AttributeName=Reference-Security-Policy,AttributeValue=ELBSecurityPolicy-TLS-1-2-2017-01 --region {region}',
        'aws elb set-load-balancer-policies-of-listener --load-balancer-name {name} --load-balancer-port <port-of-the-https-listener> --policy-names tls-1-2 <other-policies-of-the-listener> --region {region}',
      ],
      verify: 'aws elb describe-load-balancers --load-balancer-names {name} --region {region}',
      undo: [
        'aws elb set-load-balancer-policies-of-listener --load-balancer-name {name} --load-balancer-port <port-of-the-https-listener> --policy-names <former-policies> --region {region}',
      ],
    },
    {
      for: 'AWS::CloudFront::Distribution',
      first: ['no-old-tls-clients', 'own-certificate-needed'],
      impact: ['old-clients-refused', 'spreads-in-minutes'],
      save: ['aws cloudfront get-distribution-config --id {shortId} > distribution-before.json'],
      edit: {
        file: 'distribution.json',
        say: 'distribution-with',
        from: 'distribution-before.json',
        code: 'ViewerCertificate.MinimumProtocolVersion "TLSv1.2_2021"',
      },
      run: [
        'aws cloudfront update-distribution --id {shortId} --distribution-config file://distribution.json --if-match <etag-of-distribution-before>',
      ],
      verify: 'aws cloudfront get-distribution-config --id {shortId} --query DistributionConfig.ViewerCertificate',
      undo: 'restore-saved-file-new-etag',
    },
    {
      for: 'AWS::ApiGateway::DomainName',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      run: [
        'aws apigateway update-domain-name --domain-name {name} --patch-operations op=replace,path=/securityPolicy,value=TLS_1_2 --region {region}',
      ],
      verify: 'aws apigateway get-domain-name --domain-name {name} --query securityPolicy --region {region}',
      undo: [
        'aws apigateway update-domain-name --domain-name {name} --patch-operations op=replace,path=/securityPolicy,value=TLS_1_0 --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Web/sites',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused', 'restarts'],
      run: ['az webapp config set --ids {id} --min-tls-version 1.2'],
      verify: 'az webapp config show --ids {id} --query minTlsVersion',
      undo: ['az webapp config set --ids {id} --min-tls-version <former-version>'],
    },
    {
      for: 'Microsoft.Web/sites/slots',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused', 'restarts'],
      run: [
        'az webapp config set --name {parent} --slot {shortId} --min-tls-version 1.2 --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az webapp config show --name {parent} --slot {shortId} --query minTlsVersion --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az webapp config set --name {parent} --slot {shortId} --min-tls-version <former-version> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Network/applicationGateways',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: [
        'az network application-gateway ssl-policy show --gateway-name {name} --resource-group {resourceGroup} --subscription {account} > ssl-policy-before.json',
      ],
      run: [
        'az network application-gateway ssl-policy set --gateway-name {name} --name AppGwSslPolicy20220101 --policy-type Predefined --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network application-gateway ssl-policy show --gateway-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network application-gateway ssl-policy set --gateway-name {name} --name <former-policy> --policy-type Predefined --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Cdn/profiles/afdEndpoints',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused', 'spreads-in-minutes'],
      portal: 'Front Door > Domains > domain > Minimum TLS version: TLS 1.2',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.ApiManagement/service',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused', 'takes-long'],
      portal: 'API Management > Security > Protocols + ciphers > Client protocol: TLS 1.0 and 1.1 off',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/UrlMap',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: [
        'gcloud compute target-https-proxies describe <https-proxy> --format=json --global --project {account} > proxy-before.json',
      ],
      run: [
        'gcloud compute ssl-policies create <tls-policy> --profile MODERN --min-tls-version 1.2 --global --project {account}',
        'gcloud compute target-https-proxies update <https-proxy> --ssl-policy <tls-policy> --global --project {account}',
      ],
      verify:
        "gcloud compute target-https-proxies describe <https-proxy> --format='value(sslPolicy)' --global --project {account}",
      undo: [
        'gcloud compute target-https-proxies update <https-proxy> --clear-ssl-policy --global --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/RegionUrlMap',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: [
        'gcloud compute target-https-proxies describe <https-proxy> --format=json --region {region} --project {account} > proxy-before.json',
      ],
      run: [
        'gcloud compute ssl-policies create <tls-policy> --profile MODERN --min-tls-version 1.2 --region {region} --project {account}',
        'gcloud compute target-https-proxies update <https-proxy> --ssl-policy <tls-policy> --region {region} --project {account}',
      ],
      verify:
        "gcloud compute target-https-proxies describe <https-proxy> --format='value(sslPolicy)' --region {region} --project {account}",
      undo: [
        'gcloud compute target-https-proxies update <https-proxy> --clear-ssl-policy --region {region} --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/BackendService',
      first: ['no-old-tls-clients'],
      impact: ['old-clients-refused'],
      save: [
        'gcloud compute target-ssl-proxies describe <ssl-proxy> --format=json --project {account} > proxy-before.json',
      ],
      run: [
        'gcloud compute ssl-policies create <tls-policy> --profile MODERN --min-tls-version 1.2 --global --project {account}',
        'gcloud compute target-ssl-proxies update <ssl-proxy> --ssl-policy <tls-policy> --project {account}',
      ],
      verify: "gcloud compute target-ssl-proxies describe <ssl-proxy> --format='value(sslPolicy)' --project {account}",
      undo: ['gcloud compute target-ssl-proxies update <ssl-proxy> --clear-ssl-policy --project {account}'],
    },
  ],
} satisfies Recipes;
