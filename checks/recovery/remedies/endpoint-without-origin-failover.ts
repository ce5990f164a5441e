import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CloudFront::Distribution',
      first: ['new-target-answers'],
      impact: ['spreads-in-minutes', 'failover-for-reads-only'],
      save: ['aws cloudfront get-distribution-config --id {shortId} > distribution-before.json'],
      edit: {
        file: 'distribution.json',
        say: 'second-origin',
        from: 'distribution-before.json',
        code: '500, 502, 503, 504',
      },
      run: [
        'aws cloudfront update-distribution --id {shortId} --distribution-config file://distribution.json --if-match <etag-of-distribution-before>',
      ],
      verify: 'aws cloudfront get-distribution-config --id {shortId} --query DistributionConfig.OriginGroups',
      undo: 'restore-saved-file-new-etag',
    },
    {
      for: 'AWS::GlobalAccelerator::Accelerator',
      first: ['new-target-answers'],
      impact: ['traffic-shifts'],
      save: ['aws globalaccelerator list-listeners --accelerator-arn {id} --region us-west-2'],
      run: [
        'aws globalaccelerator create-endpoint-group --listener-arn <listener> --endpoint-group-region <other-region> --endpoint-configurations EndpointId=<arn-of-the-load-balancer-there> --traffic-dial-percentage 0 --region us-west-2',
        'aws globalaccelerator update-endpoint-group --endpoint-group-arn <endpoint-group> --traffic-dial-percentage <share-in-percent> --region us-west-2',
      ],
      verify: 'aws globalaccelerator list-endpoint-groups --listener-arn <listener> --region us-west-2',
      undo: ['aws globalaccelerator delete-endpoint-group --endpoint-group-arn <endpoint-group> --region us-west-2'],
    },
    {
      for: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api', 'AWS::ApiGateway::DomainName'],
      first: ['new-target-answers'],
      impact: ['second-copy-has-a-price'],
      portal: 'API Gateway > the same API in a second region; Route 53 > failover records with health checks',
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      for: ['Microsoft.Network/frontDoors', 'Microsoft.Cdn/profiles/endpoints'],
      first: ['new-target-answers'],
      impact: ['spreads-in-minutes'],
      portal:
        'Front Door (classic) > Front Door designer > backend pool > Add a backend in the other region; CDN endpoint > Origin > Origin groups',
      undo: 'delete-new',
    },
    {
      for: 'Microsoft.Cdn/profiles/afdEndpoints',
      first: ['new-target-answers'],
      impact: ['spreads-in-minutes'],
      portal: 'Front Door > Origin groups > group > Add an origin in the other region, priority 2',
      undo: 'delete-new',
    },
    {
      for: 'Microsoft.Network/trafficManagerProfiles',
      first: ['new-target-answers'],
      impact: ['traffic-shifts'],
      run: [
        'az network traffic-manager endpoint create --profile-name {name} --name second --type azureEndpoints --target-resource-id <id-in-the-other-region> --endpoint-status Enabled --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az network traffic-manager endpoint list --profile-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az network traffic-manager endpoint delete --profile-name {name} --name second --type azureEndpoints --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
