import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::IAM::Role',
      first: ['agree-external-id', 'keep-statements'],
      impact: ['others-refused'],
      save: ['aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument > trust-before.json'],
      edit: {
        file: 'trust.json',
        say: 'partner-statement-with',
        from: 'trust-before.json',
        code: '"Condition":{"StringEquals":{"sts:ExternalId":"VALUE"}}',
      },
      run: ['aws iam update-assume-role-policy --role-name {name} --policy-document file://trust.json'],
      verify: 'aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument',
      undo: ['aws iam update-assume-role-policy --role-name {name} --policy-document file://trust-before.json'],
    },
  ],
  gcp: [
    {
      for: ['cloudresourcemanager.googleapis.com/Member', 'iam.googleapis.com/ServiceAccount'],
      first: ['who-is-this-account'],
      impact: ['others-refused'],
      save: ['gcloud projects get-iam-policy {account} --format=json > policy-before.json'],
      run: ['gcloud projects remove-iam-policy-binding {account} --member <outsider> --role <role> --condition None'],
      verify: 'gcloud projects get-iam-policy {account}',
      undo: ['gcloud projects add-iam-policy-binding {account} --member <outsider> --role <role> --condition None'],
    },
    {
      for: 'apikeys.googleapis.com/Key',
      first: ['see-last-use', 'replacement-first'],
      impact: ['key-stops-at-once'],
      portal: 'APIs & Services > Credentials > the key > API restrictions; Delete',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
