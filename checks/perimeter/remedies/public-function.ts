import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Lambda::Function',
      first: ['callers-can-sign'],
      impact: ['unsigned-callers-refused'],
      save: [
        'aws lambda get-policy --function-name {name} --query Policy --output text --region {region} > policy-before.json',
      ],
      run: [
        'aws lambda update-function-url-config --function-name {name} --auth-type AWS_IAM --region {region}',
        'aws lambda remove-permission --function-name {name} --statement-id <each-public-statement> --region {region}',
      ],
      verify: 'aws lambda get-policy --function-name {name} --region {region}',
      undo: [
        'aws lambda update-function-url-config --function-name {name} --auth-type NONE --region {region}',
        "aws lambda add-permission --function-name {name} --statement-id <public-statement> --action lambda:InvokeFunctionUrl --principal '*' --function-url-auth-type NONE --region {region}",
        "aws lambda add-permission --function-name {name} --statement-id <second-public-statement> --action lambda:InvokeFunction --principal '*' --invoked-via-function-url --region {region}",
      ],
    },
  ],
  azure: [
    {
      for: ['Microsoft.Web/sites', 'Microsoft.Web/sites/slots'],
      first: ['callers-can-sign'],
      impact: ['unsigned-callers-refused'],
      portal:
        'Function App > Functions > function > Integration > Trigger > Authorization level: Function; App > Authentication > Require authentication',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: ['cloudfunctions.googleapis.com/Function', 'run.googleapis.com/Service'],
      first: ['callers-can-sign'],
      impact: ['unsigned-callers-refused'],
      save: [
        'gcloud run services get-iam-policy <service> --format json --region {region} --project {account} > policy-before.json',
      ],
      run: [
        'gcloud run services update <service> --invoker-iam-check --region {region} --project {account}',
        'gcloud run services remove-iam-policy-binding <service> --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --region {region} --project {account}',
      ],
      verify: 'gcloud run services get-iam-policy <service> --region {region} --project {account}',
      undo: [
        'gcloud run services add-iam-policy-binding <service> --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --region {region} --project {account}',
      ],
    },
    {
      for: 'cloudfunctions.googleapis.com/CloudFunction',
      first: ['callers-can-sign'],
      impact: ['unsigned-callers-refused'],
      save: [
        'gcloud functions get-iam-policy {name} --format json --region {region} --project {account} > policy-before.json',
      ],
      run: [
        'gcloud functions remove-iam-policy-binding {name} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --region {region} --project {account}',
      ],
      verify: 'gcloud functions get-iam-policy {name} --region {region} --project {account}',
      undo: [
        'gcloud functions add-iam-policy-binding {name} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --region {region} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
