import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ApiGateway::RestApi',
      first: ['meant-for-public', 'callers-can-sign'],
      impact: ['others-refused', 'deploy-needed'],
      save: [
        'aws apigateway get-resources --rest-api-id {shortId} --embed methods --region {region} > methods-before.json',
      ],
      run: [
        'aws apigateway update-method --rest-api-id {shortId} --resource-id <resource> --http-method <method> --patch-operations op=replace,path=/authorizationType,value=AWS_IAM --region {region}',
        'aws apigateway create-deployment --rest-api-id {shortId} --stage-name <stage> --region {region}',
      ],
      verify:
        'aws apigateway get-method --rest-api-id {shortId} --resource-id <resource> --http-method <method> --query authorizationType --region {region}',
      undo: [
        'aws apigateway update-method --rest-api-id {shortId} --resource-id <resource> --http-method <method> --patch-operations op=replace,path=/authorizationType,value=NONE --region {region}',
        'aws apigateway create-deployment --rest-api-id {shortId} --stage-name <stage> --region {region}',
      ],
    },
    {
      for: 'AWS::ApiGatewayV2::Api',
      first: ['meant-for-public', 'callers-can-sign'],
      impact: ['others-refused', 'deploy-needed'],
      save: ['aws apigatewayv2 get-routes --api-id {shortId} --region {region} > routes-before.json'],
      run: [
        'aws apigatewayv2 update-route --api-id {shortId} --route-id <route> --authorization-type AWS_IAM --region {region}',
      ],
      verify:
        'aws apigatewayv2 get-route --api-id {shortId} --route-id <route> --query AuthorizationType --region {region}',
      undo: [
        'aws apigatewayv2 update-route --api-id {shortId} --route-id <route> --authorization-type NONE --region {region}',
      ],
    },
  ],
} satisfies Recipes;
