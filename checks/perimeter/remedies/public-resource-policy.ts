import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::KMS::Key',
      first: ['who-uses-it', 'keep-administrators'],
      impact: ['wrong-key-policy-locks-out'],
      save: [
        'aws kms get-key-policy --key-id {id} --policy-name default --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: 'policy.json = policy-before.json without Principal "*", with the accounts and roles by name, and with the statement of the administrators',
      run: ['aws kms put-key-policy --key-id {id} --policy-name default --policy file://policy.json --region {region}'],
      verify: 'aws kms get-key-policy --key-id {id} --policy-name default --region {region}',
      undo: [
        'aws kms put-key-policy --key-id {id} --policy-name default --policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::SecretsManager::Secret',
      first: ['who-uses-it'],
      impact: ['others-refused'],
      save: [
        'aws secretsmanager get-resource-policy --secret-id {id} --query ResourcePolicy --output text --region {region} > policy-before.json',
      ],
      edit: 'policy.json = policy-before.json without Principal "*", with the accounts and roles by name',
      run: [
        'aws secretsmanager put-resource-policy --secret-id {id} --resource-policy file://policy.json --block-public-policy --region {region}',
      ],
      verify: 'aws secretsmanager get-resource-policy --secret-id {id} --region {region}',
      undo: [
        'aws secretsmanager put-resource-policy --secret-id {id} --resource-policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: ['AWS::Backup::BackupVault', 'AWS::Backup::LogicallyAirGappedBackupVault'],
      first: ['who-uses-it'],
      impact: ['others-refused'],
      save: [
        'aws backup get-backup-vault-access-policy --backup-vault-name {name} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: 'policy.json = policy-before.json without Principal "*", with the accounts and roles by name',
      run: [
        'aws backup put-backup-vault-access-policy --backup-vault-name {name} --policy file://policy.json --region {region}',
      ],
      verify: 'aws backup get-backup-vault-access-policy --backup-vault-name {name} --region {region}',
      undo: [
        'aws backup put-backup-vault-access-policy --backup-vault-name {name} --policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::ECR::Repository',
      first: ['who-uses-it'],
      impact: ['others-refused'],
      save: [
        'aws ecr get-repository-policy --repository-name {name} --query policyText --output text --region {region} > policy-before.json',
      ],
      edit: 'policy.json = policy-before.json without Principal "*", with the accounts and roles by name',
      run: [
        'aws ecr set-repository-policy --repository-name {name} --policy-text file://policy.json --region {region}',
      ],
      verify: 'aws ecr get-repository-policy --repository-name {name} --region {region}',
      undo: [
        'aws ecr set-repository-policy --repository-name {name} --policy-text file://policy-before.json --region {region}',
      ],
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
} satisfies Recipes;
