import type { Recipes } from 'cloudbrief/check';
import { resourcePolicyRecipes } from './resource-policy-recipes.ts';

export default {
  aws: [
    {
      for: 'AWS::KMS::Key',
      first: ['who-uses-it', 'keep-administrators'],
      impact: ['wrong-key-policy-locks-out'],
      save: [
        'aws kms get-key-policy --key-id {id} --policy-name default --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: {
        file: 'policy.json',
        say: 'principals-by-name-and-administrators',
        from: 'policy-before.json',
        code: 'Principal "*"',
      },
      run: ['aws kms put-key-policy --key-id {id} --policy-name default --policy file://policy.json --region {region}'],
      verify: 'aws kms get-key-policy --key-id {id} --policy-name default --region {region}',
      undo: [
        'aws kms put-key-policy --key-id {id} --policy-name default --policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::Lambda::LayerVersion',
      first: ['who-uses-it'],
      impact: ['others-refused'],
      save: [
        'aws lambda get-layer-version-policy --layer-name {name} --version-number <version> --query Policy --output text --region {region} > policy-before.json',
      ],
      run: [
        'aws lambda remove-layer-version-permission --layer-name {name} --version-number <version> --statement-id <statement> --region {region}',
      ],
      verify: 'aws lambda get-layer-version-policy --layer-name {name} --version-number <version> --region {region}',
      undo: [
        "aws lambda add-layer-version-permission --layer-name {name} --version-number <version> --statement-id <statement> --action lambda:GetLayerVersion --principal '*' --region {region}",
      ],
    },
    {
      for: 'AWS::SSM::Document',
      first: ['who-uses-it'],
      impact: ['others-refused'],
      run: [
        'aws ssm modify-document-permission --name {name} --permission-type Share --account-ids-to-remove all --region {region}',
      ],
      verify: 'aws ssm describe-document-permission --name {name} --permission-type Share --region {region}',
      undo: [
        'aws ssm modify-document-permission --name {name} --permission-type Share --account-ids-to-add all --region {region}',
      ],
    },
    ...resourcePolicyRecipes('who-uses-it', {
      file: 'policy.json',
      say: 'principals-by-name',
      from: 'policy-before.json',
      code: 'Principal "*"',
    }),
    {
      for: 'AWS::SQS::Queue',
      first: ['who-uses-it', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws sqs get-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attribute-names Policy --query Attributes --output json --region {region} > attributes-before.json',
      ],
      edit: {
        file: 'attributes.json',
        say: 'principals-by-name',
        from: 'attributes-before.json',
        code: 'Principal "*"',
      },
      run: [
        'aws sqs set-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attributes file://attributes.json --region {region}',
      ],
      verify:
        'aws sqs get-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attribute-names Policy --region {region}',
      undo: [
        'aws sqs set-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attributes file://attributes-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::SNS::Topic',
      first: ['who-uses-it', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws sns get-topic-attributes --topic-arn {id} --query Attributes.Policy --output text --region {region} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'principals-by-name', from: 'policy-before.json', code: 'Principal "*"' },
      run: [
        'aws sns set-topic-attributes --topic-arn {id} --attribute-name Policy --attribute-value file://policy.json --region {region}',
      ],
      verify: 'aws sns get-topic-attributes --topic-arn {id} --region {region}',
      undo: [
        'aws sns set-topic-attributes --topic-arn {id} --attribute-name Policy --attribute-value file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::Events::EventBus',
      first: ['who-uses-it', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws events describe-event-bus --name {name} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'principals-by-name', from: 'policy-before.json', code: 'Principal "*"' },
      run: ['aws events put-permission --event-bus-name {name} --policy file://policy.json --region {region}'],
      verify: 'aws events describe-event-bus --name {name} --region {region}',
      undo: ['aws events put-permission --event-bus-name {name} --policy file://policy-before.json --region {region}'],
    },
    {
      for: 'AWS::EFS::FileSystem',
      first: ['who-uses-it', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws efs describe-file-system-policy --file-system-id {shortId} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'principals-by-name', from: 'policy-before.json', code: 'Principal "*"' },
      run: ['aws efs put-file-system-policy --file-system-id {shortId} --policy file://policy.json --region {region}'],
      verify: 'aws efs describe-file-system-policy --file-system-id {shortId} --region {region}',
      undo: [
        'aws efs put-file-system-policy --file-system-id {shortId} --policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::Kinesis::Stream',
      first: ['who-uses-it', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws kinesis get-resource-policy --resource-arn {id} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'principals-by-name', from: 'policy-before.json', code: 'Principal "*"' },
      run: ['aws kinesis put-resource-policy --resource-arn {id} --policy file://policy.json --region {region}'],
      verify: 'aws kinesis get-resource-policy --resource-arn {id} --region {region}',
      undo: [
        'aws kinesis put-resource-policy --resource-arn {id} --policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: ['AWS::MSK::Cluster', 'AWS::MSK::ServerlessCluster'],
      first: ['who-uses-it', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws kafka get-cluster-policy --cluster-arn {id} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'principals-by-name', from: 'policy-before.json', code: 'Principal "*"' },
      run: ['aws kafka put-cluster-policy --cluster-arn {id} --policy file://policy.json --region {region}'],
      verify: 'aws kafka get-cluster-policy --cluster-arn {id} --region {region}',
      undo: ['aws kafka put-cluster-policy --cluster-arn {id} --policy file://policy-before.json --region {region}'],
    },
    {
      for: 'AWS::Logs::LogGroup',
      first: ['who-uses-it', 'keep-statements'],
      impact: ['others-refused'],
      save: ['aws logs describe-resource-policies --output json --region {region} > policies-before.json'],
      edit: { file: 'policy.json', say: 'principals-of-document', code: 'Principal "*"' },
      run: [
        'aws logs put-resource-policy --policy-name <policy> --policy-document file://policy.json --region {region}',
      ],
      verify: 'aws logs describe-resource-policies --region {region}',
      undo: 'restore-from-saved',
    },
  ],
  azure: [
    {
      for: 'Microsoft.ContainerRegistry/registries',
      first: ['who-uses-it'],
      impact: ['others-refused'],
      run: [
        'az acr update --name {name} --anonymous-pull-enabled false --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az acr show --name {name} --query anonymousPullEnabled --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az acr update --name {name} --anonymous-pull-enabled true --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'bigquery.googleapis.com/Dataset',
      first: ['who-uses-it', 'meant-for-public'],
      impact: ['others-refused'],
      portal:
        'BigQuery > the dataset > Sharing > Permissions: remove allUsers and allAuthenticatedUsers, add the groups that need it',
      undo: 'set-back-in-console',
    },
    {
      for: 'artifactregistry.googleapis.com/Repository',
      first: ['identity-may'],
      impact: ['others-refused'],
      save: [
        'gcloud artifacts repositories get-iam-policy {name} --format json --location {region} --project {account} > policy-before.json',
      ],
      run: [
        'gcloud artifacts repositories remove-iam-policy-binding {name} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --location {region} --project {account}',
      ],
      verify: 'gcloud artifacts repositories get-iam-policy {name} --location {region} --project {account}',
      undo: [
        'gcloud artifacts repositories add-iam-policy-binding {name} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --location {region} --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/Image',
      first: ['who-uses-it', 'meant-for-public'],
      impact: ['others-refused'],
      save: ['gcloud compute images get-iam-policy {name} --format=json --project {account} > policy-before.json'],
      run: [
        'gcloud compute images remove-iam-policy-binding {name} --member allAuthenticatedUsers --role <public-role> --project {account}',
      ],
      verify: 'gcloud compute images get-iam-policy {name} --project {account}',
      undo: [
        'gcloud compute images add-iam-policy-binding {name} --member allAuthenticatedUsers --role <public-role> --project {account}',
      ],
    },
    {
      for: 'pubsub.googleapis.com/Topic',
      first: ['identity-may'],
      impact: ['others-refused'],
      save: ['gcloud pubsub topics get-iam-policy {name} --format=json --project {account} > policy-before.json'],
      run: [
        'gcloud pubsub topics remove-iam-policy-binding {name} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --project {account}',
      ],
      verify: 'gcloud pubsub topics get-iam-policy {name} --project {account}',
      undo: [
        'gcloud pubsub topics add-iam-policy-binding {name} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --project {account}',
      ],
    },
    {
      for: 'cloudkms.googleapis.com/CryptoKey',
      first: ['identity-may'],
      impact: ['others-refused'],
      save: [
        'gcloud kms keys get-iam-policy {name} --keyring {parent} --location {region} --format=json --project {account} > policy-before.json',
      ],
      run: [
        'gcloud kms keys remove-iam-policy-binding {name} --keyring {parent} --location {region} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --project {account}',
      ],
      verify: 'gcloud kms keys get-iam-policy {name} --keyring {parent} --location {region} --project {account}',
      undo: [
        'gcloud kms keys add-iam-policy-binding {name} --keyring {parent} --location {region} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --project {account}',
      ],
    },
    {
      for: 'secretmanager.googleapis.com/Secret',
      first: ['identity-may'],
      impact: ['others-refused'],
      save: ['gcloud secrets get-iam-policy {name} --format=json --project {account} > policy-before.json'],
      run: [
        'gcloud secrets remove-iam-policy-binding {name} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --project {account}',
      ],
      verify: 'gcloud secrets get-iam-policy {name} --project {account}',
      undo: [
        'gcloud secrets add-iam-policy-binding {name} --member <allUsers-or-allAuthenticatedUsers> --role <public-role> --project {account}',
      ],
    },
    {
      for: 'backupdr.googleapis.com/BackupVault',
      first: ['identity-may'],
      impact: ['others-refused'],
      portal: 'Backup and DR > Backup vaults > this vault > Permissions',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
