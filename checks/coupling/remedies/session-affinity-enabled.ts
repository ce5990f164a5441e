import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      run: [
        'aws elbv2 modify-target-group-attributes --target-group-arn <target-group> --attributes Key=stickiness.enabled,Value=false --region {region}',
      ],
      verify: 'aws elbv2 describe-target-group-attributes --target-group-arn <target-group> --region {region}',
      undo: [
        'aws elbv2 modify-target-group-attributes --target-group-arn <target-group> --attributes Key=stickiness.enabled,Value=true --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise', 'replaces-whole'],
      save: [
        "aws elb describe-load-balancers --load-balancer-names {name} --query 'LoadBalancerDescriptions[].ListenerDescriptions' --region {region}",
      ],
      run: [
        'aws elb set-load-balancer-policies-of-listener --load-balancer-name {name} --load-balancer-port <port> --policy-names <policies-of-the-listener-without-the-sticky-one> --region {region}',
      ],
      verify:
        "aws elb describe-load-balancers --load-balancer-names {name} --query 'LoadBalancerDescriptions[].ListenerDescriptions' --region {region}",
      undo: [
        'aws elb set-load-balancer-policies-of-listener --load-balancer-name {name} --load-balancer-port <port> --policy-names <former-policies> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Web/sites',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      run: ['az webapp update --ids {id} --client-affinity-enabled false'],
      verify: 'az webapp show --ids {id} --query clientAffinityEnabled',
      undo: ['az webapp update --ids {id} --client-affinity-enabled true'],
    },
    {
      for: 'Microsoft.App/containerApps',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      run: ['az containerapp ingress sticky-sessions set --ids {id} --affinity none'],
      verify: 'az containerapp ingress sticky-sessions show --ids {id}',
      undo: ['az containerapp ingress sticky-sessions set --ids {id} --affinity sticky'],
    },
    {
      for: 'Microsoft.Network/applicationGateways',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      run: [
        'az network application-gateway http-settings update --gateway-name {name} --name <http-settings> --cookie-based-affinity Disabled --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network application-gateway http-settings show --gateway-name {name} --name <http-settings> --query cookieBasedAffinity --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network application-gateway http-settings update --gateway-name {name} --name <http-settings> --cookie-based-affinity Enabled --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Network/loadBalancers',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      run: [
        'az network lb rule update --lb-name {name} --name <rule> --load-distribution Default --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network lb rule show --lb-name {name} --name <rule> --query loadDistribution --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network lb rule update --lb-name {name} --name <rule> --load-distribution SourceIP --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: ['compute.googleapis.com/UrlMap', 'compute.googleapis.com/BackendService'],
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      save: [
        'gcloud compute backend-services describe <backend-service> --format=json --global --project {account} > service-before.json',
      ],
      run: [
        'gcloud compute backend-services update <backend-service> --session-affinity NONE --global --project {account}',
      ],
      verify:
        "gcloud compute backend-services describe <backend-service> --format='value(sessionAffinity)' --global --project {account}",
      undo: [
        'gcloud compute backend-services update <backend-service> --session-affinity <former-affinity> --global --project {account}',
      ],
    },
    {
      for: ['compute.googleapis.com/RegionUrlMap', 'compute.googleapis.com/RegionBackendService'],
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      save: [
        'gcloud compute backend-services describe <backend-service> --format=json --region {region} --project {account} > service-before.json',
      ],
      run: [
        'gcloud compute backend-services update <backend-service> --session-affinity NONE --region {region} --project {account}',
      ],
      verify:
        "gcloud compute backend-services describe <backend-service> --format='value(sessionAffinity)' --region {region} --project {account}",
      undo: [
        'gcloud compute backend-services update <backend-service> --session-affinity <former-affinity> --region {region} --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/TargetPool',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise', 'new-one-beside-the-old'],
      save: [
        'gcloud compute target-pools describe {name} --format=json --region {region} --project {account} > pool-before.json',
      ],
      run: [
        'gcloud compute target-pools create <new-pool> --session-affinity NONE --region {region} --project {account}',
        'gcloud compute target-pools add-instances <new-pool> --instances <machines> --instances-zone <zone> --region {region} --project {account}',
        'gcloud compute forwarding-rules set-target <forwarding-rule> --target-pool <new-pool> --region {region} --project {account}',
      ],
      verify: 'gcloud compute target-pools get-health <new-pool> --region {region} --project {account}',
      undo: [
        'gcloud compute forwarding-rules set-target <forwarding-rule> --target-pool {name} --region {region} --project {account}',
      ],
    },
    {
      for: 'run.googleapis.com/Service',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      run: ['gcloud run services update {name} --no-session-affinity --region {region} --project {account}'],
      verify:
        "gcloud run services describe {name} --format 'json(spec.template.metadata.annotations)' --region {region} --project {account}",
      undo: ['gcloud run services update {name} --session-affinity --region {region} --project {account}'],
    },
    {
      for: 'appengine.googleapis.com/Service',
      first: ['sessions-kept-outside'],
      impact: ['sessions-lost-otherwise'],
      run: [
        'gcloud app deploy <app.yaml> --no-promote --project {account}',
        'gcloud app services set-traffic {name} --splits <new-version>=1 --project {account}',
      ],
      act: ['session-affinity-false'],
      verify: 'gcloud app versions list --service {name} --project {account}',
      undo: ['gcloud app services set-traffic {name} --splits <former-version>=1 --project {account}'],
    },
  ],
} satisfies Recipes;
