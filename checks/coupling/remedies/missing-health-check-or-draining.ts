import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['health-check-tells-truth'],
      impact: ['deployments-take-longer', 'failing-machines-replaced'],
      save: ['aws elbv2 describe-target-groups --load-balancer-arn {id} --region {region}'],
      run: [
        'aws elbv2 modify-target-group --target-group-arn <target-group> --health-check-enabled --health-check-path <path-that-answers-200> --region {region}',
        'aws elbv2 modify-target-group-attributes --target-group-arn <target-group> --attributes Key=deregistration_delay.timeout_seconds,Value=120 --region {region}',
      ],
      verify: 'aws elbv2 describe-target-group-attributes --target-group-arn <target-group> --region {region}',
      undo: [
        'aws elbv2 modify-target-group --target-group-arn <target-group> --health-check-path <former-path> --region {region}',
        'aws elbv2 modify-target-group-attributes --target-group-arn <target-group> --attributes Key=deregistration_delay.timeout_seconds,Value=<former-seconds> --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['health-check-tells-truth'],
      impact: ['deployments-take-longer', 'failing-machines-replaced', 'replaces-whole'],
      save: [
        "aws elb describe-load-balancers --load-balancer-names {name} --query 'LoadBalancerDescriptions[].HealthCheck' --region {region} > health-check-before.json",
      ],
      run: [
        'aws elb configure-health-check --load-balancer-name {name} --health-check Target=HTTP:<port-of-the-servers>/<path-that-answers-200>,Interval=30,Timeout=5,UnhealthyThreshold=2,HealthyThreshold=3 --region {region}',
        "aws elb modify-load-balancer-attributes --load-balancer-name {name} --load-balancer-attributes 'ConnectionDraining={Enabled=true,Timeout=120}' --region {region}",
      ],
      verify: 'aws elb describe-load-balancer-attributes --load-balancer-name {name} --region {region}',
      undo: [
        'aws elb configure-health-check --load-balancer-name {name} --health-check Target=<former-target>,Interval=<former-seconds>,Timeout=<former-timeout>,UnhealthyThreshold=<former-count>,HealthyThreshold=<former-healthy-count> --region {region}',
        "aws elb modify-load-balancer-attributes --load-balancer-name {name} --load-balancer-attributes 'ConnectionDraining={Enabled=false}' --region {region}",
      ],
    },
    {
      for: 'AWS::ECS::Service',
      first: ['health-check-tells-truth'],
      impact: ['rolling-restart', 'failing-machines-replaced'],
      portal: 'ECS > Task definitions > Create new revision > Container > HealthCheck; Clusters > service > Update',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.App/containerApps',
      first: ['health-check-tells-truth'],
      impact: ['rolling-restart', 'failing-machines-replaced'],
      portal: 'Container App > Application > Containers > Health probes: readiness and liveness',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Web/sites',
      first: ['health-check-tells-truth'],
      impact: ['restarts', 'failing-machines-replaced'],
      run: [
        'az webapp config set --ids {id} --generic-configurations \'{"healthCheckPath":"/<path-that-answers-200>"}\'',
      ],
      verify: 'az webapp config show --ids {id} --query healthCheckPath',
      undo: ['az webapp config set --ids {id} --generic-configurations \'{"healthCheckPath":""}\''],
    },
    {
      for: 'Microsoft.Network/applicationGateways',
      first: ['health-check-tells-truth'],
      impact: ['deployments-take-longer'],
      run: [
        'az network application-gateway http-settings update --gateway-name {name} --name <http-settings> --connection-draining-timeout 120 --probe <probe> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network application-gateway http-settings list --gateway-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network application-gateway http-settings update --gateway-name {name} --name <http-settings> --connection-draining-timeout 0 --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Network/loadBalancers',
      first: ['health-check-tells-truth'],
      impact: ['failing-machines-replaced'],
      run: [
        'az network lb probe create --lb-name {name} --name health --protocol Http --port <port-of-the-servers> --path /<path-that-answers-200> --resource-group {resourceGroup} --subscription {account}',
        'az network lb rule update --lb-name {name} --name <rule> --probe-name health --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network lb rule show --lb-name {name} --name <rule> --query probe --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network lb rule update --lb-name {name} --name <rule> --probe-name null --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: ['compute.googleapis.com/UrlMap', 'compute.googleapis.com/BackendService'],
      first: ['health-check-tells-truth'],
      impact: ['deployments-take-longer', 'failing-machines-replaced'],
      save: [
        'gcloud compute backend-services describe <backend-service> --format=json --global --project {account} > service-before.json',
      ],
      run: [
        'gcloud compute health-checks create http <health-check> --port <port> --request-path <path-that-answers-200> --global --project {account}',
        'gcloud compute backend-services update <backend-service> --health-checks <health-check> --connection-draining-timeout 120 --global --project {account}',
      ],
      verify: 'gcloud compute backend-services describe <backend-service> --global --project {account}',
      undo: [
        'gcloud compute backend-services update <backend-service> --connection-draining-timeout <former-seconds> --global --project {account}',
      ],
    },
    {
      for: ['compute.googleapis.com/RegionUrlMap', 'compute.googleapis.com/RegionBackendService'],
      first: ['health-check-tells-truth'],
      impact: ['deployments-take-longer', 'failing-machines-replaced'],
      save: [
        'gcloud compute backend-services describe <backend-service> --format=json --region {region} --project {account} > service-before.json',
      ],
      run: [
        'gcloud compute health-checks create http <health-check> --port <port> --request-path <path-that-answers-200> --region {region} --project {account}',
        'gcloud compute backend-services update <backend-service> --health-checks <health-check> --connection-draining-timeout 120 --region {region} --project {account}',
      ],
      verify: 'gcloud compute backend-services describe <backend-service> --region {region} --project {account}',
      undo: [
        'gcloud compute backend-services update <backend-service> --connection-draining-timeout <former-seconds> --region {region} --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/TargetPool',
      first: ['health-check-tells-truth'],
      impact: ['failing-machines-replaced'],
      run: [
        'gcloud compute http-health-checks create <health-check> --port <port> --request-path <path-that-answers-200> --project {account}',
        'gcloud compute target-pools add-health-checks {name} --http-health-check <health-check> --region {region} --project {account}',
      ],
      verify: 'gcloud compute target-pools describe {name} --region {region} --project {account}',
      undo: [
        'gcloud compute target-pools remove-health-checks {name} --http-health-check <health-check> --region {region} --project {account}',
      ],
    },
    {
      for: 'run.googleapis.com/Service',
      first: ['health-check-tells-truth'],
      impact: ['failing-machines-replaced'],
      portal: 'Cloud Run > the service > Edit & deploy new revision > Containers > Health checks > Startup probe',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
