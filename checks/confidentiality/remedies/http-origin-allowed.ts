import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CloudFront::Distribution',
      first: ['origin-has-certificate'],
      impact: ['spreads-in-minutes', 'mistake-takes-it-down'],
      save: ['aws cloudfront get-distribution-config --id {shortId} > distribution-before.json'],
      edit: {
        file: 'distribution.json',
        say: 'each-origin-with',
        from: 'distribution-before.json',
        code: 'CustomOriginConfig.OriginProtocolPolicy "https-only"',
      },
      run: [
        'aws cloudfront update-distribution --id {shortId} --distribution-config file://distribution.json --if-match <etag-of-distribution-before>',
      ],
      verify:
        "aws cloudfront get-distribution-config --id {shortId} --query 'DistributionConfig.Origins.Items[].CustomOriginConfig.OriginProtocolPolicy'",
      undo: 'restore-saved-file-new-etag',
    },
    {
      for: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
      first: ['origin-has-certificate'],
      impact: ['mistake-takes-it-down', 'deploy-needed'],
      portal: 'API Gateway > API > Integrations > Endpoint URL: https://; Deploy API',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: ['Microsoft.Network/frontDoors', 'Microsoft.Cdn/profiles/endpoints'],
      first: ['origin-has-certificate'],
      impact: ['spreads-in-minutes', 'mistake-takes-it-down'],
      portal:
        'Front Door (classic) > Front Door designer > routing rule > Forwarding protocol: HTTPS only; CDN endpoint > Origin > HTTP off',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Cdn/profiles/afdEndpoints',
      first: ['origin-has-certificate'],
      impact: ['spreads-in-minutes', 'mistake-takes-it-down'],
      portal: 'Front Door > Front Door manager > endpoint > route > Forwarding protocol: HTTPS only',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
