import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'aws elbv2 modify-load-balancer-attributes --load-balancer-arn {id} --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=<bucket> --region {region}',
      ],
      verify: 'aws elbv2 describe-load-balancer-attributes --load-balancer-arn {id} --region {region}',
      undo: [
        'aws elbv2 modify-load-balancer-attributes --load-balancer-arn {id} --attributes Key=access_logs.s3.enabled,Value=false --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        "aws elb modify-load-balancer-attributes --load-balancer-name {name} --load-balancer-attributes 'AccessLog={Enabled=true,S3BucketName=<bucket>,EmitInterval=5}' --region {region}",
      ],
      verify: 'aws elb describe-load-balancer-attributes --load-balancer-name {name} --region {region}',
      undo: [
        "aws elb modify-load-balancer-attributes --load-balancer-name {name} --load-balancer-attributes 'AccessLog={Enabled=false}' --region {region}",
      ],
    },
    {
      for: 'AWS::CloudFront::Distribution',
      first: ['target-exists'],
      impact: ['storage-has-a-price', 'spreads-in-minutes'],
      save: ['aws cloudfront get-distribution-config --id {shortId} > distribution-before.json'],
      edit: {
        file: 'distribution.json',
        say: 'distribution-with',
        from: 'distribution-before.json',
        code: 'Logging {"Enabled":true,"IncludeCookies":false,"Bucket":"BUCKET.s3.amazonaws.com","Prefix":""}',
      },
      run: [
        'aws cloudfront update-distribution --id {shortId} --distribution-config file://distribution.json --if-match <etag-of-distribution-before>',
      ],
      verify: 'aws cloudfront get-distribution-config --id {shortId} --query DistributionConfig.Logging',
      undo: 'restore-saved-file-new-etag',
    },
    {
      for: 'AWS::ApiGateway::RestApi',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'aws apigateway update-stage --rest-api-id {shortId} --stage-name <stage> --patch-operations op=replace,path=/accessLogSettings/destinationArn,value=<arn-of-the-log-group> op=replace,path=/accessLogSettings/format,value=<format> --region {region}',
      ],
      verify:
        'aws apigateway get-stage --rest-api-id {shortId} --stage-name <stage> --query accessLogSettings --region {region}',
      undo: [
        'aws apigateway update-stage --rest-api-id {shortId} --stage-name <stage> --patch-operations op=remove,path=/accessLogSettings --region {region}',
      ],
    },
    {
      for: 'AWS::ApiGatewayV2::Api',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'aws apigatewayv2 update-stage --api-id {shortId} --stage-name <stage> --access-log-settings DestinationArn=<arn-of-the-log-group>,Format=<format> --region {region}',
      ],
      verify:
        'aws apigatewayv2 get-stage --api-id {shortId} --stage-name <stage> --query AccessLogSettings --region {region}',
      undo: ['aws apigatewayv2 delete-access-log-settings --api-id {shortId} --stage-name <stage> --region {region}'],
    },
    {
      for: 'AWS::GlobalAccelerator::Accelerator',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'aws globalaccelerator update-accelerator-attributes --accelerator-arn {id} --flow-logs-enabled --flow-logs-s3-bucket <bucket> --flow-logs-s3-prefix <prefix> --region us-west-2',
      ],
      verify: 'aws globalaccelerator describe-accelerator-attributes --accelerator-arn {id} --region us-west-2',
      undo: [
        'aws globalaccelerator update-accelerator-attributes --accelerator-arn {id} --no-flow-logs-enabled --region us-west-2',
      ],
    },
    {
      for: 'AWS::WAFv2::WebACL',
      first: ['waf-log-name'],
      impact: ['storage-has-a-price'],
      run: [
        'aws wafv2 put-logging-configuration --logging-configuration ResourceArn={id},LogDestinationConfigs=<arn-of-aws-waf-logs-bucket-or-group> --region {region}',
      ],
      verify: 'aws wafv2 get-logging-configuration --resource-arn {id} --region {region}',
      undo: ['aws wafv2 delete-logging-configuration --resource-arn {id} --region {region}'],
    },
    {
      for: 'AWS::NetworkFirewall::Firewall',
      first: ['target-exists'],
      impact: ['storage-has-a-price', 'replaces-whole', 'one-log-type-per-call'],
      save: [
        'aws network-firewall describe-logging-configuration --firewall-arn {id} --query LoggingConfiguration --region {region} > logging-before.json',
      ],
      edit: {
        file: 'logging.json',
        say: 'inside',
        from: 'logging-before.json',
        code: '{"LogType":"FLOW","LogDestinationType":"S3","LogDestination":{"bucketName":"BUCKET"}}',
        place: 'LogDestinationConfigs',
      },
      run: [
        'aws network-firewall update-logging-configuration --firewall-arn {id} --logging-configuration file://logging.json --region {region}',
      ],
      verify: 'aws network-firewall describe-logging-configuration --firewall-arn {id} --region {region}',
      undo: [
        'aws network-firewall update-logging-configuration --firewall-arn {id} --logging-configuration file://logging-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::Route53::HostedZone',
      first: ['dns-log-group-us-east-1'],
      impact: ['storage-has-a-price'],
      run: [
        'aws route53 create-query-logging-config --hosted-zone-id {shortId} --cloud-watch-logs-log-group-arn <arn-of-the-log-group-in-us-east-1>',
      ],
      verify: 'aws route53 list-query-logging-configs --hosted-zone-id {shortId}',
      undo: ['aws route53 delete-query-logging-config --id <logging-config>'],
    },
  ],
  azure: [
    {
      for: [
        'Microsoft.Network/applicationGateways',
        'Microsoft.Network/loadBalancers',
        'Microsoft.Network/trafficManagerProfiles',
        'Microsoft.Network/azureFirewalls',
        'Microsoft.Network/networkSecurityGroups',
        'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies',
        'Microsoft.Cdn/profiles/afdEndpoints',
        'Microsoft.Cdn/profiles/endpoints',
        'Microsoft.Network/frontDoors',
        'Microsoft.ApiManagement/service',
      ],
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      save: ['az monitor diagnostic-settings categories list --resource <id-of-the-profile-or-resource>'],
      run: [
        'az monitor diagnostic-settings create --name access --resource <id-of-the-profile-or-resource> --workspace <id-of-the-workspace> --logs \'[{"categoryGroup":"allLogs","enabled":true}]\'',
      ],
      verify: 'az monitor diagnostic-settings list --resource <id-of-the-profile-or-resource>',
      undo: ['az monitor diagnostic-settings delete --name access --resource <id-of-the-profile-or-resource>'],
    },
  ],
  gcp: [
    {
      for: ['compute.googleapis.com/UrlMap', 'compute.googleapis.com/BackendService'],
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      save: [
        'gcloud compute backend-services describe <backend-service> --format=json --global --project {account} > service-before.json',
      ],
      run: [
        'gcloud compute backend-services update <backend-service> --enable-logging --logging-sample-rate 1.0 --global --project {account}',
      ],
      verify:
        "gcloud compute backend-services describe <backend-service> --format='value(logConfig)' --global --project {account}",
      undo: [
        'gcloud compute backend-services update <backend-service> --no-enable-logging --global --project {account}',
      ],
    },
    {
      for: ['compute.googleapis.com/RegionUrlMap', 'compute.googleapis.com/RegionBackendService'],
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      save: [
        'gcloud compute backend-services describe <backend-service> --format=json --region {region} --project {account} > service-before.json',
      ],
      run: [
        'gcloud compute backend-services update <backend-service> --enable-logging --logging-sample-rate 1.0 --region {region} --project {account}',
      ],
      verify:
        "gcloud compute backend-services describe <backend-service> --format='value(logConfig)' --region {region} --project {account}",
      undo: [
        'gcloud compute backend-services update <backend-service> --no-enable-logging --region {region} --project {account}',
      ],
    },
    {
      for: 'dns.googleapis.com/ManagedZone',
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      run: ['gcloud dns managed-zones update {name} --log-dns-queries --project {account}'],
      verify:
        "gcloud dns managed-zones describe {name} --format='value(cloudLoggingConfig.enableLogging)' --project {account}",
      undo: ['gcloud dns managed-zones update {name} --no-log-dns-queries --project {account}'],
    },
  ],
} satisfies Recipes;
